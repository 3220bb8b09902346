// Command wrong lends out the same shelf as its neighbour, but some of its
// replies have a status code that says the wrong thing. The line of each such
// reply ends in a comment that names the kind of mistake. All other replies are
// as they should be.
package main

import (
	"flag"
	"log"

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
	log.Fatal(newServer(cfg, *path, shelf.New()).app().Listen(*addr))
}
