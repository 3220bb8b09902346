package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// Config is what the shop reads from its configuration file.
type Config struct {
	PerMinute int    `json:"perMinute"`
	Users     []User `json:"users"`
}

func loadConfig(path string) (Config, error) {
	cfg := Config{PerMinute: 60}
	data, err := os.ReadFile(path)
	if err != nil {
		return Config{}, err
	}
	if err := json.Unmarshal(data, &cfg); err != nil {
		return Config{}, fmt.Errorf("%s: %w", path, err)
	}
	for _, user := range cfg.Users {
		// An empty secret would let everybody in.
		if user.Name == "" || user.Token == "" || user.Password == "" {
			return Config{}, fmt.Errorf("%s: a user lacks a name, a token or a password", path)
		}
	}
	return cfg, nil
}
