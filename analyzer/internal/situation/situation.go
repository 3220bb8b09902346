// Package situation names the reasons why a path through a handler is taken,
// and holds the tables that tell them apart by name: which headers and cookies
// are credentials, which types say who sent the request.
package situation

import (
	"go/token"
	"slices"
	"strings"
)

// A Kind is why a path is taken.
type Kind uint8

// The kinds. None is the absence of any reason, Choice a condition on values
// that the server has at hand, and Unknown a reason that the engine cannot explain.
const (
	None Kind = iota
	Choice
	Unknown
	BadInput      // the request is malformed or invalid
	NoCredentials // the client presented no valid credentials
	WrongMethod   // the method is not supported
	NotFound      // something asked for does not exist
	Conflict      // the request contradicts what is there, such as a second one of a name
	Upstream      // another server, which this one has asked, has failed
)

var names = [...]string{"None", "Choice", "Unknown", "BadInput", "NoCredentials", "WrongMethod", "NotFound", "Conflict", "Upstream"}

func (k Kind) String() string { return names[k] }

// Mixed reports whether errors of the kind come out of calls that fail for other
// reasons as well, such as a look-up.
func (k Kind) Mixed() bool { return k == NotFound || k == Conflict || k == BadInput }

// Parse returns the kind that the catalog calls word.
func Parse(word string) Kind {
	for k, name := range names {
		if strings.EqualFold(name, word) {
			return Kind(k)
		}
	}
	return None
}

// A Situation is why a path is taken, with the evidence for it.
type Situation struct {
	Kind   Kind
	Pos    token.Pos // where the path was chosen
	Words  string    // the evidence, in words, such as "token is empty"
	Of     uint32    // the parameters that must come from the request for Kind to hold; 0: it holds as it is
	Error  int       // 1 + the slot of the error whose not being nil this is: Kind is what it means to the caller; 0: none
	Client bool      // of a Choice: it is made by what the client sent, or by the parameters Of
	Among  bool      // it is one of several reasons for which the same call fails, and nothing tells them apart
	Weak   bool      // the evidence is a missing or odd value, which the server may mean to allow for
}

// meanings are words in the name of an error, of its type or of the function
// that tells it apart, that say what it means, unless one of the others is in it, too.
var meanings = []struct {
	kind   Kind
	words  []string
	unless []string
}{
	{NotFound, []string{"notfound", "doesnotexist", "notexist", "nosuch", "norows", "nodocuments", "noentries", "noentry", "noresults", "noresult", "norecords", "norecord"}, nil},
	{NoCredentials, []string{"invalidlogin", "badlogin", "wronglogin", "loginfailed", "invalidcredential", "badcredential", "wrongcredential", "incorrectcredential", "nameorpassword", "unauthenticated", "notauthenticated", "notloggedin"}, elsewhere},
	{BadInput, []string{"invalid", "malformed", "badrequest", "badparam", "badinput", "badformat", "validation", "unparsable", "unparseable", "expired"}, slices.Concat(proofs, elsewhere)},
	{BadInput, []string{"tooshort", "toolong", "toolarge", "toobig", "shortpassword", "weakpassword", "passwordweak", "outofrange"}, elsewhere},
	{Conflict, []string{"alreadyexist", "exists", "duplicate", "alreadytaken", "nametaken", "conflict", "alreadyregistered"}, nil},
}

// ours are words in such a name that say that the server's own things are meant.
var ours = []string{"config", "template", "setting", "plugin", "driver", "binary", "executable", "secret", "env", "migration", "schema", "backend", "provider", "handler", "method", "route"}

// Words in the name of an error which says that something is invalid that is no input:
// what the client proves who it is with, and what the server has from elsewhere.
var (
	proofs    = []string{"token", "credential", "password", "auth", "signature", "session"}
	elsewhere = []string{"response", "reply", "upstream", "state", "cert", "licen", "checksum", "internal", "database", "storage", "memory", "pointer"}
)

// MeansOf returns what an error means that is declared under that name, such as
// ErrNotFound, or that a function of that name tells apart, such as IsNotFound.
// It is None if the name says nothing.
func MeansOf(name string) Kind {
	name = name[strings.LastIndexAny(name, "./")+1:]
	name = strings.ToLower(strings.ReplaceAll(name, "_", ""))
	if hasAny(name, ours) {
		return None
	}
	for _, m := range meanings {
		if hasAny(name, m.words) && !hasAny(name, m.unless) {
			return m.kind
		}
	}
	return None
}

// aggregates are what makes a query give a row whatever is there.
var aggregates = []string{"count(", "exists(", "exists (", "sum(", "max(", "min(", "coalesce("}

// MayFindNothing reports whether an SQL query may give no row at all because
// nothing is there: not one that inserts, nor one that counts.
func MayFindNothing(query string) bool {
	query = strings.ToLower(strings.TrimSpace(query))
	for strings.HasPrefix(query, "--") { // sqlc's queries begin with their names
		_, query, _ = strings.Cut(query, "\n")
		query = strings.TrimSpace(query)
	}
	verb, _, _ := strings.Cut(query, " ")
	switch strings.TrimSpace(verb) {
	case "select", "update", "delete":
		return strings.Contains(query, "where") && !hasAny(query, aggregates)
	}
	return false
}

