// Command right lends out a shelf of books through chi, with the status code
// that RFC 9110 asks for in each reply.
package main

import (
	"flag"
	"log"
	"net/http"
	"time"

	"example.com/frameworks/bookstore/shelf"
)

func main() {
	addr := flag.String("addr", "localhost:8080", "address to listen on")
	path := flag.String("config", "bookstore.json", "configuration file")
	flag.Parse()

	cfg, err := readConfig(*path)
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{
		Addr:              *addr,
		Handler:           newServer(cfg, *path, shelf.New()).routes(),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}
