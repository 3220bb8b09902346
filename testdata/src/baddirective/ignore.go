package baddirective

import "net/http"

/* want `lint:file-ignore okerror has no reason, so nothing is suppressed; write //lint:file-ignore okerror REASON` */ //lint:file-ignore okerror

func ignored(w http.ResponseWriter, r *http.Request) {
	/* want `lint:ignore clientfault has no reason, so nothing is suppressed; write //lint:ignore clientfault REASON` */ //lint:ignore clientfault
	w.WriteHeader(500)
	/* want `lint:ignore SA1019,statuslint has no reason` */ //lint:ignore SA1019,statuslint
	w.WriteHeader(500)
}

// What follows has a reason, is no affair of ours, or needs none.

//lint:file-ignore notfound this file speaks to an old client

func reasons(w http.ResponseWriter, r *http.Request) {
	//lint:ignore clientfault an old client wants it
	w.WriteHeader(500)
	//lint:ignore SA1019
	w.WriteHeader(500)
	//lint:ignore
	w.WriteHeader(500)
	//nolint:clientfault
	w.WriteHeader(500) //nolint
	// lint:ignore clientfault with a blank before it, is prose
	w.WriteHeader(500)
}
