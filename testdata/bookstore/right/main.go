// Command right serves a small bookstore over HTTP, with the status code that
// RFC 9110 asks for in each reply.
package main

import (
	"flag"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	addr := flag.String("addr", "localhost:8080", "address to listen on")
	config := flag.String("config", "bookstore.json", "configuration file")
	files := flag.String("files", ".", "directory with about.json")
	flag.Parse()

	cfg, err := loadConfig(*config)
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{
		Addr:              *addr,
		Handler:           newServer(cfg, &memoryStore{}, os.DirFS(*files)).handler(),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}
