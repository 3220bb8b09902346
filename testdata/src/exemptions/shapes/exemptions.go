// Package exemptions has replies that look wrong and are right by some protocol, one function per row.
package exemptions

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// run stands for the work of a handler.
func run(ctx context.Context, in any) (any, error) { return in, ctx.Err() }

// E1: a JSON-RPC 2.0 error is an answer.
type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

type rpcResponse struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  any             `json:"result,omitempty"`
	Error   *rpcError       `json:"error,omitempty"`
}

func e1JSONRPC(w http.ResponseWriter, r *http.Request) {
	out, err := run(r.Context(), "x")
	if err != nil {
		json.NewEncoder(w).Encode(rpcResponse{Version: "2.0", Error: &rpcError{Code: -32603, Message: err.Error()}})
		return
	}
	json.NewEncoder(w).Encode(rpcResponse{Version: "2.0", Result: out})
}

// E1: unreadable JSON is -32700 in a 200.
func e1ParseError(w http.ResponseWriter, r *http.Request) {
	var req struct{ Method string }
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
		resp := rpcResponse{Version: "2.0", Error: &rpcError{-32700, err.Error()}}
		json.NewEncoder(w).Encode(resp)
		return
	}
	fmt.Fprintln(w, "{}")
}

// E2: GraphQL answers 200 with a list of errors.
type graphError struct {
	Message string   `json:"message"`
	Path    []string `json:"path,omitempty"`
}

type graphResponse struct {
	Data   any          `json:"data"`
	Errors []graphError `json:"errors,omitempty"`
}

func e2GraphQL(w http.ResponseWriter, r *http.Request) {
	data, err := run(r.Context(), "x")
	if err != nil {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(graphResponse{Errors: []graphError{{Message: err.Error()}}})
		return
	}
	json.NewEncoder(w).Encode(graphResponse{Data: data})
}

// E2: the newer media type, partial result.
func e2GraphQLPartial(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "x"); err != nil {
		w.Header().Set("Content-Type", "application/graphql-response+json")
		json.NewEncoder(w).Encode(map[string]any{"data": map[string]any{"x": nil}, "errors": []map[string]string{{"message": err.Error()}}})
		return
	}
	fmt.Fprintln(w, "{}")
}

// E3: token introspection must say {"active":false}, RFC 7662 2.2.
func e3Introspect(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), r.PostFormValue("token")); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"active": false})
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"active": true})
}

// E3: revoking an unknown token is a success, RFC 7009 2.2.
func e3Revoke(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), r.PostFormValue("token")); err != nil {
		log.Printf("revoke: %v", err)
		w.WriteHeader(http.StatusOK)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// E4: a Kubernetes admission review.
type admissionResponse struct {
	UID     string            `json:"uid"`
	Allowed bool              `json:"allowed"`
	Result  map[string]string `json:"status,omitempty"`
}

type AdmissionReview struct {
	Kind     string             `json:"kind"`
	Response *admissionResponse `json:"response"`
}

func e4Admission(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "pod"); err != nil {
		json.NewEncoder(w).Encode(AdmissionReview{
			Kind:     "AdmissionReview",
			Response: &admissionResponse{Allowed: false, Result: map[string]string{"message": err.Error()}},
		})
		return
	}
	json.NewEncoder(w).Encode(AdmissionReview{Kind: "AdmissionReview", Response: &admissionResponse{Allowed: true}})
}

// E4: a token review with its error inside the status.
type tokenReviewStatus struct {
	Authenticated bool   `json:"authenticated"`
	Error         string `json:"error,omitempty"`
}

type TokenReview struct {
	APIVersion string            `json:"apiVersion"`
	Kind       string            `json:"kind"`
	Status     tokenReviewStatus `json:"status"`
}

func e4TokenReview(w http.ResponseWriter, r *http.Request) {
	review := TokenReview{APIVersion: "authentication.k8s.io/v1", Kind: "TokenReview"}
	if _, err := run(r.Context(), "token"); err != nil {
		review.Status.Error = err.Error()
		json.NewEncoder(w).Encode(review)
		return
	}
	review.Status.Authenticated = true
	json.NewEncoder(w).Encode(review)
}

