package badcode

import (
	"io"
	"net/http"
	"strconv"

	"badcode/web"
)

// No standard names them, but they are in the range.
func unnamed(w http.ResponseWriter, r *http.Request) {
	switch r.PathValue("ship") {
	case "gone":
		w.WriteHeader(499)
	case "late":
		w.WriteHeader(460)
	default:
		http.Error(w, "unknown", 599)
	}
}

func proxied(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://pilots.internal/")
	if err != nil {
		http.Error(w, "no pilot", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

var statuses = map[int]int{codeFine: http.StatusOK, codeNoBerth: http.StatusNotFound}

func translated(w http.ResponseWriter, r *http.Request) {
	web.Send(w, statuses[codeNoBerth], "no such berth")
}

func parsed(w http.ResponseWriter, r *http.Request) {
	code, err := strconv.Atoi(r.FormValue("code"))
	if err != nil || code < 200 || code > 599 {
		http.Error(w, "which code?", http.StatusBadRequest)
		return
	}
	w.WriteHeader(code)
}

func createdElsewhere(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/ships/1", http.StatusCreated)
}

func earlyHints(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", "</chart.css>; rel=preload")
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusOK)
	io.WriteString(w, "<h1>Charts")
}

func upgrades(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Upgrade", "semaphore")
	w.WriteHeader(http.StatusSwitchingProtocols)
}

// The code of zero means that nothing has been decided.
func decided(w http.ResponseWriter, r *http.Request) {
	code := 0
	if err := moor(r.PathValue("ship")); err != nil {
		code = http.StatusInternalServerError
	}
	if code != 0 {
		w.WriteHeader(code)
		return
	}
	io.WriteString(w, "moored")
}

func orOK(w http.ResponseWriter, code int) {
	if code == 0 {
		code = http.StatusOK
	}
	w.WriteHeader(code)
}

func usesDefault(w http.ResponseWriter, r *http.Request) {
	orOK(w, 0)
}

// The house's code goes into the body, not on the wire.
func inBody(w http.ResponseWriter, r *http.Request) {
	web.Send(w, http.StatusNotFound, map[string]int{"code": codeNoBerth})
}

func kinds(w http.ResponseWriter, r *http.Request) {
	for _, code := range []int{http.StatusMovedPermanently, http.StatusFound, http.StatusPermanentRedirect} {
		if r.FormValue("code") == strconv.Itoa(code) {
			http.Redirect(w, r, "/harbour", code)
			return
		}
	}
	w.WriteHeader(http.StatusTeapot)
}
