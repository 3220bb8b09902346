// Package ahead has a middleware that sets the challenge in front of the handlers.
package ahead

import "net/http"

func offers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", "Basic")
		next.ServeHTTP(w, r)
	})
}

func behind(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusUnauthorized) }

// Routes registers the handler behind the middleware.
func Routes(mux *http.ServeMux) { mux.Handle("/behind", offers(http.HandlerFunc(behind))) }
