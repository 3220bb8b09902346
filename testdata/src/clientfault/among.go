package clientfault

import (
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"clientfault/parcels"
)

var errInvalidWeight = errors.New("the weight is out of range")

var errInvalidLicence = errors.New("the house has no licence")

// The weight may be refused, and the database may be down.
func weigh(db *sql.DB, grams int) error {
	if grams > limit(db) {
		return errInvalidWeight
	}
	return db.Ping()
}

func limit(db *sql.DB) int { return db.Stats().MaxOpenConnections }

func weighParcel(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	grams, err := strconv.Atoi(r.FormValue("grams"))
	if err != nil {
		http.Error(w, "no weight", http.StatusBadRequest)
		return
	}
	if err := weigh(db, grams+1); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `500 Internal Server Error also for the client's mistake \(errInvalidWeight is among the errors of weigh, line 34\); tell that apart and send 400 Bad Request, or another 4xx`
	}
}

func weighLetter(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if err := weigh(db, len(r.FormValue("text"))); err != nil {
		status := http.StatusInternalServerError
		if errors.Is(err, errInvalidWeight) {
			status = http.StatusUnprocessableEntity
		}
		http.Error(w, "no", status)
	}
}

func weighNote(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	err := weigh(db, int(r.ContentLength))
	if errors.Is(err, errInvalidWeight) {
		http.Error(w, "too heavy", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
}

func licensed(name string) error {
	if name == "" {
		return nil
	}
	return errInvalidLicence
}

// The error is named after something of the server's.
func showLicence(w http.ResponseWriter, r *http.Request) {
	if err := licensed(r.FormValue("name")); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

// A parser that cannot be seen into fails if what it gets is malformed.
func trackParcel(w http.ResponseWriter, r *http.Request) {
	id, err := parcels.ParseID(r.PathValue("id"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `500 Internal Server Error for the client's mistake \(parcels.ParseID failed, line 72\)`
		return
	}
	fmt.Fprintln(w, id)
}

func firstParcel(w http.ResponseWriter, r *http.Request) {
	id, err := parcels.ParseID("0")
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, id)
}

// It reads something else under that name.
func parcelTemplate(w http.ResponseWriter, r *http.Request) {
	text, err := parcels.ParseTemplate(r.PathValue("name"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, text)
}

// What a parcel's number is tested against is the server's, the number is the client's.
func depot(number string, branch int) (string, error) {
	switch {
	case strings.HasPrefix(number, fmt.Sprintf("B%d-", branch)):
		return "here", nil
	case strings.HasPrefix(number, "B"):
		return "elsewhere", nil
	}
	return "", errors.New("a number of nowhere")
}

func whereIs(w http.ResponseWriter, r *http.Request, branch int) {
	where, err := depot(r.PathValue("number"), branch)
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, where)
}

// Whatever is none of the known formats is the client's mistake.
func export(w http.ResponseWriter, r *http.Request, rows []string) {
	switch format := r.FormValue("format"); format {
	case "csv":
		fmt.Fprintln(w, strings.Join(rows, ","))
	case "text":
		fmt.Fprintln(w, rows)
	default:
		http.Error(w, "unknown format", http.StatusInternalServerError) // want `500 Internal Server Error for the client's mistake \(format is none of the values that are known, line \d+\)`
	}
}

// Any other value is as good as the known ones.
func list(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	query := "select name from parcels"
	switch r.FormValue("order") {
	case "weight":
		query += " order by weight"
	default:
		if err := db.Ping(); err != nil {
			http.Error(w, "broken", http.StatusInternalServerError)
			return
		}
	}
	if _, err := db.Query(query); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

// The server itself has chosen the kind.
func kindOf(w http.ResponseWriter, r *http.Request, kind string) {
	switch kind {
	case "letter", "parcel":
		fmt.Fprintln(w, kind)
	default:
		http.Error(w, "unknown kind", http.StatusInternalServerError)
	}
}

var errCodeExpired = errors.New("the code has expired")

// A code that is too old is the client's affair.
func redeem(db *sql.DB, code string) error {
	if len(code) > limit(db) {
		return errCodeExpired
	}
	return db.Ping()
}

func collect(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if err := redeem(db, r.FormValue("code")); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want "500 Internal Server Error also for the client's mistake"
	}
}
