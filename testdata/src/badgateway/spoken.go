// Package badgateway has 500 replies for the failures of other servers, and others
// that are right.
package badgateway

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"

	"badgateway/web"
)

type station struct {
	client *http.Client
	mux    *http.ServeMux
}

const weather = "http://weather.example/"

func get(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(weather)
	if err != nil {
		http.Error(w, "no weather", http.StatusInternalServerError) // want `500 Internal Server Error for another server's failure \(.*line 24\); send 502 Bad Gateway, or 504`
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func (s *station) do(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, weather, nil)
	if err != nil { // the address is our own
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	resp, err := s.client.Do(req)
	if err != nil {
		log.Print(err)
		w.WriteHeader(500) // want `500 Internal Server Error for another server's failure`
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func (s *station) post(w http.ResponseWriter, r *http.Request) {
	resp, err := s.client.Post(weather, "text/plain", strings.NewReader("fog"))
	if err == nil {
		resp.Body.Close()
		w.WriteHeader(http.StatusAccepted)
		return
	}
	web.Fail(w, http.StatusInternalServerError, "nobody listens") // want `500 Internal Server Error for another server's failure`
}

func fail(w http.ResponseWriter, code int, text string) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": text})
}

// tide asks another server for a helper's caller.
func tide(name string) (*http.Response, error) {
	return http.Get(weather + "tide/" + name)
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	resp, err := tide(r.PathValue("name"))
	if err != nil {
		fail(w, http.StatusInternalServerError, "no tide") // want `500 Internal Server Error for another server's failure`
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func throughPackage(w http.ResponseWriter, r *http.Request) {
	resp, err := web.Ask(weather)
	if err != nil {
		web.Internal(w, err) // want `500 Internal Server Error for another server's failure`
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func (s *station) routes() {
	s.mux.HandleFunc("/moon", func(w http.ResponseWriter, r *http.Request) {
		if resp, err := s.client.Get(weather + "moon"); err != nil {
			http.Error(w, "no moon", http.StatusInternalServerError) // want `500 Internal Server Error for another server's failure`
		} else {
			defer resp.Body.Close()
			io.Copy(w, resp.Body)
		}
	})
}

func transport(w http.ResponseWriter, r *http.Request, via http.RoundTripper) {
	out := r.Clone(r.Context())
	resp, err := via.RoundTrip(out)
	if err != nil {
		http.Error(w, "nobody there", http.StatusInternalServerError) // want `500 Internal Server Error for another server's failure`
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// describe asks another server and says so in its error.
func (s *station) describe(name string) error {
	resp, err := s.client.Get(weather + name)
	if err != nil {
		return fmt.Errorf("asking for %s: %w", name, err)
	}
	return resp.Body.Close()
}

func (s *station) described(w http.ResponseWriter, r *http.Request) {
	if err := s.describe(r.PathValue("name")); err != nil {
		http.Error(w, "nobody knows", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// told hands the status to whoever sends it.
type told func(w http.ResponseWriter, r *http.Request) (int, error)

func (f told) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if code, err := f(w, r); err != nil {
		http.Error(w, http.StatusText(code), code)
	}
}

func (s *station) carried(w http.ResponseWriter, r *http.Request) (int, error) {
	resp, err := s.client.Get(weather)
	if err != nil {
		return http.StatusInternalServerError, err // want `500 Internal Server Error for another server's failure`
	}
	io.Copy(w, resp.Body)
	return http.StatusOK, nil
}

func (s *station) more() { s.mux.Handle("/carried", told(s.carried)) }
