// Command wrong lends the same books as its neighbour, but some of its replies
// have a status code that says the wrong thing. The line of each such reply
// ends in a comment that names the kind of mistake. All other replies are as
// they should be.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/frameworks/bookstore/shelf"
)

// config is what the configuration file holds.
type config struct {
	Origin string `json:"origin"` // of the pages that may ask for changes
	Shop   string `json:"shop"`   // address of the server with covers and prices
	Key    string `json:"key"`    // signs the links to the export
}

func loadConfig(path string) (cfg config, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return config{}, err
	}
	err = json.Unmarshal(data, &cfg)
	return cfg, err
}

func main() {
	addr := flag.String("addr", "localhost:8080", "address to listen on")
	path := flag.String("config", "books.json", "configuration file")
	files := flag.String("files", ".", "directory with about.json")
	flag.Parse()

	cfg, err := loadConfig(*path)
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{
		Addr:              *addr,
		Handler:           newServer(cfg, shelf.New(), os.DirFS(*files)).engine(),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}
