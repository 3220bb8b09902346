// Package plain returns errors that have no status to echo, which answers them with 500.
package plain

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"

	"github.com/labstack/echo/v4"
)

type shelf struct{ rows int }

func (s *shelf) row(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return err // want `500 Internal Server Error for the client's mistake \(parsing c.Param\("n"\) failed, line 20\)`
	}
	return c.JSON(http.StatusOK, n+s.rows)
}

func cover(c echo.Context) error {
	file, err := c.FormFile("cover")
	if err != nil {
		return err // want "500 Internal Server Error for the client's mistake"
	}
	raw, err := base64.StdEncoding.DecodeString(c.FormValue("thumb"))
	if err != nil {
		log.Print(err)
		return err // want "500 Internal Server Error for the client's mistake"
	}
	return c.JSON(http.StatusOK, len(raw)+int(file.Size))
}

func logged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		if err != nil {
			log.Print(err)
		}
		return err
	}
}

// What follows is right, or may be.

type wrongRow struct{ error }

func wrapped(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return fmt.Errorf("row: %w", err)
	}
	m, err := strconv.Atoi(c.Param("m"))
	if err != nil {
		return wrongRow{err}
	}
	return c.JSON(http.StatusOK, n+m)
}

func told(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, "n").SetInternal(err)
	}
	return c.JSON(http.StatusOK, n)
}

func retold(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		err = echo.NewHTTPError(http.StatusBadRequest, "n")
		return err
	}
	return c.JSON(http.StatusOK, n)
}

func bound(c echo.Context) error {
	var s shelf
	if err := c.Bind(&s); err != nil {
		return err
	}
	if err := c.Validate(&s); err != nil {
		return err
	}
	if err := json.NewDecoder(c.Request().Body).Decode(&s); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

func configured(c echo.Context) error {
	n, err := strconv.Atoi(os.Getenv("ROWS"))
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, n)
}

func either(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err == nil {
		err = stored(n)
	}
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, n)
}

func stored(n int) error {
	if n > 9 {
		return errors.New("full")
	}
	return nil
}

func sent(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		if err := c.String(http.StatusBadRequest, "n"); err != nil {
			return err
		}
		return err
	}
	return c.JSON(http.StatusOK, n)
}

// checked is called by a handler that knows what it returns.
func checked(c echo.Context) error {
	_, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return err
	}
	return nil
}

func checks(c echo.Context) error {
	if err := checked(c); err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, "n")
	}
	return c.NoContent(http.StatusNoContent)
}

// number is no handler: its caller decides.
func number(c echo.Context, name string) (int, error) {
	n, err := strconv.Atoi(c.Param(name))
	if err != nil {
		return 0, err
	}
	return n, nil
}

// Good: Allow is set before the error is sent.
func onlyRead(c echo.Context) error {
	defer func() {
		c.Response().Header().Set("Allow", "GET")
	}()
	return echo.NewHTTPError(http.StatusMethodNotAllowed, "read only")
}

func onlyWritten(c echo.Context) error {
	defer func() {
		log.Print("written")
	}()
	return echo.NewHTTPError(http.StatusMethodNotAllowed, "write only") // want "405 Method Not Allowed without Allow"
}

func failed(code int, why string) error {
	return &echo.HTTPError{Code: code, Message: why}
}

// Good: once the reply has begun, echo only logs what is returned.
func download(c echo.Context) error {
	if _, err := c.Response().Write([]byte("a book")); err != nil {
		return failed(http.StatusInternalServerError, "not sent")
	}
	if len(c.QueryParam("next")) > 9 {
		return &echo.HTTPError{Code: http.StatusBadRequest, Message: "too long"}
	}
	return nil
}
