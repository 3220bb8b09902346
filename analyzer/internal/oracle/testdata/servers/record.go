package main

import (
	"io"
	"log"
	"net"
	"net/http"

	"example.com/oracle/rig"
)

// A recorder looks at what reaches the server's own ResponseWriter.
type recorder struct {
	http.ResponseWriter
	snap rig.Snap
}

func (w *recorder) WriteHeader(code int) {
	w.ResponseWriter.WriteHeader(code)
	if !w.snap.Begun && (code >= 200 || code == http.StatusSwitchingProtocols) {
		w.snap.Begun, w.snap.Status = true, code
	}
}

func (w *recorder) Write(b []byte) (int, error) {
	w.begin()
	w.snap.Size += len(b)
	return w.ResponseWriter.Write(b)
}

func (w *recorder) Flush() {
	w.begin()
	w.ResponseWriter.(http.Flusher).Flush()
}

func (w *recorder) begin() {
	if !w.snap.Begun {
		w.snap.Begun, w.snap.Status = true, http.StatusOK
	}
}

func (w *recorder) look() rig.Snap {
	s := w.snap
	s.Headers = rig.Mask(func(name string) bool { return w.Header()[name] != nil })
	return s
}

// recorded serves what h handles, and tells the rig when it is through.
func recorded(l net.Listener, h http.Handler) error {
	s := &http.Server{
		ErrorLog: log.New(io.Discard, "", 0),
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec := &recorder{ResponseWriter: w, snap: rig.Snap{Status: http.StatusOK}}
			rig.Watch(rec.look)
			panicked := true
			defer func() { rig.Done(panicked) }()
			h.ServeHTTP(rec, r)
			panicked = false
		}),
	}
	return s.Serve(l)
}
