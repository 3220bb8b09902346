// Package fiber3server replies through fiber v3.
package fiber3server

import (
	"errors"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v3"
)

type book struct {
	Title string
	Pages int
}

func create(c fiber.Ctx) error {
	var b book
	if err := c.Bind().Body(&b); err != nil {
		return c.Status(fiber.StatusInternalServerError).JSON(fiber.Map{"error": "body"}) // want "500 Internal Server Error for the client's mistake"
	}
	if err := save(b); err != nil {
		return c.JSON(fiber.Map{"error": err.Error()}) // want "200 OK with an error body"
	}
	return c.Status(fiber.StatusCreated).JSON(b)
}

func find(c fiber.Ctx) error {
	var filter struct{ Author string }
	if err := c.Bind().WithoutAutoHandling().Query(&filter); err != nil {
		return fiber.ErrInternalServerError // want "500 Internal Server Error for the client's mistake"
	}
	if filter.Author == "" {
		return c.Status(fiber.StatusNoContent).SendString("no author") // want "body with 204 No Content"
	}
	return c.JSON([]book{})
}

func get(c fiber.Ctx) error {
	id, err := strconv.Atoi(c.Params("id"))
	if err != nil {
		return fiber.NewErrorf(fiber.StatusInternalServerError, "id %s", c.Params("id")) // want "500 Internal Server Error for the client's mistake"
	}
	if id == 0 {
		return c.SendStatus(fiber.StatusFound) // want "302 Found without Location"
	}
	return c.JSON(book{Pages: id})
}

func renamed(c fiber.Ctx) error {
	c.Status(fiber.StatusMovedPermanently) // want "301 Moved Permanently without Location"
	return nil
}

func picture(c fiber.Ctx) error {
	if _, err := c.FormFile("picture"); err != nil {
		return &fiber.Error{Code: 500, Message: "picture"} // want "500 Internal Server Error for the client's mistake"
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func auth(c fiber.Ctx) error {
	token := strings.TrimPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ")
	if token == "" {
		return fiber.ErrForbidden // want "403 Forbidden to a client without credentials"
	}
	if c.Cookies("session_id") == "" {
		return c.Status(fiber.StatusForbidden).JSON(fiber.Map{"error": "session"}) // want "403 Forbidden to a client without credentials"
	}
	return c.Next()
}

// What follows is right.

func passesOn(c fiber.Ctx) error {
	var b book
	if err := c.Bind().WithAutoHandling().JSON(&b); err != nil {
		return err // fiber has set 400
	}
	if err := save(b); err != nil {
		return err // fiber's 500
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func lastStatusWins(c fiber.Ctx) error {
	c.Status(fiber.StatusOK)
	if err := save(book{}); err != nil {
		if err := c.JSON(fiber.Map{"error": err.Error()}); err != nil {
			return err
		}
		c.Status(fiber.StatusServiceUnavailable) // buffered: it is this one that is sent
		return nil
	}
	return c.JSON(fiber.Map{"saved": true})
}

func late(c fiber.Ctx) error {
	c.Status(fiber.StatusPermanentRedirect)
	c.Location("/books")
	return nil
}

func lateByName(c fiber.Ctx) error {
	err := c.SendStatus(fiber.StatusFound)
	c.Set(fiber.HeaderLocation, "/books")
	return err
}

func redirect(c fiber.Ctx) error { return c.Redirect().To("/books") }

func redirectForGood(c fiber.Ctx) error {
	return c.Redirect().Status(fiber.StatusMovedPermanently).To("/books")
}

func back(c fiber.Ctx) error { return c.Redirect().With("notice", "saved").Back("/books") }

func needsToken(c fiber.Ctx) error {
	if c.Get(fiber.HeaderAuthorization) == "" {
		c.Set(fiber.HeaderWWWAuthenticate, "Bearer")
		return fiber.ErrUnauthorized
	}
	if role := fiber.Locals[string](c, "role"); role != "editor" {
		return fiber.ErrForbidden // the token is there, the right is not
	}
	return c.Next()
}

func wellKnown(c fiber.Ctx) error {
	id, err := fiber.Convert(c.Params("id"), strconv.Atoi)
	if err != nil {
		return fiber.ErrNotFound
	}
	if err := save(book{Pages: id}); errors.Is(err, errGone) {
		return &fiber.Error{Code: fiber.StatusGone, Message: "sold out"}
	} else if err != nil {
		return fiber.NewError(fiber.StatusInternalServerError, "save")
	}
	return c.JSON(book{Pages: fiber.Query[int](c, "pages", 1)})
}

func throughRes(c fiber.Ctx) error {
	if c.Req().Query("q") == "" {
		return c.Res().Status(fiber.StatusBadRequest).JSON(fiber.Map{"error": "q is missing"})
	}
	return c.Res().JSON(fiber.Map{"hits": 0})
}

var (
	state   error
	errGone = errors.New("gone")
)

func save(book) error { return state }

func uncovered(c fiber.Ctx) error {
	file, err := c.FormFile("cover")
	if err != nil {
		return err // want "500 Internal Server Error for the client's mistake"
	}
	return c.JSON(file.Size)
}
