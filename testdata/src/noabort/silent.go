// Package noabort has middleware of net/http, where the next handler runs only
// when it is called: a refusal that returns has ended the chain.
package noabort

import (
	"io"
	"net/http"
)

func readers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Card") == "" {
			http.Error(w, "readers only", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func shelf(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("book") == "" {
		http.NotFound(w, r)
		return
	}
	io.WriteString(w, "a book")
}

func library() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /books/{book}", shelf)
	return readers(mux)
}
