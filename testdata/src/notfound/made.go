package notfound

import (
	"database/sql"
	"errors"
	"fmt"
	"net/http"

	"notfound/coded"
)

// Errors that are made where nothing is found, instead of declared.

type drawers struct {
	byName map[string]string
	db     *sql.DB
}

func (d *drawers) typed(isbn string) (string, error) {
	if text, ok := d.byName[isbn]; ok {
		return text, nil
	}
	return "", coded.BookNotFoundError{ISBN: isbn}
}

func (d *drawers) literal(isbn string) (string, error) {
	if text, ok := d.byName[isbn]; ok {
		return text, nil
	}
	return "", &coded.Error{Code: coded.NotFound, Text: isbn}
}

func (d *drawers) called(isbn string) (string, error) {
	if text, ok := d.byName[isbn]; ok {
		return text, nil
	}
	return "", coded.Errorf(coded.NotFound, "no book %s", isbn)
}

func newNotFoundError(what string) error { return fmt.Errorf("%s is not here", what) }

func (d *drawers) named(isbn string) (string, error) {
	if text, ok := d.byName[isbn]; ok {
		return text, nil
	}
	return "", newNotFoundError(isbn)
}

func (d *drawers) remove(isbn string) error {
	res, err := d.db.Exec("DELETE FROM books WHERE isbn = $1", isbn)
	if err != nil {
		return err
	}
	if n, _ := res.RowsAffected(); n == 0 {
		return coded.Errorf(coded.NotFound, "no book %s", isbn)
	}
	return nil
}

// It fails for other reasons.
func (d *drawers) broken(isbn string) (string, error) {
	if text, ok := d.byName[isbn]; ok {
		return text, nil
	}
	return "", &coded.Error{Code: coded.Internal, Text: isbn}
}

func (d *drawers) show(w http.ResponseWriter, r *http.Request) {
	isbn := r.PathValue("isbn")
	a, err := d.typed(isbn)
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `also for something that does not exist \(BookNotFoundError is among the errors of typed, line \d+\)`
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) showLiteral(w http.ResponseWriter, r *http.Request) {
	a, err := d.literal(r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `also for something that does not exist \(NotFound is among the errors of literal, line \d+\)`
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) showCalled(w http.ResponseWriter, r *http.Request) {
	a, err := d.called(r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `also for something that does not exist \(NotFound is among the errors of called, line \d+\)`
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) showNamed(w http.ResponseWriter, r *http.Request) {
	a, err := d.named(r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `also for something that does not exist \(newNotFoundError is among the errors of named, line \d+\)`
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) delete(w http.ResponseWriter, r *http.Request) {
	if err := d.remove(r.PathValue("isbn")); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `also for something that does not exist \(NotFound is among the errors of remove, line \d+\)`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// These tell it apart, each in its way.
func (d *drawers) byCode(w http.ResponseWriter, r *http.Request) {
	a, err := d.called(r.PathValue("isbn"))
	if err != nil {
		if coded.CodeOf(err) == coded.NotFound {
			http.Error(w, "no such book", http.StatusNotFound)
			return
		}
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) bySwitch(w http.ResponseWriter, r *http.Request) {
	a, err := d.literal(r.PathValue("isbn"))
	if err != nil {
		switch coded.CodeOf(err) {
		case coded.NotFound:
			http.Error(w, "no such book", http.StatusNotFound)
		case coded.Invalid:
			http.Error(w, "bad book", http.StatusBadRequest)
		default:
			http.Error(w, "broken", http.StatusInternalServerError)
		}
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) byVariable(w http.ResponseWriter, r *http.Request) {
	a, err := d.literal(r.PathValue("isbn"))
	if err != nil {
		code := coded.CodeOf(err)
		if code == coded.NotFound {
			http.Error(w, "no such book", http.StatusNotFound)
			return
		}
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) byField(w http.ResponseWriter, r *http.Request) {
	a, err := d.literal(r.PathValue("isbn"))
	var e *coded.Error
	if errors.As(err, &e) && e.Code == coded.NotFound {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) byType(w http.ResponseWriter, r *http.Request) {
	a, err := d.typed(r.PathValue("isbn"))
	if _, ok := err.(coded.BookNotFoundError); ok {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, a)
}

var codes = map[coded.Code]int{coded.NotFound: http.StatusNotFound, coded.Invalid: http.StatusBadRequest}

func statusOfCode(err error) int {
	if status, ok := codes[coded.CodeOf(err)]; ok {
		return status
	}
	return http.StatusInternalServerError
}

func (d *drawers) byTable(w http.ResponseWriter, r *http.Request) {
	a, err := d.literal(r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "it did not work", statusOfCode(err))
		return
	}
	fmt.Fprint(w, a)
}

func (d *drawers) other(w http.ResponseWriter, r *http.Request) {
	a, err := d.broken(r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	b, err := d.typed("the book of the house")
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, a, b)
}

// What finds out whether something is there makes no error of that kind.
func checkDrawerNotExist(db *sql.DB, name string) error { return db.Ping() }

func (d *drawers) add(name string) error { return checkDrawerNotExist(d.db, name) }

func (d *drawers) ask(name string, allowed coded.Code) error { return d.db.Ping() }

func (d *drawers) allow(name string) error { return d.ask(name, coded.NotFound) }

func (d *drawers) addDrawer(w http.ResponseWriter, r *http.Request) {
	if err := d.add(r.PathValue("name")); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	if err := d.allow(r.PathValue("name")); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
