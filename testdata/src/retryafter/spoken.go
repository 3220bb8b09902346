// Package retryafter has 429 and 503 replies that do not say when to come back, and
// others that do.
package retryafter

import (
	"encoding/json"
	"io"
	"net/http"
	"sync/atomic"

	"retryafter/web"
)

var visitors atomic.Int64

func limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if visitors.Add(1) > 100 {
			http.Error(w, "the shop is full", http.StatusTooManyRequests) // want `429 Too Many Requests without Retry-After: the client does not know when to come back`
			return
		}
		next.ServeHTTP(w, r)
	})
}

var open atomic.Bool

func closed(w http.ResponseWriter, r *http.Request) {
	if !open.Load() {
		w.WriteHeader(http.StatusServiceUnavailable) // want `503 Service Unavailable without Retry-After`
		return
	}
	io.WriteString(w, "come in")
}

func asJSON(w http.ResponseWriter, r *http.Request) {
	if visitors.Load() > 100 {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(429) // want `429 Too Many Requests without Retry-After`
		json.NewEncoder(w).Encode(map[string]string{"error": "slow down"})
		return
	}
	io.WriteString(w, "come in")
}

func fail(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, text, code)
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	if err := order(r.FormValue("title")); err != nil {
		fail(w, http.StatusServiceUnavailable, "no orders today") // want `503 Service Unavailable without Retry-After`
		return
	}
	io.WriteString(w, "ordered")
}

func order(string) error { return io.ErrClosedPipe }

func throughPackage(w http.ResponseWriter, r *http.Request) {
	if visitors.Load() > 100 {
		web.Fail(w, http.StatusTooManyRequests, "slow down") // want `429 Too Many Requests without Retry-After`
		return
	}
	io.WriteString(w, "come in")
}

// busy is called by handlers that have set nothing: the header is missing here.
func busy(w http.ResponseWriter) {
	http.Error(w, "stock-taking", http.StatusServiceUnavailable) // want `503 Service Unavailable without Retry-After`
}

func stock(w http.ResponseWriter, r *http.Request) {
	if !open.Load() {
		busy(w)
		return
	}
	io.WriteString(w, "12000 books")
}

func maintenance(mux *http.ServeMux) {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "we are moving", 503) // want `503 Service Unavailable without Retry-After`
	})
}
