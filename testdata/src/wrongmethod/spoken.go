// Package wrongmethod has replies to requests with a wrong method: first those that
// say something else, then those that are right.
package wrongmethod

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"wrongmethod/web"
)

type lamp struct {
	Name string
	Lit  bool
}

func light(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		http.Error(w, "POST only", http.StatusBadRequest) // want `400 Bad Request for a wrong method; send 405 Method Not Allowed with Allow`
		return
	}
	io.WriteString(w, "lit")
}

func tower(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		http.NotFound(w, r) // want `404 Not Found for a wrong method`
		return
	}
	io.WriteString(w, "the tower")
}

func fog(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		io.WriteString(w, "dense")
	case http.MethodPut:
		w.WriteHeader(http.StatusNoContent)
	default:
		w.WriteHeader(http.StatusBadRequest) // want `400 Bad Request for a wrong method`
		fmt.Fprintf(w, "what is %s?", r.Method)
	}
}

func horn(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "POST":
		io.WriteString(w, "tooot")
	default:
		http.Error(w, "the horn is only blown", http.StatusInternalServerError) // want `500 Internal Server Error for a wrong method`
	}
}

func refuse(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": text})
}

func lens(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		io.WriteString(w, "polished")
		return
	} else if r.Method == http.MethodDelete {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	refuse(w, http.StatusNotFound, "there is no such thing") // want `404 Not Found for a wrong method`
}

func keeper(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		web.Fail(w, http.StatusUnprocessableEntity, "GET or POST") // want `422 Unprocessable Entity for a wrong method`
		return
	}
	io.WriteString(w, "on the stairs")
}

func stairs(w http.ResponseWriter, r *http.Request) {
	method := r.Method
	if method == http.MethodGet {
		io.WriteString(w, "217 steps")
	} else {
		web.BadRequest(w, "the stairs are only counted") // want `400 Bad Request for a wrong method`
	}
}

func gallery(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		w.WriteHeader(http.StatusMethodNotAllowed) // want `405 Method Not Allowed without Allow, which has to list the methods that are`
		return
	}
	io.WriteString(w, "a view of the sea")
}

func boat(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		io.WriteString(w, "in the bay")
	case http.MethodPatch:
		refuse(w, http.StatusConflict, "it is at sea")
	default:
		refuse(w, http.StatusMethodNotAllowed, "no") // want `405 Method Not Allowed without Allow`
	}
}

// flag relies on a helper that relies on it for Allow.
func flag(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		web.NotAllowed(w) // want `405 Method Not Allowed without Allow`
		return
	}
	io.WriteString(w, "hoisted")
}

// signal leaves the test as well to a helper, and is not told what the helper is.
func signal(w http.ResponseWriter, r *http.Request) {
	if !web.Only(w, r, http.MethodPost) {
		return
	}
	io.WriteString(w, "sent")
}

// posted puts a test in front of a handler.
func posted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			http.Error(w, "POST only", http.StatusBadRequest) // want `400 Bad Request for a wrong method`
			return
		}
		next(w, r)
	}
}

// oil has nothing for other methods: they get an empty 200.
func oil(w http.ResponseWriter, r *http.Request) {
	switch r.Method { // want `other methods fall through to an empty 200 OK; send 405 Method Not Allowed with Allow`
	case http.MethodGet:
		io.WriteString(w, "a barrel")
	case http.MethodPost:
		w.WriteHeader(http.StatusNoContent)
	}
}

// log is the same with if.
func log(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost { // want `other methods fall through to an empty 200 OK`
		io.WriteString(w, "noted")
	}
}

// either is the same with a test that returns.
func either(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPut { // want `other methods fall through to an empty 200 OK`
		return
	}
	io.WriteString(w, "turned")
}

type station struct{ mux *http.ServeMux }

func (s *station) weather(w http.ResponseWriter, r *http.Request) {
	switch r.Method { // want `other methods fall through to an empty 200 OK`
	case http.MethodGet:
		json.NewEncoder(w).Encode(lamp{"east", true})
	}
}

func (s *station) routes() {
	s.mux.HandleFunc("/weather", s.weather)
	s.mux.Handle("/either", http.HandlerFunc(either))
	s.mux.HandleFunc("/wind", func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			w.WriteHeader(404) // want `404 Not Found for a wrong method`
			return
		}
		io.WriteString(w, "north")
	})
}

func main() {
	http.HandleFunc("/light", light)
	http.HandleFunc("/oil", oil)
	http.HandleFunc("/log", log)
}

func shout(w http.ResponseWriter, r *http.Request) {
	if strings.ToUpper(r.Method) != "POST" {
		http.Error(w, "POST only", http.StatusBadRequest) // want `400 Bad Request for a wrong method`
		return
	}
	io.WriteString(w, "heard")
}

// mixed sends the same for a wrong method and for a wrong path.
func mixed(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost || r.URL.Path != "/lamps" {
		http.Error(w, "no", http.StatusBadRequest) // want `400 Bad Request for a wrong method`
		return
	}
	io.WriteString(w, "a new lamp")
}
