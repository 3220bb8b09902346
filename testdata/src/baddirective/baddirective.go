// Package baddirective has directives that cannot be read, and some that can.
package baddirective

import "net/http"

//statuslint:reply status=403 // want `bad directive .*"reply" is unknown; write //statuslint:replies status=\$2 body=\$3 or //statuslint:fails badinput`
func unknownVerb(w http.ResponseWriter) { w.WriteHeader(403) }

//statuslint:replies code=403 // want `"code" is not status, body or headers`
func unknownKey(w http.ResponseWriter) { w.WriteHeader(403) }

//statuslint:replies status=$3 // want `noSuchParameter has no parameter \$3; it has \$1 to \$2`
func noSuchParameter(w http.ResponseWriter, code int) { w.WriteHeader(code) }

//statuslint:replies status=$reason // want `no parameter \$reason`
func noSuchName(w http.ResponseWriter, code int) { w.WriteHeader(code) }

//statuslint:replies status=$2 // want `\$2 is a string, not a status`
func noStatus(w http.ResponseWriter, text string) { w.Write([]byte(text)) }

//statuslint:replies status=forbidden // want `"forbidden" is no status; write a number such as status=403`
func noNumber(w http.ResponseWriter) { w.WriteHeader(403) }

//statuslint:replies status=42 // want `"42" is no status`
func noCode(w http.ResponseWriter) { w.WriteHeader(403) }

//statuslint:replies body=text // want `"text" is no body; write body=none, body=some, body=error`
func noBody(w http.ResponseWriter) { w.WriteHeader(403) }

//statuslint:replies // want `it says nothing`
func nothing(w http.ResponseWriter) { w.WriteHeader(403) }

//statuslint:replies status=$1 // want `noResponder has no parameter through which it replies, such as an http.ResponseWriter`
func noResponder(code int) int { return code }

//statuslint:fails badly // want `"badly" is not one of badinput, nocredentials, notfound, conflict, unknown`
func noFailure() error { return nil }

//statuslint:fails badinput // want `the last result of noResult is neither an error nor a bool`
func noResult() {}

//statuslint:fails badinput // want `it stands on no function and no method of an interface`
var elsewhere = 1

type refuser interface {
	//statuslint:replies status=$9 // want `refuse has no parameter \$9; it has \$1 to \$2`
	refuse(w http.ResponseWriter, code int)
}

// What follows can be read.

type replier interface {
	// send sends v.
	//
	//statuslint:replies status=$2 body=$3
	send(w http.ResponseWriter, code int, v any)

	//statuslint:replies status=$code headers=Location
	elsewhere(w http.ResponseWriter, code int, url string)

	//statuslint:fails badinput
	decode(r *http.Request, v any) error
}

// deny answers once or twice.
//
//statuslint:replies status=403 body=error
//statuslint:replies status=404 body=none
func deny(w http.ResponseWriter) { w.WriteHeader(404) }

// statuslint: this is prose.
func prose() {}

func use(replier, refuser) {}
