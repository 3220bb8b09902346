package routers

import (
	"net/http"
	"strconv"

	"github.com/dimfeld/httptreemux/v5"
	chi1 "github.com/go-chi/chi"
	"github.com/go-chi/chi/v5"
	"github.com/julienschmidt/httprouter"
)

func otherRouters(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(chi1.URLParam(r, "a")); err != nil {
		http.Error(w, "a", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(chi.RouteContext(r.Context()).URLParam("b")); err != nil {
		http.Error(w, "b", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(httprouter.ParamsFromContext(r.Context()).ByName("c")); err != nil {
		http.Error(w, "c", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(httptreemux.ContextParams(r.Context())["d"]); err != nil {
		http.Error(w, "d", 500) // want "500 Internal Server Error for the client's mistake"
	}
}
