package main

import (
	"net"
	"net/http"

	"example.com/oracle/rig"
)

type handler = http.HandlerFunc

func serve(l net.Listener, routes []route) error {
	mux := http.NewServeMux()
	for _, r := range routes {
		mux.HandleFunc(r.path, func(w http.ResponseWriter, q *http.Request) {
			r.handle(w, q)
			rig.At(rig.End)
		})
	}
	return recorded(l, mux)
}
