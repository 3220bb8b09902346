package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// config is what the configuration file says.
type config struct {
	Origin string `json:"origin"` // the site whose pages may change things
	Prices string `json:"prices"` // base URL of the price server
	Admin  struct {
		Name     string `json:"name"`
		Password string `json:"password"`
	} `json:"admin"`
}

func readConfig(path string) (config, error) {
	var cfg config
	data, err := os.ReadFile(path)
	if err != nil {
		return config{}, err
	}
	if err := json.Unmarshal(data, &cfg); err != nil {
		return config{}, fmt.Errorf("%s: %w", path, err)
	}
	if cfg.Admin.Name == "" || cfg.Admin.Password == "" {
		// An empty password would let everybody in.
		return config{}, errors.New(path + ": the admin lacks a name or a password")
	}
	return cfg, nil
}
