// Command wrong serves the same small bookstore as its neighbour, but some of
// its replies have a status code that says the wrong thing. The line of each
// such reply ends in a comment that names the kind of mistake. All other
// replies are as they should be.
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
