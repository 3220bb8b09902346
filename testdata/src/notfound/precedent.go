package notfound

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
)

var errNotFound = errors.New("nothing is there")

// An archive is asked through an interface: what its errors are, other places say.
type archive interface {
	Letter(ctx context.Context, id string) (string, error)
	Remove(ctx context.Context, id string) error
	Reindex(ctx context.Context, id string) error
	Newest(ctx context.Context, limit string) (string, error)
}

func showLetter(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := a.Letter(r.Context(), r.PathValue("id"))
	switch {
	case errors.Is(err, errNotFound):
		http.Error(w, "no such letter", http.StatusNotFound)
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
	default:
		w.Write([]byte(text))
	}
}

func copyLetter(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := a.Letter(r.Context(), r.FormValue("from"))
	if err != nil {
		http.Error(w, "cannot copy", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist \(Letter may fail with errNotFound, which line 23 tells apart, line 33\); tell that apart and send 404 Not Found, or another 4xx`
		return
	}
	w.Write([]byte(text))
}

// Through a helper of the program's own, which hands the error on.
func load(ctx context.Context, a archive, id string) (string, error) {
	return a.Letter(ctx, id)
}

func printLetter(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := load(r.Context(), a, r.URL.Query().Get("id"))
	if err != nil {
		http.Error(w, "cannot print", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	w.Write([]byte(text))
}

// The letter is the server's own choice.
func motto(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := a.Letter(r.Context(), "motto")
	if err != nil {
		http.Error(w, "no motto", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(text))
}

// What has been read a moment ago is there, whatever other places say of Remove.
func removeLetter(w http.ResponseWriter, r *http.Request, a archive) {
	if err := a.Remove(r.Context(), r.PathValue("id")); err == errNotFound {
		w.WriteHeader(http.StatusNotFound)
	}
}

func moveLetter(w http.ResponseWriter, r *http.Request, a archive) {
	id := r.PathValue("id")
	if err := a.Reindex(r.Context(), id); err != nil {
		http.Error(w, "no such letter", http.StatusNotFound)
		return
	}
	if err := a.Remove(r.Context(), id); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

// The error goes to something that may tell it apart.
func mailLetter(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := a.Letter(r.Context(), r.FormValue("id"))
	if err != nil {
		status := http.StatusInternalServerError
		if err == errNotFound {
			status = http.StatusNotFound
		}
		http.Error(w, "cannot mail", status)
		return
	}
	w.Write([]byte(text))
}

// Another method of the same archive: nobody knows that it finds nothing.
func newest(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := a.Newest(r.Context(), r.FormValue("limit"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(text))
}

// The error is one of another call.
func count(w http.ResponseWriter, r *http.Request, db *sql.DB, a archive) {
	_, err := a.Newest(r.Context(), r.FormValue("limit"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	err = db.QueryRowContext(r.Context(), "select id from letters where name = ?", r.FormValue("name")).Scan(new(int))
	if errors.Is(err, sql.ErrNoRows) {
		w.WriteHeader(http.StatusNotFound)
	}
}

// What an error means is found out elsewhere, in a way that is not seen into.
type sorter struct{ status int }

func (s *sorter) Error() string { return http.StatusText(s.status) }

func explained(err error) error {
	if err == errNotFound {
		return &sorter{http.StatusNotFound}
	}
	return err
}

func statusFor(err error) int {
	var s *sorter
	if errors.As(explained(err), &s) {
		return s.status
	}
	return http.StatusInternalServerError
}

func sendLetter(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := a.Letter(r.Context(), r.FormValue("id"))
	if err != nil {
		http.Error(w, "cannot send", statusFor(err))
		return
	}
	w.Write([]byte(text))
}

// Some of an order is the client's, the letter in it is not.
type order struct{ note, letter string }

func takeOrder(r *http.Request, stock map[string]string) *order {
	return &order{note: r.FormValue("note"), letter: stock["letter"]}
}

func fillOrder(w http.ResponseWriter, r *http.Request, a archive, stock map[string]string) {
	o := takeOrder(r, stock)
	text, err := a.Letter(r.Context(), o.letter)
	if err != nil {
		http.Error(w, "no letter in stock", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(text))
}

func fillAtOnce(w http.ResponseWriter, r *http.Request, a archive, stock map[string]string) {
	o := order{note: r.FormValue("note"), letter: stock["letter"]}
	text, err := a.Letter(r.Context(), o.letter)
	if err != nil {
		http.Error(w, "no letter in stock", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(text))
}

// A row that names both says that both are there, also when one of them was known before.
func postage(w http.ResponseWriter, r *http.Request, db *sql.DB, a archive) {
	letter, stamp := r.FormValue("letter"), r.FormValue("stamp")
	if err := a.Reindex(r.Context(), letter); err != nil {
		http.Error(w, "no such letter", http.StatusNotFound)
		return
	}
	var n int
	err := db.QueryRowContext(r.Context(), "select n from stamped where letter = ? and stamp = ?", letter, stamp).Scan(&n)
	if err == nil {
		var price int
		if err := db.QueryRowContext(r.Context(), "select price from stamps where stamp = ?", stamp).Scan(&price); err != nil {
			http.Error(w, "broken", http.StatusInternalServerError)
		}
	}
}

// A library's function may fail with anything: its operands decide.
func search(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	_, err := db.QueryContext(r.Context(), "select text from letters where id = ?", r.FormValue("id"))
	if err == sql.ErrNoRows {
		http.Error(w, "no such letter", http.StatusNotFound)
	}
}

func searchAll(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if _, err := db.QueryContext(r.Context(), "select text from letters where year = ?", r.FormValue("year")); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

// What the client has sent is what the server has at hand, so it is there.
func ownLetter(w http.ResponseWriter, r *http.Request, a archive, mine string) {
	id := r.PathValue("id")
	if id != mine {
		http.Error(w, "not yours", http.StatusForbidden)
		return
	}
	if _, err := a.Letter(r.Context(), id); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

type draft struct{ ID, Text string }

func (d *draft) save(a archive) error { return a.Reindex(context.Background(), d.Text) }

// What has just been stored is there, under the id that it has got.
func keepDraft(w http.ResponseWriter, r *http.Request, a archive) {
	d := draft{Text: r.FormValue("text")}
	if err := d.save(a); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	if _, err := a.Letter(r.Context(), d.ID); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}
