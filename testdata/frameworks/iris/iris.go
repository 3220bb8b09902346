// Package irisserver replies through iris.
package irisserver

import (
	"github.com/kataras/iris/v12"
)

type plant struct {
	Name  string
	Water int
}

func sow(ctx iris.Context) {
	var p plant
	if err := ctx.ReadJSON(&p); err != nil {
		ctx.StopWithError(iris.StatusInternalServerError, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := grow(p); err != nil {
		ctx.JSON(iris.Map{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	ctx.StatusCode(iris.StatusCreated)
	ctx.JSON(p)
	ctx.StatusCode(iris.StatusAccepted) // want "202 Accepted comes too late"
}

func show(ctx iris.Context) {
	id, err := ctx.Params().GetInt("id")
	if err != nil {
		ctx.StatusCode(iris.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		ctx.WriteString("id")
		return
	}
	if _, err := ctx.URLParamInt("page"); err != nil {
		ctx.StopWithText(iris.StatusBadGateway, "page") // want "502 Bad Gateway for the client's mistake"
		return
	}
	if id == 0 {
		ctx.StatusCode(iris.StatusNoContent)
		ctx.JSON(plant{}) // want "body with 204 No Content"
		return
	}
	if id == 1 {
		ctx.StopWithJSON(iris.StatusNotFound, iris.Map{"error": "no such plant"}) // want "reply without return"
	}
	ctx.JSON(plant{})
}

func signedIn(ctx iris.Context) {
	if ctx.GetHeader("Authorization") == "" {
		ctx.StopWithStatus(iris.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	ctx.Next()
}

// What follows is right.

func sows(ctx iris.Context) {
	var p plant
	if err := ctx.ReadJSON(&p); err != nil {
		ctx.StopWithProblem(iris.StatusBadRequest, iris.NewProblem().Title("body"))
		return
	}
	if err := grow(p); err != nil {
		ctx.StatusCode(iris.StatusInternalServerError)
		ctx.JSON(iris.Map{"error": "internal error"})
		return
	}
	ctx.StatusCode(iris.StatusCreated)
	ctx.Header("Location", "/plants/1")
	ctx.JSON(p)
}

// Before a byte has gone out the last status counts.
func decides(ctx iris.Context) {
	ctx.StatusCode(iris.StatusAccepted)
	if ctx.URLParam("now") != "" {
		ctx.StatusCode(iris.StatusOK)
	}
	ctx.Header("X-Garden", "1")
	ctx.Text("sown")
}

func moved(ctx iris.Context) { ctx.Redirect("/plants", iris.StatusMovedPermanently) }

func missing(ctx iris.Context) { ctx.NotFound() }

func forGardeners(ctx iris.Context) {
	if ctx.Values().GetString("role") != "gardener" {
		ctx.StopWithStatus(iris.StatusForbidden)
		return
	}
	ctx.Next()
}

func grow(plant) error { return frost }

var frost error
