// Command right lends books through gin, with the status code that RFC 9110
// asks for in each reply.
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
