package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/chi/right/web"
)

// ask sends a request to the price server.
func (s *server) ask(r *http.Request, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, s.config.Load().Prices+path, nil)
	if err != nil {
		return nil, err
	}
	return s.client.Do(req)
}

// gatewayStatus is the status for a failure of ask.
func gatewayStatus(err error) int {
	var slow interface{ Timeout() bool }
	if errors.As(err, &slow) && slow.Timeout() {
		return http.StatusGatewayTimeout
	}
	return http.StatusBadGateway
}

func (s *server) price(w http.ResponseWriter, r *http.Request) {
	id := bookOf(r).ID
	res, err := s.ask(r, fmt.Sprintf("/prices/%d", id))
	if err != nil {
		render.Status(r, gatewayStatus(err))
		render.JSON(w, r, render.M{"success": false, "error": "the price server is away"})
		return
	}
	defer res.Body.Close()
	var answer struct {
		Cents string `json:"cents"`
	}
	// What cannot be read here was sent by the price server, not by the client.
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		render.Status(r, http.StatusBadGateway)
		render.JSON(w, r, render.M{"success": false, "error": "the price server sent no JSON"})
		return
	}
	cents, err := strconv.Atoi(answer.Cents)
	if err != nil {
		web.JSON(w, http.StatusBadGateway, web.ErrorBody{Error: "the price server sent no number"})
		return
	}
	render.JSON(w, r, render.M{"success": true, "cents": cents})
}

// cover hands on what the price server has on a cover, whatever that is.
func (s *server) cover(w http.ResponseWriter, r *http.Request) error {
	res, err := s.ask(r, fmt.Sprintf("/covers/%d", bookOf(r).ID))
	if err != nil {
		return web.Errorf(gatewayStatus(err), "the price server is away")
	}
	defer res.Body.Close()
	for _, name := range []string{"Content-Type", "Retry-After", "WWW-Authenticate"} {
		if value := res.Header.Get(name); value != "" {
			w.Header().Set(name, value)
		}
	}
	w.WriteHeader(res.StatusCode)
	if _, err := io.Copy(w, res.Body); err != nil {
		// The status is on its way, so the log is all that is left.
		slog.WarnContext(r.Context(), "cover", "err", err)
	}
	return nil
}
