// Command right lends books through echo, with the status code that RFC 9110
// asks for in each reply.
package main

import (
	"flag"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/frameworks/bookstore/shelf"
)

func main() {
	var cfg config
	addr := flag.String("addr", "localhost:8080", "address to listen on")
	files := flag.String("files", ".", "directory with days.txt")
	flag.StringVar(&cfg.catalogue, "catalogue", "http://localhost:8081", "address of the catalogue")
	flag.Parse()
	// Secrets do not belong on the command line, where everybody sees them.
	cfg.password, cfg.hookKey = os.Getenv("DESK_PASSWORD"), os.Getenv("HOOK_KEY")
	if cfg.password == "" || cfg.hookKey == "" {
		log.Fatal("DESK_PASSWORD and HOOK_KEY must be set")
	}
	srv := &http.Server{
		Addr:              *addr,
		Handler:           newServer(cfg, shelf.New(), os.DirFS(*files)).echo(),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}
