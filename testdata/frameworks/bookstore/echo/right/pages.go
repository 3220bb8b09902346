package main

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/echo/right/problem"
	"example.com/frameworks/bookstore/echo/right/view"
	"example.com/frameworks/bookstore/shelf"
)

const suggestPage = `<!doctype html>
<title>Suggest a book</title>
{{with .Error}}<p>The book was not taken: {{.}}</p>{{end}}
<form method="post"><input name="title" value="{{.Title}}"><input name="isbn" value="{{.ISBN}}"><button>Suggest</button></form>
`

// suggestion is what the form shows.
type suggestion struct{ Title, ISBN, Error string }

// suggest shows a form, and shows it again if something is wrong with it: a
// page to go on with, not a failure.
func (s *server) suggest(c echo.Context) error {
	if c.Request().Method == http.MethodGet {
		return c.Render(http.StatusOK, "suggest", suggestion{})
	}
	book := shelf.Book{Title: c.FormValue("title"), ISBN: c.FormValue("isbn"), Pages: 1}
	if err := book.Validate(); err != nil {
		return c.Render(http.StatusOK, "suggest", suggestion{book.Title, book.ISBN, err.Error()})
	}
	s.log.add("somebody suggests " + book.Title)
	return c.Redirect(http.StatusSeeOther, "/books")
}

// export writes one line for each book.
func (s *server) export(c echo.Context) error {
	list, err := s.shelf.List(c.Request().Context())
	if err != nil {
		return view.Sorry(c, err)
	}
	c.Response().Header().Set(echo.HeaderContentType, echo.MIMETextPlainCharsetUTF8)
	c.Response().WriteHeader(http.StatusOK)
	fmt.Fprintf(c.Response(), "%d books\n", len(list))
	for _, book := range list {
		fmt.Fprintf(c.Response(), "%s\t%s\n", book.ISBN, book.Title)
	}
	return nil
}

// feed streams the books as events. The client learns at once that it is
// connected, so a later failure can only be one more event.
func (s *server) feed(c echo.Context) error {
	w := c.Response()
	w.Header().Set(echo.HeaderContentType, "text/event-stream")
	w.WriteHeader(http.StatusOK)
	w.Flush()
	list, err := s.shelf.List(c.Request().Context())
	if err != nil {
		_, err := fmt.Fprint(w, "event: error\ndata: the shelf cannot be read\n\n")
		return err
	}
	for _, book := range list {
		if _, err := fmt.Fprintf(w, "event: book\ndata: %s\n\n", book.Title); err != nil {
			return err
		}
	}
	return nil
}

// What follows are the addresses of earlier years.

func (s *server) oldBook(c echo.Context) error {
	id, err := bookID(c)
	if err != nil {
		return echo.ErrNotFound // no book ever had this address
	}
	return problem.Moved(bookURL(id))
}

func (s *server) oldList(c echo.Context) error {
	// handleError keeps what is set here.
	c.Response().Header().Set(echo.HeaderLocation, "/books")
	return echo.NewHTTPError(http.StatusMovedPermanently, "see /books")
}

func (s *server) oldCatalogue(c echo.Context) error {
	c.Response().Header().Set(echo.HeaderLocation, "/books")
	return c.NoContent(http.StatusSeeOther)
}
