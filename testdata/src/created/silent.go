package created

import (
	"fmt"
	"io"
	"net/http"

	"created/web"
)

func before(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/loans/1")
	w.WriteHeader(http.StatusCreated)
}

func lowerCase(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("location", "/loans/1")
	w.WriteHeader(http.StatusCreated)
}

func indexed(w http.ResponseWriter, r *http.Request) {
	w.Header()["Location"] = []string{"/loans/1"}
	w.WriteHeader(http.StatusCreated)
}

func byHelper(w http.ResponseWriter, r *http.Request) {
	web.At(w, "/loans/1")
	web.Reply(w, http.StatusCreated, loan{"1", "Emma"})
}

func wholeHelper(w http.ResponseWriter, r *http.Request) {
	web.Created(w, "/loans/1", loan{"1", "Emma"})
}

func where(w http.ResponseWriter, l loan) {
	w.Header().Set("Location", fmt.Sprintf("/loans/%s", l.ID))
}

func ownHelper(w http.ResponseWriter, r *http.Request) {
	l := loan{"1", "Emma"}
	where(w, l)
	reply(w, http.StatusCreated, l)
}

// done relies on its callers.
func done(w http.ResponseWriter) {
	w.WriteHeader(http.StatusCreated)
	io.WriteString(w, "done")
}

func prepared(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/loans/1")
	done(w)
}

// PUT makes something where the client wants it.
func putBook(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated)
}

func replaceShelf(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusCreated, "new")
}

func upsertMember(w http.ResponseWriter, r *http.Request) {
	web.Reply(w, http.StatusCreated, "new")
}

// 200 and 202 make nothing.
func ok(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, loan{})
}

func accepted(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
}

// The headers come from a table.
func fromTable(w http.ResponseWriter, r *http.Request, table map[string]string) {
	for key, value := range table {
		w.Header().Set(key, value)
	}
	w.WriteHeader(http.StatusCreated)
}
