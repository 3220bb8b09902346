package situation

import (
	"slices"
	"strings"
)

// What the names of functions, types and pages say of what they are for.

// errorPages are words in the name of a page that tells of a failure.
var errorPages = []string{"error", "notfound", "not_found", "not-found", "404", "403", "500", "forbidden", "unauthorized"}

// ErrorPage reports whether a page of that name tells of a failure. Whether it is
// shown for one, the path says.
func ErrorPage(name string) bool { return hasAny(strings.ToLower(name), errorPages) }

// authenticating are the words that begin the name of a function which finds out
// who sent a request, and what it looks at.
var (
	authenticating = []string{"validate", "verify", "authenticate", "authed", "check", "parse"}
	authenticated  = []string{"session", "token", "jwt", "bearer", "credential", "apikey", "login"}
	otherTokens    = []string{"csrf", "xsrf", "captcha", "invite", "reset", "state", "nonce", "share", "download", "upload", "signature", "webhook", "permission", "role", "scope", "push", "device"}
)

// Authenticates reports whether a function of that name fails if it is not known who
// sent the request.
func Authenticates(name string) bool {
	name = strings.ToLower(name)
	if hasAny(name, otherTokens) {
		return false
	}
	for _, verb := range authenticating {
		if rest, ok := strings.CutPrefix(name, verb); ok {
			return verb == "authenticate" || verb == "authed" || hasAny(rest, authenticated)
		}
	}
	return false
}

// Verifies reports whether a function of that name, called with a credential, fails
// if that is not valid.
func Verifies(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "verify") || strings.HasPrefix(name, "validate") || strings.HasPrefix(name, "authenticate")
}

// running are words in the names of functions that run something, or have somebody
// answer: what they give when that fails may say why.
var running = []string{"output", "run", "exec", "command", "cmd", "shell", "script", "eval", "compile", "test", "check", "valid", "process", "handle", "serve", "do", "call", "invoke", "send", "post", "request", "reply", "respon", "render", "error", "fail"}

// Runs reports whether a function of that name may give something of use even if it fails.
func Runs(name string) bool { return hasAny(strings.ToLower(name), running) }

// secrets are words in the names of what a client shows to be known by.
var secrets = []string{"token", "auth", "bearer", "key", "secret", "pass", "cred", "header"}

// Secret reports whether a variable of that name, which holds a credential, holds what
// nobody else knows: not the name of a user.
func Secret(name string) bool { return hasAny(strings.ToLower(name), secrets) }

// ChecksPassword reports whether a function of that name fails if a password is not the
// one that is stored.
func ChecksPassword(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "password") && hasAny(name, []string{"check", "compare", "verify", "match", "validate", "correct"})
}

// written are the names of methods with which a responder says whether it has replied.
var written = map[string]bool{"written": true, "iswritten": true, "committed": true, "iscommitted": true, "headerwritten": true, "wroteheader": true, "replied": true}

// AsksWritten reports whether a method of a responder of that name says whether it
// has replied.
func AsksWritten(name string) bool { return written[strings.ToLower(name)] }

// NextHandler reports whether a variable of that name is the handler behind a middleware.
func NextHandler(name string) bool { return strings.EqualFold(name, "next") }

// standIns are words in the names of types that take the place of another, in tests or
// where there is nothing to do.
var standIns = []string{"mock", "fake", "stub", "dummy", "noop", "nop"}

// StandIn reports whether a type of that name takes the place of the one that does
// the work.
func StandIn(name string) bool { return hasAny(strings.ToLower(name), standIns) }

// known are the names of what says that somebody has logged in.
var known = map[string]bool{
	"islogged": true, "isloggedin": true, "loggedin": true, "isauthenticated": true, "authenticated": true,
	"isauthed": true, "authed": true, "issigned": true, "issignedin": true, "signedin": true,
}

// SaysKnown reports whether a variable, field or function of that name says whether it is
// known who sent the request.
func SaysKnown(name string) bool { return known[strings.ToLower(name)] }

// accepting are words in the names of functions whose no refuses what they get.
var accepting = []string{"valid", "verif", "check", "allow", "accept", "permit", "legal", "safe", "correct", "match", "known", "support"}

// Accepts reports whether a function of that name says of what it gets whether it is as
// it should be: its no is a refusal, and not one of two kinds of things.
func Accepts(name string) bool { return hasAny(strings.ToLower(name), accepting) }

