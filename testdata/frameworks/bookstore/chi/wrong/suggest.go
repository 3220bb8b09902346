package main

import (
	"html/template"
	"log/slog"
	"net/http"
	"strconv"

	"example.com/frameworks/bookstore/shelf"
)

var form = template.Must(template.New("form").Parse(`<!doctype html>
<title>Suggest a book</title>
{{with .Problem}}<p>The {{.}}.</p>{{end}}
<form method="post">
<input name="title" value="{{.Book.Title}}"> <input name="isbn" value="{{.Book.ISBN}}"> <input name="pages"> <button>Send</button>
</form>
`))

type formPage struct {
	Book    shelf.Book
	Problem string
}

// suggest shows a form, and shows it again with the problem until that is gone.
// It is registered for all methods, so it has to refuse some.
func (s *server) suggest(w http.ResponseWriter, r *http.Request) {
	var page formPage
	switch r.Method {
	case http.MethodGet, http.MethodHead:
	case http.MethodPost:
		pages, _ := strconv.Atoi(r.PostFormValue("pages")) // Validate refuses 0
		page.Book = shelf.Book{Title: r.PostFormValue("title"), ISBN: r.PostFormValue("isbn"), Pages: pages}
		err := page.Book.Validate()
		if err == nil {
			slog.InfoContext(r.Context(), "suggested", "isbn", page.Book.ISBN)
			http.Redirect(w, r, "/books", http.StatusSeeOther)
			return
		}
		page.Problem = err.Error()
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	if err := form.Execute(w, page); err != nil {
		slog.WarnContext(r.Context(), "suggest", "err", err)
	}
}
