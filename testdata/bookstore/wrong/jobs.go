package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// job is a check of all books that runs in the background.
type job struct {
	ID    int    `json:"id"`
	State string `json:"state"`
	Error string `json:"error,omitempty"`
}

type jobs struct {
	mu   sync.Mutex
	list []job
	// spawn runs the work; a test sets it to a plain call.
	spawn func(func())
}

func (j *jobs) add() job {
	j.mu.Lock()
	defer j.mu.Unlock()
	added := job{ID: len(j.list), State: "running"}
	j.list = append(j.list, added)
	return added
}

func (j *jobs) finish(id int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.list[id].State = "done"
	if err != nil {
		j.list[id].State = "failed"
		j.list[id].Error = err.Error()
	}
}

func (j *jobs) get(id int) (job, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if id < 0 || id >= len(j.list) {
		return job{}, false
	}
	return j.list[id], true
}

func (s *server) startCheck(w http.ResponseWriter, r *http.Request) {
	started := s.jobs.add()
	// The work goes on after the request has ended.
	ctx := context.WithoutCancel(r.Context())
	s.jobs.spawn(func() { s.jobs.finish(started.ID, s.checkAll(ctx)) })
	w.Header().Set("Location", fmt.Sprintf("/checks/%d", started.ID))
	reply(w, http.StatusAccepted, started)
}

// checkAll reports a panic as an error, since nobody else would catch it.
func (s *server) checkAll(ctx context.Context) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("check: %v", v)
		}
	}()
	list, err := s.store.List(ctx)
	if err != nil {
		return err
	}
	for _, book := range list {
		if err := validate(book); err != nil {
			return fmt.Errorf("book %d: %w", book.ID, err)
		}
	}
	return nil
}

// getCheck answers 200 for a failed job too: the question was how the job went,
// and the answer to that is at hand.
func (s *server) getCheck(w http.ResponseWriter, r *http.Request) {
	id, err := web.IntParam(r, "id")
	if err != nil {
		fail(w, err, http.StatusBadRequest)
		return
	}
	found, ok := s.jobs.get(id)
	if !ok {
		web.JSON(w, http.StatusOK, web.ErrorBody{Error: "no such check"}) // mistake: okerror
		return
	}
	if found.Error != "" {
		web.JSON(w, http.StatusOK, map[string]any{"id": found.ID, "state": "failed", "reason": found.Error})
		return
	}
	web.JSON(w, http.StatusOK, found)
}