// E5: a Slack command answers within three seconds, with 200 or not at all.
func e5SlackCommand(w http.ResponseWriter, r *http.Request) {
	out, err := run(r.Context(), r.FormValue("text"))
	if err != nil {
		json.NewEncoder(w).Encode(map[string]any{"response_type": "ephemeral", "text": "That failed: " + err.Error()})
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"response_type": "in_channel", "text": out})
}

// E5: errors of a Slack view.
func e5SlackView(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "view"); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"response_action": "errors", "errors": map[string]string{"title": err.Error()}})
		return
	}
	w.WriteHeader(http.StatusOK)
}

// E6: a webhook receiver acknowledges, or the sender tries again for days.
func e6Webhook(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "event"); err != nil {
		log.Printf("event dropped: %v", err) // a retry would fail too
		fmt.Fprint(w, "ok")
		return
	}
	fmt.Fprint(w, "ok")
}

// E7: an XML-RPC fault.
type fault struct {
	XMLName xml.Name `xml:"methodResponse"`
	Code    int      `xml:"fault>value>struct>code"`
	Text    string   `xml:"fault>value>struct>faultString"`
}

func e7XMLRPC(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "call"); err != nil {
		w.Header().Set("Content-Type", "text/xml")
		xml.NewEncoder(w).Encode(fault{Code: 4, Text: err.Error()})
		return
	}
	fmt.Fprint(w, "<methodResponse/>")
}

// E7: SOAP over 200.
type soapFault struct {
	XMLName xml.Name `xml:"http://schemas.xmlsoap.org/soap/envelope/ Fault"`
	Code    string   `xml:"faultcode"`
	String  string   `xml:"faultstring"`
}

func e7SOAP(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "call"); err != nil {
		xml.NewEncoder(w).Encode(soapFault{Code: "soap:Server", String: err.Error()})
		return
	}
	fmt.Fprint(w, "<Envelope/>")
}

// E8: bulk results with a flag above them.
type bulkItem struct {
	ID    string `json:"_id"`
	Error string `json:"error,omitempty"`
}

type bulkResponse struct {
	Errors bool       `json:"errors"`
	Items  []bulkItem `json:"items"`
}

func e8Bulk(w http.ResponseWriter, r *http.Request) {
	var out bulkResponse
	for _, id := range r.URL.Query()["id"] {
		it := bulkItem{ID: id}
		if _, err := run(r.Context(), id); err != nil {
			it.Error = err.Error()
			out.Errors = true
		}
		out.Items = append(out.Items, it)
	}
	json.NewEncoder(w).Encode(out)
}

// E8: multi-status.
func e8MultiStatus(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "x"); err != nil {
		w.WriteHeader(http.StatusMultiStatus)
		json.NewEncoder(w).Encode([]bulkItem{{ID: "x", Error: err.Error()}})
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// E9: server-sent events: the status has gone long ago.
func e9Events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	w.(http.Flusher).Flush()
	for range time.Tick(time.Second) {
		out, err := run(r.Context(), "tick")
		if err != nil {
			fmt.Fprintf(w, "event: error\ndata: %v\n\n", err)
			return
		}
		fmt.Fprintf(w, "data: %v\n\n", out)
	}
}

// E9: newline-delimited JSON; the flush sends the head before the first line.
func e9NDJSON(w http.ResponseWriter, r *http.Request) {
	rc := http.NewResponseController(w)
	rc.Flush()
	enc := json.NewEncoder(w)
	for i := range 100 {
		out, err := run(r.Context(), i)
		if err != nil {
			enc.Encode(map[string]string{"error": err.Error()})
			return
		}
		enc.Encode(out)
		rc.Flush()
	}
}

// E10: health tells the state of something else.
func e10Health(w http.ResponseWriter, r *http.Request) {
	checks := map[string]string{"db": "ok", "queue": "ok"}
	if _, err := run(r.Context(), "db"); err != nil {
		checks["db"] = err.Error()
	}
	json.NewEncoder(w).Encode(checks)
}

// E10: the question was "is this valid?", and the answer is no.
func e10Validate(w http.ResponseWriter, r *http.Request) {
	verdict := struct {
		Valid  bool     `json:"valid"`
		Errors []string `json:"errors"`
	}{Valid: true}
	if _, err := run(r.Context(), r.FormValue("text")); err != nil {
		verdict.Valid = false
		verdict.Errors = append(verdict.Errors, err.Error())
	}
	json.NewEncoder(w).Encode(verdict)
}

