// Package web has the helpers of a lighthouse's server, which asks others for the weather.
package web

import (
	"encoding/json"
	"log"
	"net/http"
)

// Fail replies with a status and a text.
func Fail(w http.ResponseWriter, code int, text string) { http.Error(w, text, code) }

// Internal logs an error and replies 500.
func Internal(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// Ask asks another server. It fails only if that does.
func Ask(url string) (*http.Response, error) { return http.Get(url) }

// Fetch asks another server and reads what it says: it fails for either reason.
func Fetch(url string, v any) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(v)
}
