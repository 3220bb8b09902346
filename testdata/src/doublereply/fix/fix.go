// Package fix has replies behind which a fix puts the missing return.
package fix

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
)

var errLent = errors.New("the book is lent")

func lend(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("card") == "" {
		http.Error(w, "which card?", http.StatusBadRequest) // want "reply without return"
	}
	fmt.Fprintln(w, "back in three weeks")
}

func giveBack(w http.ResponseWriter, r *http.Request) {
	if err := shelve(r.FormValue("title")); err == nil {
		log.Print("shelved")
	} else {
		http.Error(w, "not ours", http.StatusConflict) // want "reply without return"
	}
	w.WriteHeader(http.StatusNoContent)
}

func refuse(w http.ResponseWriter, why string) {
	http.Error(w, why, http.StatusForbidden)
}

func readers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("card") == "lost" {
			log.Print("a lost card")
			refuse(w, "lost") // want "the next handler is called all the same"
		}
		next.ServeHTTP(w, r)
	})
}

func shelve(title string) error {
	if title == "" {
		return errLent
	}
	return nil
}

func clerks(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("card") == "clerk" {
			next.ServeHTTP(w, r) // want "the next handler is called without return"
		}
		http.Error(w, "clerks only", http.StatusForbidden)
	})
}

func catalogue(w http.ResponseWriter, r *http.Request) {
	list, err := json.Marshal(r.Form)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want "status without return"
	}
	w.Write(list)
}
