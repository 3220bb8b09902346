package retryafter

import (
	"errors"
	"io"
	"net/http"
	"time"

	"retryafter/web"
)

func seconds(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "30")
	http.Error(w, "slow down", http.StatusTooManyRequests)
}

func date(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("retry-after", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
	w.WriteHeader(http.StatusServiceUnavailable)
}

func indexed(w http.ResponseWriter, r *http.Request) {
	w.Header()["Retry-After"] = []string{"30"}
	w.WriteHeader(http.StatusServiceUnavailable)
}

func byHelper(w http.ResponseWriter, r *http.Request) {
	web.Later(w, 60)
	web.Fail(w, http.StatusServiceUnavailable, "we are moving")
}

func wholeHelper(w http.ResponseWriter, r *http.Request) {
	web.TooMany(w, 5)
}

// full relies on its callers.
func full(w http.ResponseWriter) {
	http.Error(w, "the shop is full", http.StatusServiceUnavailable)
}

func prepared(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "600")
	full(w)
}

// The headers of a limiter come from a table.
func fromTable(w http.ResponseWriter, r *http.Request, table http.Header) {
	for key, values := range table {
		for _, value := range values {
			w.Header().Add(key, value)
		}
	}
	w.WriteHeader(http.StatusTooManyRequests)
}

// Who asks whether we are well asks again anyway.
func healthz(w http.ResponseWriter, r *http.Request) {
	if !open.Load() {
		http.Error(w, "down", http.StatusServiceUnavailable)
		return
	}
	io.WriteString(w, "ok")
}

func livez(w http.ResponseWriter, r *http.Request) {
	if !open.Load() {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

// 500 is not expected to end.
func broken(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// A tooMany carries its status to whoever sends it, and that adds the header.
type tooMany struct{ status int }

func (e tooMany) Error() string { return "slow down" }

func admit() error {
	if visitors.Load() > 100 {
		return tooMany{http.StatusTooManyRequests}
	}
	return nil
}

func admits(w http.ResponseWriter, r *http.Request) {
	var no tooMany
	if errors.As(admit(), &no) {
		w.Header().Set("Retry-After", "10")
		http.Error(w, no.Error(), no.status)
		return
	}
	io.WriteString(w, "come in")
}

// What another server says is handed on, with its headers.
func proxied(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://warehouse.example/")
	if err != nil {
		http.Error(w, "the warehouse is closed", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}
