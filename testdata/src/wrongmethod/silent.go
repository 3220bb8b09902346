package wrongmethod

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"wrongmethod/web"
)

// CORS: OPTIONS is answered for every resource.
func withCORS(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		if r.Method == http.MethodOptions {
			if r.Header.Get("Origin") == "" {
				http.Error(w, "no origin", http.StatusBadRequest)
				return
			}
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func onlyPreflight(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodOptions {
		http.Error(w, "ask me again later", http.StatusTooManyRequests)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func head(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	if r.Method == http.MethodHead {
		return
	}
	io.WriteString(w, "a long text")
}

func allowFirst(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		w.Header().Set("Allow", http.MethodGet)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	io.WriteString(w, "a view of the sea")
}

const allowHeader = "allow"

func allowConstant(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		io.WriteString(w, "here")
	default:
		w.Header().Add(allowHeader, strings.Join([]string{"GET", "HEAD"}, ", "))
		http.Error(w, "no", http.StatusMethodNotAllowed)
	}
}

func allowIndexed(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		h := w.Header()
		h["Allow"] = []string{"GET", "HEAD"}
		http.Error(w, "no", http.StatusMethodNotAllowed)
		return
	}
	io.WriteString(w, "here")
}

func allowFromMap(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		for name, value := range map[string]string{"Allow": "GET", "Cache-Control": "no-store"} {
			w.Header().Set(name, value)
		}
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	io.WriteString(w, "here")
}

func headers(w http.ResponseWriter, methods ...string) {
	w.Header().Set("Allow", strings.Join(methods, ", "))
	w.Header().Set("Vary", "Origin")
}

func allowByHelper(w http.ResponseWriter, r *http.Request) {
	headers(w, "POST", "DELETE")
	switch r.Method {
	case http.MethodPost, http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

func allowByPackage(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		web.Allow(w, http.MethodPost)
		return
	}
	io.WriteString(w, "here")
}

// plain405 sends what its callers have prepared.
func plain405(w http.ResponseWriter) { http.Error(w, "no", http.StatusMethodNotAllowed) }

func allowByCaller(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", "POST")
		plain405(w)
		return
	}
	io.WriteString(w, "here")
}

// A method that the server has never heard of.
func unknownMethods(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		io.WriteString(w, "here")
	case http.MethodPost, http.MethodPut, http.MethodDelete:
		web.Allow(w, "GET")
	default:
		http.Error(w, "what is that?", http.StatusNotImplemented)
	}
}

var readOnly = true

// A policy that lets nobody change anything.
func policy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if readOnly && r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "read-only for the winter", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Visitors may look; who wants more has to say who they are.
func visitors(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", "Basic")
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	io.WriteString(w, "welcome")
}

// GET shows the form, POST takes it.
func form(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		name := r.PostFormValue("name")
		if name == "" {
			http.Error(w, "name?", http.StatusBadRequest)
			return
		}
		if err := add(name); err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	io.WriteString(w, "<form method=post>")
}

// What is wrong behind the test of the method is not the method.
func otherWay(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		io.WriteString(w, "<form method=post>")
		return
	}
	name := r.PostFormValue("name")
	if name == "" {
		http.Error(w, "name?", http.StatusBadRequest)
		return
	}
	if _, ok := lamps[name]; !ok {
		http.Error(w, "no such lamp", http.StatusNotFound)
		return
	}
	if err := add(name); errors.Is(err, errLit) {
		http.Error(w, "it is lit", http.StatusConflict)
		return
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// What changes something has to come from our own pages, as JSON, and be short.
func changes(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Header.Get("X-Csrf-Token") == "" {
		http.Error(w, "where do you come from?", http.StatusBadRequest)
		return
	}
	if r.Method != http.MethodGet && r.Header.Get("Content-Type") != "application/json" {
		http.Error(w, "JSON only", http.StatusUnsupportedMediaType)
		return
	}
	if r.Method != http.MethodGet && r.ContentLength > 1<<20 {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	io.WriteString(w, "well")
}

// A method of payment is no method of HTTP.
func pay(w http.ResponseWriter, r *http.Request) {
	var order struct{ Method string }
	order.Method = r.FormValue("method")
	if order.Method != "cash" {
		http.Error(w, "cash only", http.StatusBadRequest)
		return
	}
	switch order.Method {
	case "cash":
		io.WriteString(w, "thank you")
	default:
		w.WriteHeader(http.StatusPaymentRequired)
	}
}

// The routes that name their methods send 405 themselves.
func routed(mux *http.ServeMux) {
	mux.HandleFunc("POST /lamps", postLamp)
	mux.HandleFunc("GET /lamps", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			io.WriteString(w, "all lamps")
		}
	})
	mux.Handle("/changes", withCORS(policy(http.HandlerFunc(changes))))
}

func postLamp(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		return
	}
	io.WriteString(w, "a new lamp")
}

// Lamps is registered elsewhere, and who does it knows for which methods.
func Lamps(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		io.WriteString(w, "all lamps")
	case http.MethodPost:
		io.WriteString(w, "a new lamp")
	}
}

// A test of the method in the middle of other work decides nothing by itself.
func counts(w http.ResponseWriter, r *http.Request) {
	count++
	if r.Method == http.MethodPost {
		posts++
	}
	io.WriteString(w, "counted")
}

// Something has been done by then, for whatever method.
func listens(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		io.WriteString(w, "listening")
		return
	}
	if err := add(r.FormValue("name")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func registersListens() {
	http.HandleFunc("/listens", listens)
	http.HandleFunc("/counts", counts)
	http.HandleFunc("/head", head)
}

var (
	count, posts int
	lamps        = map[string]bool{}
	errLit       = errors.New("lit")
)

func add(name string) error {
	if lamps[name] {
		return errLit
	}
	return nil
}

// What is not posted is the form, and that can be asked for in a wrong way.
func asks(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		if r.URL.Query().Get("id") == "" {
			http.Error(w, "id?", http.StatusBadRequest)
			return
		}
		if r.URL.Path != "/form" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "<form method=post>")
		return
	}
	io.WriteString(w, "posted")
}

// The branch of a method that is known has its own mistakes.
func branches(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "the tower")
	case http.MethodPost:
		http.Error(w, "no more posts this year", http.StatusBadRequest)
	default:
		web.Allow(w, "GET, POST")
	}
}

// A proxy has no tunnels, and is no server.
func proxy(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodConnect {
		http.Error(w, "no tunnels", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodConnect && !r.URL.IsAbs() {
		http.Error(w, "this is a proxy", http.StatusBadRequest)
		return
	}
	io.WriteString(w, "through")
}

// What fits no route is not found, whatever the method.
func byHand(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet && r.URL.Path == "/books" {
		io.WriteString(w, "books")
	} else if r.Method == http.MethodPost && r.URL.Path == "/orders" {
		io.WriteString(w, "ordered")
	} else if r.Method == http.MethodGet && len(r.URL.Path) > 9 {
		io.WriteString(w, "a book")
	} else {
		http.NotFound(w, r)
	}
}

// A precondition of a method that changes something does not hold (RFC 9110 13.1.2).
func unmodified(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("If-None-Match") == "*" {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			w.WriteHeader(http.StatusNotModified)
		} else {
			w.WriteHeader(http.StatusPreconditionFailed)
		}
	}
}