// Headers that carry credentials, in lower case.
// RFC 9110 11.6.2 and 11.7.2; the rest are conventions.
var credentialHeaders = map[string]bool{
	"authorization":       true,
	"proxy-authorization": true,
	"x-api-key":           true,
	"x-auth-token":        true,
	"x-access-token":      true,
}

// webhookHeaders begin the names of headers with which services mark the
// messages that they send to others.
var webhookHeaders = []string{
	"x-amz-sns-", "x-github-", "x-hub-signature", "x-gitlab-", "x-gitea-", "stripe-signature", "svix-", "webhook-",
	"x-slack-", "x-signature-ed25519", "x-twilio-", "x-shopify-", "paypal-transmission-", "x-goog-channel-", "x-telegram-bot-",
}

// WebhookHeader reports whether a request with that header is a message of another service.
func WebhookHeader(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(webhookHeaders, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}

// AuthScheme reports whether a constant, quoted or not, names a scheme that
// stands before the credentials in an Authorization header (RFC 9110 11.4).
func AuthScheme(s string) bool {
	switch strings.ToLower(strings.Trim(s, "\" ")) {
	case "bearer", "basic", "token", "digest":
		return true
	}
	return false
}

// Words in a cookie's name that make it a credential, and those that do not.
var (
	credentialCookies = []string{"session", "token", "auth", "jwt", "sid"}
	otherCookies      = []string{"csrf", "xsrf", "state", "nonce", "author"}
)

// CredentialHeader reports whether the header name carries a credential.
func CredentialHeader(name string) bool { return credentialHeaders[strings.ToLower(name)] }

// CredentialCookie reports whether a cookie of that name is a credential.
func CredentialCookie(name string) bool {
	name = strings.ToLower(name)
	return hasAny(name, credentialCookies) && !hasAny(name, otherCookies)
}

// identities are the words that name who sent a request.
var identities = map[string]bool{
	"user": true, "currentuser": true, "authuser": true, "authenticateduser": true, "authorizeduser": true,
	"principal": true, "identity": true, "claims": true, "account": true, "session": true, "viewer": true, "caller": true,
}

// Identity reports whether name, of a type, a variable or a function that
// reads the request, stands for the client's identity.
func Identity(name string) bool {
	name = strings.ToLower(name)
	for _, prefix := range []string{"get", "load", "fetch", "read", "ctx", "must"} {
		name = strings.TrimPrefix(name, prefix)
	}
	for _, suffix := range []string{"fromcontext", "fromrequest", "fromctx", "key", "ctx", "of"} {
		name = strings.TrimSuffix(name, suffix)
	}
	return identities[name]
}

// errorKeys are the field names and keys under which a body tells of an error.
var errorKeys = map[string]bool{
	"error": true, "err": true, "errors": true, "errormessage": true, "errmsg": true, "error_message": true,
	"error_description": true, "errorcode": true, "error_code": true,
}

// statusFields are the names of fields that hold a status, in lower case; of
// those that are false, only some hold one.
var statusFields = map[string]bool{
	"status": true, "statuscode": true, "httpstatus": true, "httpstatuscode": true, "httpcode": true,
	"code": false,
}

// StatusField reports whether a field of an error, by its name, holds a status.
func StatusField(name string) (sure, maybe bool) {
	sure, known := statusFields[strings.ToLower(name)]
	return sure, known && !sure
}

// HTTPType reports whether a type of errors, by its name, is about replies, so that
// its code is a status.
func HTTPType(name string) bool { return strings.Contains(strings.ToLower(name), "http") }

// errorTypes are the words that begin or end the name of a type that stands for
// a failure without being an error.
var errorTypes = []string{"error", "err", "problem", "fault", "failure"}

// ErrorType reports whether a type of that name stands for a failure.
func ErrorType(name string) bool {
	name = strings.ToLower(name)
	for _, word := range errorTypes {
		if strings.HasPrefix(name, word) || strings.HasSuffix(name, word) {
			return true
		}
	}
	return false
}

// ErrorKey reports whether a body's field or key of that name tells of an error.
func ErrorKey(name string) bool { return errorKeys[strings.ToLower(name)] }

// codeKeys are the field names and keys under which an envelope has a code of its own.
var codeKeys = map[string]bool{
	"code": true, "errcode": true, "err_code": true, "errno": true, "status": true, "statuscode": true, "status_code": true,
}

// CodeKey reports whether a number under that name says how the request went.
func CodeKey(name string) bool { return codeKeys[strings.ToLower(name)] }

// failureNames are words in the name of a constant that make it the code of a failure.
var failureNames = []string{"err", "fail", "invalid", "notfound", "not_found", "unauthorized", "forbidden", "denied"}

// FailureName reports whether a constant of that name is the code of a failure.
func FailureName(name string) bool { return hasAny(strings.ToLower(name), failureNames) }

// SuccessKey reports whether false under that name says that the request failed.
func SuccessKey(name string) bool {
	name = strings.ToLower(name)
	return name == "success" || name == "ok" || name == "succeeded"
}

// FailureWord reports whether value under a key such as "status" says that
// something failed: the request, if something did on its path.
func FailureWord(key, value string) bool {
	switch strings.ToLower(key) {
	case "status", "result":
	default:
		return false
	}
	switch strings.ToLower(value) {
	case "error", "fail", "failed", "failure":
		return true
	}
	return false
}

// states are what a body says of something else than the request, under the
// keys in which it says so.
var (
	stateKeys  = map[string]bool{"state": true, "status": true, "health": true}
	stateWords = map[string]bool{
		"up": true, "down": true, "online": true, "offline": true, "healthy": true, "unhealthy": true,
		"degraded": true, "unreachable": true, "unavailable": true,
	}
)

// StateWord reports whether value under key tells of the state of something,
// so that an error beside it is part of the answer.
func StateWord(key, value string) bool {
	return stateKeys[strings.ToLower(key)] && stateWords[strings.ToLower(value)]
}

// Validator reports whether a function or method of that name says whether what
// it is called with, or on, is valid.
func Validator(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "validate") || name == "isvalid" || name == "valid"
}

