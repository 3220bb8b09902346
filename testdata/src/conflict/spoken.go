// Package conflict has 5xx replies for what is there already, and others that are right.
package conflict

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"

	"conflict/web"
)

// The publisher's own errors.
var (
	ErrAlreadyExists = errors.New("we have that manuscript")
	errDuplicate     = errors.New("that title is taken")
)

// A ConflictError says what is in the way.
type ConflictError struct{ Title string }

func (e *ConflictError) Error() string { return e.Title + " is in the way" }

func submit(title string) error {
	switch title {
	case "Emma":
		return ErrAlreadyExists
	case "Persuasion":
		return &ConflictError{title}
	}
	return errDuplicate
}

func compared(w http.ResponseWriter, r *http.Request) {
	err := os.Mkdir("drafts/"+r.FormValue("name"), 0o700)
	if os.IsExist(err) {
		http.Error(w, "there is one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict with what is there \(os.IsExist\(err\), line 38\); send 409 Conflict`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func unwrapped(w http.ResponseWriter, r *http.Request) {
	f, err := os.OpenFile("drafts/"+r.FormValue("name"), os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		web.Fail(w, http.StatusInternalServerError, "there is one") // want `500 Internal Server Error for a conflict`
		return
	} else if err != nil {
		web.Fail(w, http.StatusInternalServerError, "internal error")
		return
	}
	f.Close()
}

func inside(w http.ResponseWriter, r *http.Request) {
	if err := os.Link("drafts/"+r.FormValue("name"), "printed/"+r.FormValue("name")); err != nil {
		if errors.Is(err, fs.ErrExist) {
			web.Internal(w, err) // want `500 Internal Server Error for a conflict`
			return
		}
		web.Internal(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func fail(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": text})
}

func ownError(w http.ResponseWriter, r *http.Request) {
	err := submit(r.FormValue("title"))
	if err == ErrAlreadyExists {
		fail(w, http.StatusInternalServerError, "we have that one") // want `500 Internal Server Error for a conflict`
		return
	}
	if err != nil {
		fail(w, http.StatusInternalServerError, "internal error")
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func switched(w http.ResponseWriter, r *http.Request) {
	switch err := submit(r.FormValue("title")); {
	case err == nil:
		w.WriteHeader(http.StatusAccepted)
	case errors.Is(err, errDuplicate):
		w.WriteHeader(http.StatusBadGateway) // want `502 Bad Gateway for a conflict`
		io.WriteString(w, "taken")
	default:
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func switchedByValue(w http.ResponseWriter, r *http.Request) {
	switch submit(r.FormValue("title")) {
	case nil:
		w.WriteHeader(http.StatusAccepted)
	case ErrAlreadyExists, errDuplicate:
		http.Error(w, "taken", 500) // want `500 Internal Server Error for a conflict`
	default:
		http.Error(w, "internal error", 500)
	}
}

func ownType(w http.ResponseWriter, r *http.Request) {
	err := submit(r.FormValue("title"))
	var other *ConflictError
	if errors.As(err, &other) {
		http.Error(w, other.Title, http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func literal(mux *http.ServeMux) {
	mux.HandleFunc("POST /manuscripts", func(w http.ResponseWriter, r *http.Request) {
		if err := submit(r.FormValue("title")); errors.Is(err, ErrAlreadyExists) {
			http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
			return
		}
		w.WriteHeader(http.StatusAccepted)
	})
}
