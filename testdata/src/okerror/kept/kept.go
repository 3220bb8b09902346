// Package kept has structs that keep the error of something.
package kept

import (
	"encoding/json"
	"net/http"
)

type job struct {
	Name  string
	Error error
}

type jobs map[string]*job

func (j jobs) run(name string) *job { return j[name] }

// Good: that the job has failed is what the client asks for.
func (j jobs) progress(w http.ResponseWriter, r *http.Request) {
	state := j[r.PathValue("job")]
	answer := map[string]any{"name": state.Name, "queued": false}
	if state.Error != nil {
		answer["error"] = state.Error.Error()
	}
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(answer)
}

// That is what the reply is sent for.
func (j jobs) start(w http.ResponseWriter, r *http.Request) {
	done := j.run(r.PathValue("job"))
	if done.Error != nil {
		w.WriteHeader(http.StatusOK)
		json.NewEncoder(w).Encode(map[string]any{"error": done.Error.Error()}) // want "200 OK with an error body"
		return
	}
	json.NewEncoder(w).Encode(done.Name)
}