// lookUps are the words that begin the name of a function which says whether something is there.
var lookUps = []string{"get", "find", "lookup", "exist", "has", "is", "check", "by", "count", "load", "fetch", "select", "read", "search", "query"}

// LooksUp reports whether a function of that name says whether something is there.
func LooksUp(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(lookUps, func(word string) bool { return strings.HasPrefix(name, word) }) || strings.Contains(name, "exist")
}

// finders are the words that begin the name of a function which looks one thing up.
var finders = []string{"get", "find", "lookup", "load", "fetch", "read", "by"}

// Finds reports whether a function of that name looks one thing up.
func Finds(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(finders, func(word string) bool { return strings.HasPrefix(name, word) })
}

// Missing reports whether an error of that name says that a thing, or anything, is not there.
func Missing(name, thing string) bool {
	rest := strings.ToLower(name)
	for _, word := range []string{"err", "error", strings.ToLower(thing), "record", "entity", "resource", "item"} {
		rest = strings.ReplaceAll(rest, word, "")
	}
	return MeansOf(name) == NotFound && slices.Contains(meanings[0].words, rest)
}

// Words that begin the name of a parser, and those in it that make it read something
// else than what it is called with.
var (
	parsers   = []string{"parse", "decode", "unmarshal"}
	otherRead = []string{"file", "template", "config", "glob", "dir", "url", "remote", "env", "flag"}
)

// Parser reports whether a function of that name fails if what it is called with is malformed.
func Parser(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(parsers, func(word string) bool { return strings.HasPrefix(name, word) }) && !hasAny(name, otherRead)
}

// foreign are the keys of protocols that put errors into a 200 by design:
// JSON-RPC 2.0, GraphQL over HTTP, OAuth introspection (RFC 7662 2.2), Kubernetes reviews and
// Docker plugins, Slack and Discord interactions, XML-RPC and SOAP.
var foreign = map[string]bool{
	"jsonrpc": true, "active": true, "allowed": true, "allow": true, "authorized": true, "authenticated": true, "apiversion": true,
	"response_type": true, "response_action": true, "responsetype": true, "responseaction": true,
	"fault": true, "faultcode": true, "faultstring": true, "results": true, "items": true, "responses": true,
	"extensions": true, "valid": true,
}

// ForeignKey reports whether a body with that key belongs to a protocol whose
// errors travel in a 200.
func ForeignKey(name string) bool { return foreign[strings.ToLower(name)] }

// ForeignKeys reports whether keys that stand together in a body belong to such
// a protocol: GraphQL's "data" and "errors".
func ForeignKeys(keys []string) bool {
	return slices.Contains(keys, "data") && slices.Contains(keys, "errors")
}

// Puts reports whether a function of that name puts something under the name that
// the client has chosen, so that its address is the request's own.
func Puts(name string) bool {
	name = strings.ToLower(name)
	return hasAny(name, []string{"put", "update", "replace", "upsert"})
}

// LogsIn reports whether a function of that name answers a form with a password:
// another scheme than that of the form there is not.
func LogsIn(name string) bool {
	return hasAny(strings.ToLower(name), []string{"login", "logon", "signin", "authenticate"})
}

// failureTexts are words with which a message says that the request failed.
var failureTexts = []string{"error", "fail", "invalid", "unauthorized", "forbidden", "not found", "denied", "missing", "bad request", "unable to", "cannot ", "could not", "couldn't"}

// FailureText reports whether a constant text says that the request failed.
// It is no evidence by itself, only on a path where something failed.
func FailureText(s string) bool { return hasAny(strings.ToLower(s), failureTexts) }

func hasAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Also reports whether the reason is one of several that nothing tells apart.
func (s Situation) Also() bool { return s.Among }

// Failed reports whether something is known to have failed.
func (s Situation) Failed() bool { return s.Kind > Choice && s.Words != "" }
