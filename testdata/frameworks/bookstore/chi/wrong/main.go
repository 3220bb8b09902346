// Command wrong lends out the same shelf as its neighbour, but some of its
// replies have a status code that says the wrong thing. The line of each such
// reply ends in a comment that names the kind of mistake. All other replies are
// as they should be.
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