// tellers are the names of the methods with which errors tell their status.
var tellers = map[string]bool{
	"status": true, "statuscode": true, "httpstatus": true, "httpstatuscode": true, "httpcode": true, "getstatus": true, "getstatuscode": true, "gethttpstatus": true,
}

// TellsStatus reports whether a method of that name of an error tells its status.
func TellsStatus(name string) bool { return tellers[strings.ToLower(name)] }

// TellsError reports whether a function of that name, which gets an error and returns
// none, makes what is sent for it.
func TellsError(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "error") || strings.HasPrefix(name, "err") || strings.HasSuffix(name, "err") || strings.HasPrefix(name, "fail")
}

// MakesError reports whether a function of that name, which returns an error, makes it,
// such as NewNotFoundError, NotFoundf or ErrInvalid, and is not one that finds out.
func MakesError(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"new", "make", "err", "wrap"} {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	for _, word := range []string{"error", "err", "errorf"} {
		if strings.HasSuffix(name, word) {
			return true
		}
	}
	name = strings.TrimSuffix(name, "f")
	for _, m := range meanings {
		for _, word := range m.words {
			if name == word || name == word+"s" {
				return true
			}
		}
	}
	return false
}

// notes are the words that begin the name of a function which takes note of something,
// and does no more about it; noting are such names, and otherNotes begin like them and
// mean something else.
var (
	notes      = []string{"log", "print", "fprint", "warn", "info", "debug", "trace", "critical", "notice", "capture", "record"}
	noting     = map[string]bool{"error": true, "errorf": true, "errorln": true, "errorw": true, "errorcontext": true, "err": true, "msg": true, "msgf": true, "send": true}
	otherNotes = []string{"login", "logon", "logout", "logoff"}
)

// TakesNote reports whether a function of that name takes note of what it is called
// with: it logs.
func TakesNote(name string) bool {
	name = strings.ToLower(name)
	if slices.ContainsFunc(otherNotes, func(word string) bool { return strings.HasPrefix(name, word) }) {
		return false
	}
	return noting[name] || slices.ContainsFunc(notes, func(word string) bool { return strings.HasPrefix(name, word) })
}

// parsing are words in the name of a function that tells errors apart which may mean those
// of a parser.
var parsing = []string{"json", "syntax", "decod", "pars", "format", "unmarshal", "client", "user", "input", "request", "argument", "param", "valid", "http", "status", "code", "4xx", "bad", "known", "public", "safe"}

// TellsOwn reports whether a function of that name tells one kind of the program's own
// errors apart, so that the error of a parser is not of it.
func TellsOwn(name string) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(name), "is")
	return ok && len(rest) > len("error") && !hasAny(rest, parsing)
}

// reports are the words in the name of a handler that reports on the state of something
// else, and judgements those of one that says what is wrong with what it gets.
var (
	reports    = []string{"health", "ready", "readi", "live", "status", "probe", "ping", "diagnos", "batch", "bulk", "webhook", "hook", "rpc", "graphql", "introspect", "callback", "receive"}
	judgements = []string{"validat", "lint", "verify", "dryrun"}
)

// signIns are the words that make a callback one of a browser's, which another server has sent back.
var signIns = []string{"auth", "sso", "oidc", "saml", "login", "signin", "openid"}

// changes are the words that begin the name of a handler that changes something,
// were it a status.
var changes = []string{"set", "update", "change", "toggle", "put", "patch", "edit", "save", "create", "add", "delete", "remove"}

// Reporter reports whether a function of that name answers with the state of
// something else, so that an error in its body is not the request's own.
func Reporter(name string) bool {
	if tests(name) {
		return true
	}
	name = strings.ToLower(name)
	for _, verb := range changes {
		if rest, ok := strings.CutPrefix(name, verb); ok {
			name = strings.ReplaceAll(rest, "status", "")
		}
	}
	if hasAny(name, signIns) {
		name = strings.ReplaceAll(name, "callback", "")
	}
	return hasAny(name, reports) || hasAny(name, judgements)
}

// Judges reports whether a function of that name says no more than what is wrong with
// what it gets: good news and bad are answers, and have the same status.
func Judges(name string) bool {
	judges := tests(name)
	name = strings.ToLower(name)
	return (judges || hasAny(name, judgements)) && !hasAny(name, reports)
}

// tests reports whether a function of that name tries something out, and says how that went.
func tests(name string) bool {
	return strings.HasPrefix(name, "test") || strings.Contains(name, "Test")
}
