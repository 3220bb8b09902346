package clientfault

import (
	"fmt"
	"net/http"
	"strconv"

	"clientfault/house"
)

type desk struct {
	reply house.Replier
	read  house.Reader
}

// What the interfaces do is known from their directives.
func (d *desk) declared(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := d.read.Read(r, &b); err != nil {
		d.reply.Fail(w, http.StatusInternalServerError, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		d.reply.Broken(w) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, b)
}

// What follows is right.

func (d *desk) declaredRight(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := d.read.Read(r, &b); err != nil {
		d.reply.Malformed(w)
		return
	}
	if err := d.read.Load(r, &b); err != nil {
		d.reply.Fail(w, http.StatusInternalServerError, err)
		return
	}
	if _, err := house.Open(r.FormValue("n")); err != nil {
		d.reply.Broken(w)
	}
}
