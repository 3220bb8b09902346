package badgateway

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"

	"badgateway/web"
)

func right(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(weather)
	if err != nil {
		http.Error(w, "no weather", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func tooSlow(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(weather)
	switch {
	case err == nil:
		defer resp.Body.Close()
		io.Copy(w, resp.Body)
	case errors.Is(err, context.DeadlineExceeded):
		http.Error(w, "too slow", http.StatusGatewayTimeout)
	default:
		http.Error(w, "no weather", http.StatusBadGateway)
	}
}

func unavailable(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(weather)
	if err != nil {
		w.Header().Set("Retry-After", "60")
		http.Error(w, "no weather for a while", http.StatusServiceUnavailable)
		return
	}
	resp.Body.Close()
}

// The request could not even be made: nobody else has been asked.
func making(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequest(http.MethodGet, weather+r.PathValue("place"), nil)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		http.Error(w, "no weather", http.StatusBadGateway)
		return
	}
	resp.Body.Close()
}

var db *sql.DB

// A database is part of the server.
func stored(w http.ResponseWriter, r *http.Request) {
	if _, err := db.Exec("update lamps set lit = true"); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// So is a file.
func file(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("log.txt")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Write(text)
}

// An error that has been sorted is no longer known.
func sorted(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(weather)
	var network net.Error
	if errors.As(err, &network) {
		http.Error(w, "no weather", http.StatusBadGateway)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	resp.Body.Close()
}

// The failure of one server is made up for by a file.
func fallback(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(weather)
	if err != nil {
		text, err := os.ReadFile("yesterday.txt")
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		w.Write(text)
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

// The same reply serves for a failure of our own.
func shared(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(weather)
	if err == nil {
		defer resp.Body.Close()
		err = os.WriteFile("yesterday.txt", []byte("fair"), 0o600)
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// What the client sends is the client's.
func input(w http.ResponseWriter, r *http.Request) {
	var v struct{ Place string }
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	resp, err := http.Get(weather + v.Place)
	if err != nil {
		http.Error(w, "no weather", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	if _, err := db.Exec("insert into asked (place) values (?)", v.Place); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// Asking in the background tells nobody.
func background(w http.ResponseWriter, r *http.Request) {
	go func() {
		if resp, err := http.Get(weather); err == nil {
			resp.Body.Close()
		}
	}()
	w.WriteHeader(http.StatusAccepted)
}

// A helper that asks and stores fails for both reasons.
func remember() error {
	resp, err := web.Ask(weather)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return os.WriteFile("yesterday.txt", []byte(resp.Status), 0o600)
}

func remembers(w http.ResponseWriter, r *http.Request) {
	if err := remember(); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