// E10: the state of a job that failed yesterday.
type job struct {
	State string `json:"state"`
	Error string `json:"error,omitempty"`
}

func e10Job(last func() job) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(last())
	}
}

var page = template.Must(template.New("form").Parse(`<form>{{.Error}}<input name=q value="{{.Q}}"></form>`))

// E11: the form comes back with its mistakes marked.
func e11Form(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), r.FormValue("q")); err != nil {
		page.Execute(w, map[string]string{"Error": err.Error(), "Q": r.FormValue("q")})
		return
	}
	http.Redirect(w, r, "/done", http.StatusSeeOther)
}

// E11: htmx does not swap a 4xx in.
func e11Partial(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), r.FormValue("q")); err != nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<p class="error">%s</p>`, template.HTMLEscapeString(err.Error()))
		return
	}
	fmt.Fprint(w, "<p>saved</p>")
}

// E12: a business envelope: constant 200, and a code of its own for good and bad alike.
type result struct {
	Code int    `json:"code"`
	Data any    `json:"data"`
	Msg  string `json:"msg"`
}

const (
	success = 0
	failure = 7
)

func reply(w http.ResponseWriter, code int, data any, msg string) {
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(result{code, data, msg})
}

func e12Envelope(w http.ResponseWriter, r *http.Request) {
	out, err := run(r.Context(), "x")
	if err != nil {
		reply(w, failure, nil, "cannot run")
		return
	}
	reply(w, success, out, "done")
}

// E13: a Docker authorization plugin.
type authzResponse struct {
	Allow bool
	Msg   string
	Err   string
}

func e13Docker(w http.ResponseWriter, r *http.Request) {
	if _, err := run(r.Context(), "docker"); err != nil {
		json.NewEncoder(w).Encode(authzResponse{Allow: false, Err: err.Error()})
		return
	}
	json.NewEncoder(w).Encode(authzResponse{Allow: true})
}

// 403: CSRF.
func f1CSRF(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-CSRF-Token") == "" {
		http.Error(w, "csrf", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// 403: Origin and Referer.
func f2Origin(w http.ResponseWriter, r *http.Request) {
	from := r.Header.Get("Origin")
	if from == "" {
		from = r.Header.Get("Referer")
	}
	if u, err := url.Parse(from); err != nil || u.Host != r.Host {
		http.Error(w, "cross-site", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// 403: Host.
func f2Host(w http.ResponseWriter, r *http.Request) {
	if !strings.HasSuffix(r.Host, ".example") {
		http.Error(w, "host", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// 403: the protection of the standard library answers by itself.
func f2Protection(next http.Handler) http.Handler {
	p := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := p.Check(r); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// 403: a signed URL without its signature, or past its time.
func f3SignedURL(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("X-Amz-Signature") == "" {
		http.Error(w, "AccessDenied", http.StatusForbidden)
		return
	}
	if until, err := time.Parse(time.RFC3339, r.URL.Query().Get("until")); err != nil || time.Now().After(until) {
		http.Error(w, "expired", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "file")
}

// 403: a webhook without its HMAC.
func f4Webhook(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Stripe-Signature") == "" {
		http.Error(w, "signature", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// 403: an address that is not on the list.
func f5Address(allowed map[string]bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !allowed[r.RemoteAddr] {
			http.Error(w, "address", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// 403: country, firewall and abuse.
func f5Country(blocked func(string) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if country := r.Header.Get("CF-IPCountry"); country == "" || blocked(country) {
			http.Error(w, "not in your country", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// 403: the first authenticator has no scheme to ask for, so there is nothing to put in a challenge.
type authenticator interface {
	User(*http.Request) (string, bool)
	Challenge() string
}

func f6SessionScheme(all []authenticator) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for _, a := range all {
			if name, ok := a.User(r); ok {
				fmt.Fprintln(w, name)
				return
			}
		}
		if c := all[0].Challenge(); c != "" {
			w.Header().Set("WWW-Authenticate", c)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.WriteHeader(http.StatusForbidden)
	}
}

// 403: nobody is somebody: system:anonymous has rights of its own.
func f7Anonymous(may func(string, string) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		who := "system:anonymous"
		if name, _, ok := r.BasicAuth(); ok {
			who = name
		}
		if !may(who, r.URL.Path) {
			http.Error(w, who+" cannot do this", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// 403: directories and dotfiles.
func f8Directory(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/") || strings.Contains(r.URL.Path, "/.") {
		http.Error(w, "no listing", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "file")
}

type settings struct {
	readOnly, beta, open bool
	licence              string
	left                 int
}

// 403: read-only mode.
func f9ReadOnly(s settings) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if s.readOnly && r.Method != http.MethodGet {
			http.Error(w, "read-only", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// 403: a feature flag.
func f10Flag(s settings) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.beta {
			http.Error(w, "beta", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// 403: licence and quota.
func f11Licence(s settings) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if s.licence == "" || s.left == 0 {
			http.Error(w, "licence", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// 403: captcha.
func f12Captcha(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("captcha") == "" {
		http.Error(w, "captcha", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// 403: registration is closed.
func f13Registration(s settings) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.open {
			http.Error(w, "registration is closed", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// 403: no TLS client certificate.
func f14Certificate(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "certificate", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// 403: nginx auth_request understands 2xx, 401 and 403.
func f15ForwardAuth(public func(string) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if target := r.Header.Get("X-Original-URI"); target == "" || !public(target) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.WriteHeader(http.StatusOK)
	}
}

// 403: Envoy ext_authz.
func f15ExtAuthz(policy func(*http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := policy(r); err != nil {
			w.Header().Set("X-Ext-Authz-Check-Result", "denied")
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.WriteHeader(http.StatusOK)
	}
}

// 403: debug pages for localhost.
func f16Debug(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.RemoteAddr, "127.0.0.1:") {
		http.Error(w, "local only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "pprof")
}

// 500: every SOAP 1.1 fault, the client's included, goes out with 500.
func s1SOAPFault(w http.ResponseWriter, r *http.Request) {
	var call struct {
		XMLName xml.Name `xml:"Envelope"`
	}
	if err := xml.NewDecoder(r.Body).Decode(&call); err != nil {
		w.Header().Set("Content-Type", `text/xml; charset="utf-8"`)
		w.WriteHeader(http.StatusInternalServerError)
		xml.NewEncoder(w).Encode(soapFault{Code: "soap:Client", String: err.Error()})
		return
	}
	fmt.Fprint(w, "<Envelope/>")
}

// 500: what is decoded did not come from the client.
func s2Stored(cache func(string) []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var v job
		if err := json.Unmarshal(cache(r.PathValue("id")), &v); err != nil {
			http.Error(w, "cache", http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, v.State)
	}
}

// 500: reading the body may fail for the network's sake.
func s3ReadAll(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	if err != nil {
		http.Error(w, "read", http.StatusInternalServerError)
		return
	}
	w.Write(b)
}

// 500: a service that may, or may not, have validated.
func s4Service(w http.ResponseWriter, r *http.Request) {
	var in struct{ Name string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, "json", http.StatusBadRequest)
		return
	}
	if _, err := run(r.Context(), in); err != nil {
		http.Error(w, "run", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// 500: a form the server filled in itself.
func s5OwnForm(w http.ResponseWriter, _ *http.Request) {
	own := &http.Request{Method: http.MethodGet, URL: &url.URL{RawQuery: "a=1&b=2"}}
	if err := own.ParseForm(); err != nil {
		http.Error(w, "own form", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, own.Form.Get("a"))
}

// 500: checked before, so that a failure here is a bug of ours.
func s6Validated(w http.ResponseWriter, r *http.Request) {
	in := r.FormValue("doc")
	if !json.Valid([]byte(in)) {
		http.Error(w, "doc", http.StatusUnprocessableEntity)
		return
	}
	var v any
	if err := json.Unmarshal([]byte(in), &v); err != nil {
		http.Error(w, "cannot happen", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, v)
}

// 500: encoding is the server's work, whatever it encodes.
func s7Encode(w http.ResponseWriter, r *http.Request) {
	b, err := json.Marshal(r.Form)
	if err != nil {
		http.Error(w, "marshal", http.StatusInternalServerError)
		return
	}
	w.Write(b)
}
