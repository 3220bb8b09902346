// Package restfulserver replies through go-restful.
package restfulserver

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/emicklei/go-restful/v3"
)

type parcel struct {
	ID     int
	Weight int
}

var errUnknown = errors.New("no such parcel")

func send(req *restful.Request, resp *restful.Response) {
	var p parcel
	if err := req.ReadEntity(&p); err != nil {
		resp.WriteError(http.StatusInternalServerError, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := store(p); err != nil {
		resp.WriteEntity(map[string]string{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	resp.WriteHeaderAndEntity(http.StatusCreated, p)
	resp.AddHeader("Location", "/parcels/1") // want "Location comes too late"
}

func track(req *restful.Request, resp *restful.Response) {
	id, err := strconv.Atoi(req.PathParameter("id"))
	if err != nil {
		resp.WriteErrorString(http.StatusInternalServerError, "id") // want "500 Internal Server Error for the client's mistake"
		return
	}
	p, err := find(id)
	if errors.Is(err, errUnknown) {
		resp.WriteHeaderAndJson(http.StatusNoContent, parcel{}, restful.MIME_JSON) // want "body with 204 No Content"
		return
	}
	if err != nil {
		resp.WriteError(http.StatusInternalServerError, err) // want "reply without return"
	}
	resp.WriteAsJson(p)
}

func signedIn(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if req.HeaderParameter("Authorization") == "" {
		resp.WriteErrorString(http.StatusForbidden, "token") // want "403 Forbidden to a client without credentials"
		return
	}
	chain.ProcessFilter(req, resp)
}

func relocated(req *restful.Request, resp *restful.Response) {
	if req.QueryParameter("id") == "" {
		resp.WriteErrorString(http.StatusBadRequest, "id") // want "reply without return"
	}
	resp.WriteHeader(http.StatusNoContent)
}

func gone(req *restful.Request, resp *restful.Response) {
	resp.WriteHeader(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
}

// What follows is right.

func sends(req *restful.Request, resp *restful.Response) {
	var p parcel
	if err := req.ReadEntity(&p); err != nil {
		resp.WriteError(http.StatusBadRequest, err)
		return
	}
	if err := store(p); err != nil {
		resp.WriteErrorString(http.StatusInternalServerError, "internal error")
		return
	}
	resp.AddHeader("Location", "/parcels/1")
	resp.WriteHeaderAndEntity(http.StatusCreated, p)
}

func drops(req *restful.Request, resp *restful.Response) {
	if req.PathParameter("id") == "" {
		resp.WriteServiceError(http.StatusNotFound, restful.NewError(http.StatusNotFound, "no such parcel"))
		return
	}
	resp.Header().Set("X-Dropped", "1")
	resp.WriteHeaderAndEntity(http.StatusNoContent, nil)
}

func forEditors(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if role, _ := req.Attribute("role").(string); role != "editor" {
		resp.WriteErrorString(http.StatusForbidden, "for editors")
		return
	}
	chain.ProcessFilter(req, resp)
}

func store(parcel) error { return full }

func find(int) (*parcel, error) { return nil, full }

var full error
