package notfound

import (
	"fmt"
	"net/http"
	"strconv"

	"notfound/client"
	"notfound/client/pen"
)

type pencase struct {
	client *client.Client
	mine   int
}

func (p *pencase) get(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.Error(w, "bad id", http.StatusBadRequest)
		return
	}
	one, err := p.client.Pen.Get(r.Context(), id)
	if err != nil {
		http.Error(w, "no pen", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	other, err := p.client.Pen.Query().Where(pen.And(pen.ID(id), pen.Sold(false))).Limit(1).Only(r.Context())
	if err != nil {
		http.Error(w, "no pen", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, one, other)
}

func (p *pencase) unsold(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.PathValue("id"))
	one, err := p.client.Pen.Query().Where(pen.And(pen.ID(id), pen.Sold(false))).Limit(1).Only(r.Context())
	if err != nil {
		http.Error(w, "no pen", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	fmt.Fprint(w, one)
}

func (p *pencase) paint(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.PathValue("id"))
	if _, err := p.client.Pen.UpdateOneID(id).SetColor(r.FormValue("color")).Save(r.Context()); err != nil {
		http.Error(w, "not painted", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (p *pencase) drop(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.PathValue("id"))
	if err := p.client.Pen.DeleteOneID(id).Exec(r.Context()); err != nil {
		if client.IsNotFound(err) {
			http.Error(w, "no pen", http.StatusNotFound)
			return
		}
		http.Error(w, "not dropped", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// The pen is the server's own, whatever color the client wants, and a list may be empty.
func (p *pencase) paintMine(w http.ResponseWriter, r *http.Request) {
	mine, err := p.client.Pen.Get(r.Context(), p.mine)
	if err != nil {
		http.Error(w, "no pen of mine", http.StatusInternalServerError)
		return
	}
	if _, err := p.client.Pen.UpdateOneID(p.mine).SetColor(r.FormValue("color")).Save(r.Context()); err != nil {
		http.Error(w, "not painted", http.StatusInternalServerError)
		return
	}
	if _, err := p.client.Pen.UpdateOne(mine).SetColor(r.FormValue("color")).Save(r.Context()); err != nil {
		http.Error(w, "not painted", http.StatusInternalServerError)
		return
	}
	id, _ := strconv.Atoi(r.PathValue("id"))
	all, err := p.client.Pen.Query().Where(pen.ID(id)).All(r.Context())
	if err != nil {
		http.Error(w, "no pens", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, all)
}
