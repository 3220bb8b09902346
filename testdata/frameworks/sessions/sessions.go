// Package sessions keeps logins in gorilla's sessions.
package sessions

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/gorilla/sessions"
)

type user struct {
	Name  string
	Admin bool
}

type server struct {
	store sessions.Store
	users map[string]*user
}

func (s *server) login(w http.ResponseWriter, r *http.Request) {
	var in struct{ Name, Password string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, "body", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	session, _ := s.store.Get(r, "login")
	session.Values["user"] = in.Name
	if err := session.Save(r, w); err != nil {
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	w.WriteHeader(http.StatusSeeOther) // want "303 See Other without Location"
}

func (s *server) remember(w http.ResponseWriter, r *http.Request) {
	days, err := strconv.Atoi(r.FormValue("days"))
	if err != nil {
		http.Error(w, "days", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	session, _ := s.store.New(r, "login")
	session.Options.MaxAge = days * 24 * 60 * 60
	if err := s.store.Save(r, w, session); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
	json.NewEncoder(w).Encode(in{days}) // want "body with 204 No Content"
}

type in struct{ Days int }

func (s *server) profile(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("login_session"); err != nil {
		http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	session, _ := s.store.Get(r, "login_session")
	u, ok := session.Values["user"].(*user)
	if !ok {
		http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	json.NewEncoder(w).Encode(u)
}

// What follows is right.

// A cookie that the server cannot read any more, as after a change of its keys.
func (s *server) basket(w http.ResponseWriter, r *http.Request) {
	session, err := s.store.Get(r, "session")
	if err != nil {
		http.Error(w, "clear your cookies", http.StatusForbidden)
		return
	}
	json.NewEncoder(w).Encode(session.Values["basket"])
}

// A cookie that does not decode belongs to nobody; the session is empty and usable.
func (s *server) logout(w http.ResponseWriter, r *http.Request) {
	session, _ := s.store.Get(r, "login")
	session.Options.MaxAge = -1
	if err := session.Save(r, w); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// The store may be a database: what breaks need not be the client's cookie.
func (s *server) cart(w http.ResponseWriter, r *http.Request) {
	session, err := s.store.Get(r, "cart")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	books, _ := session.Values["books"].([]string)
	json.NewEncoder(w).Encode(books)
}

func (s *server) account(w http.ResponseWriter, r *http.Request) {
	session, err := s.store.Get(r, "login")
	if err != nil || session.IsNew {
		http.Redirect(w, r, "/login", http.StatusFound)
		return
	}
	name, ok := session.Values["user"].(string)
	if !ok {
		http.Error(w, "log in", http.StatusUnauthorized)
		return
	}
	u := s.users[name]
	if u == nil || !u.Admin {
		http.Error(w, "for admins", http.StatusForbidden)
		return
	}
	json.NewEncoder(w).Encode(u)
}

// The state of a login elsewhere is kept in the session too: whoever comes back with
// another one is refused, and no credentials help.
func (s *server) comesBack(w http.ResponseWriter, r *http.Request) {
	session, _ := s.store.Get(r, "login")
	want, _ := session.Values["state"].(string)
	if want == "" || want != r.FormValue("state") {
		http.Error(w, "state", http.StatusForbidden)
		return
	}
	delete(session.Values, "state")
	if err := sessions.Save(r, w); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, "/", http.StatusFound)
}

// A form's token, against requests that other sites make.
func (s *server) post(w http.ResponseWriter, r *http.Request) {
	session, _ := s.store.Get(r, "form")
	if r.PostFormValue("csrf") == "" || session.Values["csrf"] != r.PostFormValue("csrf") {
		http.Error(w, "the form is too old", http.StatusForbidden)
		return
	}
	session.AddFlash("thank you")
	if err := session.Save(r, w); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/")
	w.WriteHeader(http.StatusSeeOther)
}

func (s *server) notices(w http.ResponseWriter, r *http.Request) {
	session, _ := s.store.Get(r, "form")
	flashes := session.Flashes()
	session.Save(r, w) // sets a cookie and sends nothing
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(flashes)
}
