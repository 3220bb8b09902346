// Package fix has statuses that are swapped for 502.
package fix

import (
	"io"
	"net/http"
)

func constant(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://weather.example/")
	if err != nil {
		http.Error(w, "no weather", http.StatusInternalServerError) // want `send 502 Bad Gateway`
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func number(w http.ResponseWriter, r *http.Request) {
	resp, err := http.DefaultClient.Head("http://weather.example/")
	if err != nil {
		w.WriteHeader(500) // want `send 502 Bad Gateway`
		return
	}
	resp.Body.Close()
}

func fail(w http.ResponseWriter, code int) { http.Error(w, http.StatusText(code), code) }

func helper(w http.ResponseWriter, r *http.Request) {
	if resp, err := http.Get("http://weather.example/"); err != nil {
		fail(w, http.StatusInternalServerError) // want `send 502 Bad Gateway`
	} else {
		resp.Body.Close()
	}
}
