// Command right lends out a shelf of books through fiber, with the status code
// that RFC 9110 asks for in each reply.
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
