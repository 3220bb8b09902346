package conflict

import (
	"database/sql"
	"errors"
	"io/fs"
	"net/http"
	"os"

	"conflict/web"
)

func right(w http.ResponseWriter, r *http.Request) {
	err := submit(r.FormValue("title"))
	if errors.Is(err, ErrAlreadyExists) {
		http.Error(w, "we have that one", http.StatusConflict)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

var db *sql.DB

// A failed insert may be the database's trouble.
func insert(w http.ResponseWriter, r *http.Request) {
	if _, err := db.Exec("insert into manuscripts (title) values (?)", r.FormValue("title")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// The default is for what is left.
func sorted(w http.ResponseWriter, r *http.Request) {
	err := submit(r.FormValue("title"))
	switch {
	case errors.Is(err, ErrAlreadyExists), errors.Is(err, errDuplicate):
		http.Error(w, "taken", http.StatusConflict)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusAccepted)
	}
}

// Everything but a directory that is there already is the server's trouble.
func harmless(w http.ResponseWriter, r *http.Request) {
	if err := os.Mkdir("drafts", 0o700); err != nil && !os.IsExist(err) {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// That it is there already is as good as if it had been made.
func idempotent(w http.ResponseWriter, r *http.Request) {
	err := submit(r.FormValue("title"))
	if errors.Is(err, ErrAlreadyExists) {
		w.WriteHeader(http.StatusOK)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// Another status of the client's may be meant.
func otherCodes(w http.ResponseWriter, r *http.Request) {
	err := submit(r.FormValue("title"))
	if err == errDuplicate {
		http.Error(w, "choose another title", http.StatusUnprocessableEntity)
		return
	}
	if err == ErrAlreadyExists {
		http.Error(w, "we have that one", http.StatusBadRequest)
		return
	}
	if err != nil {
		web.Internal(w, err)
	}
}

// A helper sorts the errors.
func byStatus(w http.ResponseWriter, r *http.Request) {
	if err := os.Mkdir("drafts/"+r.FormValue("name"), 0o700); err != nil {
		http.Error(w, "no", web.Status(err))
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A name that is taken is tried again, once.
func again(w http.ResponseWriter, r *http.Request) {
	name := "drafts/" + r.FormValue("name")
	err := os.Mkdir(name, 0o700)
	if errors.Is(err, fs.ErrExist) {
		err = os.Mkdir(name+"-2", 0o700)
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// What the conflict was for is over when the next call fails.
func next(w http.ResponseWriter, r *http.Request) {
	err := submit(r.FormValue("title"))
	if errors.Is(err, errDuplicate) {
		http.Error(w, "taken", http.StatusConflict)
		return
	}
	err = os.WriteFile("last", []byte(r.FormValue("title")), 0o600)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// A replacement that fails beside a conflict is the server's affair.
func replace(w http.ResponseWriter, r *http.Request) {
	if err := submit(r.FormValue("title")); errors.Is(err, ErrAlreadyExists) {
		if err := os.Remove(r.FormValue("title")); err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
	}
	w.WriteHeader(http.StatusNoContent)
}
