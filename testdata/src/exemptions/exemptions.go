// Package exemptions has replies that look wrong and are what their protocol asks for.
package exemptions

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
)

func work() error { return errors.New("broken") }

// E1: JSON-RPC 2.0.
type rpcReply struct {
	JSONRPC string    `json:"jsonrpc"`
	Error   *rpcError `json:"error,omitempty"`
}

type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func call(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(rpcReply{JSONRPC: "2.0", Error: &rpcError{-32000, err.Error()}})
	}
}

func callWithMap(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"jsonrpc": "2.0", "error": map[string]any{"code": -32000, "message": err.Error()}})
	}
}

// E2: GraphQL over HTTP.
func query(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		w.Header().Set("Content-Type", "application/graphql-response+json")
		json.NewEncoder(w).Encode(map[string]any{"data": nil, "errors": []any{map[string]string{"message": err.Error()}}})
	}
}

func queryWithLegacyType(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"data": nil, "errors": []any{map[string]string{"message": err.Error()}}})
	}
}

// E3: OAuth token introspection, RFC 7662 2.2.
func token(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"active": false, "error": err.Error()})
	}
}

// E4: Kubernetes admission review.
type review struct {
	Allowed bool   `json:"allowed"`
	Error   string `json:"error"`
}

func admit(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(review{Allowed: false, Error: err.Error()})
	}
}

// E5: Slack interactions.
func command(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"response_action": "errors", "errors": map[string]string{"title": err.Error()}})
	}
}

// E6: a webhook receiver acknowledges, or is called again.
func webhook(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		fmt.Fprintln(w, "ok")
	}
}

// E7: a fault over 200.
type fault struct {
	XMLName xml.Name `xml:"Fault"`
	Fault   string   `xml:"faultstring" json:"faultstring"`
}

func soap(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		xml.NewEncoder(w).Encode(fault{Fault: err.Error()})
	}
}

// E8: each result of a batch has its own error.
func many(w http.ResponseWriter, r *http.Request) {
	type result struct {
		Error string `json:"error"`
	}
	var results []result
	for range 3 {
		if err := work(); err != nil {
			results = append(results, result{Error: err.Error()})
		}
	}
	json.NewEncoder(w).Encode(map[string]any{"results": results, "errors": true})
}

// E9: a stream whose head is out.
func events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if err := work(); err != nil {
		fmt.Fprintf(w, "event: error\ndata: %v\n\n", err)
	}
}

// E10: the state of something else.
func health(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(map[string]string{"database": "down", "error": err.Error()})
	}
}

// E11: a form shown again.
func register(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		form.Execute(w, map[string]string{"error": err.Error()})
	}
}

func partial(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	if err := work(); err != nil {
		fmt.Fprintf(w, "<p class=error>%s</p>", template.HTMLEscapeString(err.Error()))
	}
}

var form = template.Must(template.New("").Parse("{{.error}}"))

// E12: a business envelope used for success and failure alike.
func result(w http.ResponseWriter, code int, data any, msg string) {
	json.NewEncoder(w).Encode(map[string]any{"code": code, "data": data, "msg": msg})
}

func envelope(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		result(w, 7, nil, "failure")
		return
	}
	result(w, 0, "book", "success")
}

// E13: a Docker authorization plugin.
func authorize(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"Allow": false, "Err": err.Error()})
	}
}

// 403: the browser's session, whose cookie is a CSRF token, a missing client
// certificate, a closed registration, a read-only server, a quota.
func refusals(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("xsrf-token"); err != nil {
		http.Error(w, "csrf", http.StatusForbidden)
		return
	}
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "certificate", http.StatusForbidden)
		return
	}
	if closed || readOnly {
		http.Error(w, "closed", http.StatusForbidden)
		return
	}
	if r.URL.Query().Get("X-Amz-Signature") == "" {
		http.Error(w, "signature", http.StatusForbidden)
	}
}

var closed, readOnly bool

// 500: a SOAP 1.1 fault is a 500 by its binding; reading the body fails for the
// network's reasons; what is encoded is ours.
func serverFaults(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "read", http.StatusInternalServerError)
		return
	}
	if err := store(data); err != nil { // may or may not be a validation
		http.Error(w, "store", http.StatusInternalServerError)
		return
	}
	if _, err := json.Marshal(string(data)); err != nil {
		http.Error(w, "encode", http.StatusInternalServerError)
	}
}

func store([]byte) error { return nil }

// A service that sends events would send this one again after anything but a 200.
func takesEvent(w http.ResponseWriter, r *http.Request) {
	kind := r.Header.Get("X-Amz-Sns-Message-Type")
	var in struct{ Message string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		json.NewEncoder(w).Encode(map[string]string{"message": fmt.Sprintf("not of the kind %s: %v", kind, err)})
		return
	}
	json.NewEncoder(w).Encode(map[string]string{"message": "taken"})
}

// E13: another program asks whether somebody may come in.
type entry struct {
	Authorized bool   `json:"authorized"`
	Error      string `json:"error"`
}

func mayEnter(w http.ResponseWriter, r *http.Request) {
	if err := knock(r.FormValue("door")); err != nil {
		json.NewEncoder(w).Encode(entry{Authorized: false, Error: err.Error()})
		return
	}
	json.NewEncoder(w).Encode(entry{Authorized: true})
}

func knock(door string) error {
	if door == "" {
		return errors.New("no door")
	}
	return nil
}
