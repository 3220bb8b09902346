package created

import "net/http"

func keepByRoute(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }

func putRoutes(mux *http.ServeMux) {
	mux.HandleFunc("PUT /books/{id}", keepByRoute)
	mux.HandleFunc("PUT /shelves/{id}", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusCreated)
	})
}
