package notfound

import (
	"embed"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
)

//go:embed files.go
var maps embed.FS

type atlas struct {
	sheets fs.FS
	dir    string
}

// Whether there is no such sheet or it cannot be read, nothing tells.

func untoldMap(w http.ResponseWriter, r *http.Request) {
	text, err := maps.ReadFile(path.Join("maps", r.PathValue("name")))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error also for something that does not exist"
		return
	}
	w.Write(text)
}

func (a *atlas) untoldSheet(w http.ResponseWriter, r *http.Request) {
	f, err := a.sheets.Open(r.FormValue("sheet"))
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want "500 Internal Server Error also for something that does not exist"
		return
	}
	f.Close()
	if _, err := fs.Stat(a.sheets, r.FormValue("legend")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want "500 Internal Server Error also for something that does not exist"
	}
}

// What follows is right.

func (a *atlas) toldSheet(w http.ResponseWriter, r *http.Request) {
	text, err := fs.ReadFile(a.sheets, r.FormValue("sheet"))
	if errors.Is(err, fs.ErrNotExist) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Write(text)
}

// The server names the sheet.
func (a *atlas) ownSheet(w http.ResponseWriter, r *http.Request) {
	if _, err := maps.ReadFile("maps/index.svg"); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := a.sheets.Open(a.dir + "/cover"); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// A sheet that has just been drawn is there; if it is not, the client is not to blame.
func (a *atlas) drawn(w http.ResponseWriter, r *http.Request) {
	name := path.Join(a.dir, r.FormValue("name")+".pdf")
	if err := draw(name); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := os.ReadFile(name); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func draw(name string) error { return os.WriteFile(name, nil, 0o600) }
