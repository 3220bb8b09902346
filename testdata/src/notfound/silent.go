package notfound

import (
	"database/sql"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"log"
	"net/http"
	"os"

	"notfound/web"
)

func (l *library) right(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if errors.Is(err, sql.ErrNoRows) {
		http.Error(w, "no such card", http.StatusNotFound)
		return
	}
	if err != nil { // the database may be down
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, c.Title)
}

// A list without rows is no failure; what fails is the database.
func (l *library) mixed(w http.ResponseWriter, r *http.Request) {
	rows, err := l.db.QueryContext(r.Context(), "select title from cards where author = ?", r.PathValue("author"))
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var title string
		if err := rows.Scan(&title); err != nil {
			return
		}
		io.WriteString(w, title)
	}
}

// The opening hours are the library's own row.
func (l *library) hours(w http.ResponseWriter, r *http.Request) {
	var text string
	if err := l.db.QueryRow("select value from settings where name = 'hours'").Scan(&text); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, text)
}

// An error of the server's own parts, though its name says that something is not there.
func (l *library) labels(w http.ResponseWriter, r *http.Request) {
	if err := printLabel(r.FormValue("text")); errors.Is(err, errTemplateNotFound) {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, "printed")
}

var errTemplateNotFound = errors.New("no template")

func printLabel(string) error { return errTemplateNotFound }

// The default is for what is left.
func (l *library) sorted(w http.ResponseWriter, r *http.Request) {
	_, err := l.card(r)
	switch {
	case err == nil:
		io.WriteString(w, "here")
	case errors.Is(err, sql.ErrNoRows):
		http.NotFound(w, r)
	case errors.Is(err, sql.ErrConnDone):
		http.Error(w, "the database is gone", http.StatusServiceUnavailable)
	default:
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// Everything but a row that is not there is the server's trouble.
func (l *library) other(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if c.Title == "" {
		http.NotFound(w, r)
		return
	}
	io.WriteString(w, c.Title)
}

// A card that is not there is made.
func (l *library) made(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if errors.Is(err, sql.ErrNoRows) {
		c = card{Title: r.FormValue("title")}
		if _, err := l.db.Exec("insert into cards (title) values (?)", c.Title); err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, c.Title)
}

// The configuration is the server's own, and so is a template.
func (l *library) opening(w http.ResponseWriter, r *http.Request) {
	hours, err := os.ReadFile("/etc/library/hours.json")
	if err != nil {
		log.Print(err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	t, err := template.ParseFiles("hours.html")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	t.Execute(w, hours)
}

// The default settings stand in for a file that is not there.
func (l *library) settings(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("settings.json")
	if errors.Is(err, fs.ErrNotExist) {
		text, err = []byte("{}"), nil
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Write(text)
}

// A helper sorts the errors.
func (l *library) byStatus(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if err != nil {
		http.Error(w, "no", web.Status(err))
		return
	}
	io.WriteString(w, c.Title)
}

func (l *library) gone(w http.ResponseWriter, r *http.Request) {
	_, err := l.card(r)
	if err == sql.ErrNoRows { // there was one
		http.Error(w, "lent, and never seen again", http.StatusGone)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, "here")
}

// Who asks is not to know what there is.
func (l *library) hidden(w http.ResponseWriter, r *http.Request) {
	if _, err := os.Stat(l.dir + "/" + r.PathValue("name")); os.IsNotExist(err) {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	io.WriteString(w, "here")
}

// The list of all cards may be empty.
func (l *library) count(w http.ResponseWriter, r *http.Request) {
	var n int
	err := l.db.QueryRow("select count(*) from cards").Scan(&n)
	if err != nil && err != sql.ErrNoRows {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if n == 0 {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	io.WriteString(w, "some")
}

// The directory of the scans belongs to the server; that it is there is found out by walking.
func (l *library) scans(w http.ResponseWriter, r *http.Request) {
	list, err := os.ReadDir(l.dir)
	if err != nil {
		web.Internal(w, err)
		return
	}
	for _, one := range list {
		io.WriteString(w, one.Name()+"\n")
	}
}

// What the sentinel was for is over when the next call fails.
func (l *library) next(w http.ResponseWriter, r *http.Request) {
	_, err := l.card(r)
	if errors.Is(err, sql.ErrNoRows) {
		http.NotFound(w, r)
		return
	}
	_, err = l.db.Exec("update cards set read = read + 1")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

var errMasterNotFound = errors.New("no master yet")

type chorus struct{ master string }

func (c *chorus) sing(song string) (string, error) {
	if c.master == "" {
		return "", errMasterNotFound
	}
	return c.master + ": " + song, nil
}

// What is not there is a part of the server, which says so.
func (c *chorus) song(w http.ResponseWriter, r *http.Request) {
	text, err := c.sing(r.PathValue("song"))
	switch {
	case errors.Is(err, errMasterNotFound):
		http.Error(w, "come back later", http.StatusServiceUnavailable)
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
	default:
		w.Write([]byte(text))
	}
}
