package main

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/echo/right/problem"
	"example.com/frameworks/bookstore/echo/right/view"
	"example.com/frameworks/bookstore/shelf"
)

const perPage = 20

var (
	errBadID   = problem.New(http.StatusBadRequest, "the ID must be a number")
	errBadPage = problem.New(http.StatusBadRequest, "the page must be a positive number")
)

func bookURL(id int) string { return fmt.Sprintf("/books/%d", id) }

// bookID reads the ID of a book from the path.
func bookID(c echo.Context) (int, error) {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		return 0, errBadID
	}
	return id, nil
}

func (s *server) listBooks(c echo.Context) error {
	page := 1
	if err := echo.QueryParamsBinder(c).Int("page", &page).BindError(); err != nil || page < 1 {
		return errBadPage
	}
	list, err := s.shelf.List(c.Request().Context())
	if err != nil {
		return err
	}
	first := min((page-1)*perPage, len(list))
	return view.JSON(c, http.StatusOK, list[first:min(first+perPage, len(list))])
}

func (s *server) getBook(c echo.Context) error {
	id, err := bookID(c)
	if err != nil {
		return err
	}
	book, err := s.shelf.Get(c.Request().Context(), id)
	if err != nil {
		return err
	}
	tag := fmt.Sprintf(`"%d-%s"`, book.ID, book.ISBN)
	c.Response().Header().Set("ETag", tag)
	if c.Request().Header.Get("If-None-Match") == tag {
		return respond(c, http.StatusNotModified, book)
	}
	return view.JSON(c, http.StatusOK, book)
}

// findBook sends those who know the ISBN to the book.
func (s *server) findBook(c echo.Context) error {
	list, err := s.shelf.List(c.Request().Context())
	if err != nil {
		return view.Sorry(c, err)
	}
	for _, book := range list {
		if book.ISBN == c.Param("isbn") {
			return c.Redirect(http.StatusFound, bookURL(book.ID))
		}
	}
	return echo.ErrNotFound
}

func (s *server) addBook(c echo.Context) error {
	var book shelf.Book
	if err := c.Bind(&book); err != nil {
		return &echo.HTTPError{Code: http.StatusBadRequest, Message: "the body is not a book", Internal: err}
	}
	if err := book.Validate(); err != nil {
		return err
	}
	book, err := s.shelf.Add(c.Request().Context(), book)
	if err != nil {
		return fmt.Errorf("add: %w", err)
	}
	s.log.add("added " + book.Title)
	return view.Created(c, bookURL(book.ID), book)
}

// addBooks adds many books. The reply tells of each what became of it, so it is
// a 200 even where some were refused.
func (s *server) addBooks(c echo.Context) error {
	var books []shelf.Book
	if err := c.Bind(&books); err != nil {
		return err // echo's own 400 or 415
	}
	results := make([]*problem.Problem, len(books))
	for i, book := range books {
		err := book.Validate()
		if err == nil {
			_, err = s.shelf.Add(c.Request().Context(), book)
		}
		if err != nil {
			results[i] = problemOf(err)
		}
	}
	return c.JSON(http.StatusOK, echo.Map{"errors": results})
}

func (s *server) removeBook(c echo.Context) error {
	id, err := bookID(c)
	if err != nil {
		return err
	}
	if err := s.shelf.Remove(c.Request().Context(), id); err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	s.log.add(fmt.Sprintf("removed book %d", id))
	return view.Empty(c)
}
