package parsers

import (
	"io"
	"io/ioutil"
	"net/http"
	"os"

	"github.com/BurntSushi/toml"
	"github.com/bytedance/sonic"
	"github.com/go-viper/mapstructure/v2"
	goccy "github.com/goccy/go-json"
	goccyyaml "github.com/goccy/go-yaml"
	gogo "github.com/gogo/protobuf/proto"
	jsoniter "github.com/json-iterator/go"
	toml2 "github.com/pelletier/go-toml/v2"
	segment "github.com/segmentio/encoding/json"
	"github.com/vmihailenco/msgpack/v5"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
	yaml2 "gopkg.in/yaml.v2"
	"gopkg.in/yaml.v3"
	k8s "sigs.k8s.io/yaml"
)

type note struct {
	Title string
	Stars int
}

var fast = jsoniter.ConfigCompatibleWithStandardLibrary

func streamsWrong(w http.ResponseWriter, r *http.Request) {
	var n note
	switch r.Header.Get("Content-Type") {
	case "1":
		if err := jsoniter.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "2":
		if err := fast.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "3":
		if err := goccy.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "4":
		if err := sonic.ConfigDefault.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "5":
		if err := segment.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "6":
		if err := yaml.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "7":
		if _, err := toml.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "8":
		if err := msgpack.NewDecoder(r.Body).Decode(&n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	}
}

func bytesWrong(w http.ResponseWriter, r *http.Request) {
	body, err := ioutil.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	var n note
	var s structpb.Struct
	switch r.Header.Get("Content-Type") {
	case "1":
		if err := fast.Unmarshal(body, &n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "2":
		if err := sonic.Unmarshal(body, &n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "3":
		if err := yaml2.UnmarshalStrict(body, &n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "4":
		if err := goccyyaml.Unmarshal(body, &n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "5":
		if _, err := k8s.YAMLToJSON(body); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "6":
		if err := toml2.Unmarshal(body, &n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "7":
		if err := proto.Unmarshal(body, &s); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "8":
		if err := (protojson.UnmarshalOptions{DiscardUnknown: true}).Unmarshal(body, &s); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	case "9":
		var fields map[string]any
		if err := yaml.Unmarshal(body, &fields); err != nil {
			http.Error(w, "body", http.StatusBadRequest)
			return
		}
		if err := mapstructure.Decode(fields, &n); err != nil {
			http.Error(w, "body", 500) // want "500 Internal Server Error for the client's mistake"
		}
	}
}

// An encoder of another library is one like the standard's.
func encodesWrong(w http.ResponseWriter, r *http.Request) {
	var n note
	if err := goccy.NewDecoder(r.Body).Decode(&n); err != nil {
		goccy.NewEncoder(w).Encode(map[string]any{"error": err.Error()}) // want "200 OK"
		return
	}
	fast.NewEncoder(w).Encode(n)
	w.WriteHeader(http.StatusCreated) // want "201 Created comes too late"
}

// What follows is right.

func streamsRight(w http.ResponseWriter, r *http.Request) {
	var n note
	if err := yaml.NewDecoder(r.Body).Decode(&n); err != nil && err != io.EOF {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if err := segment.NewEncoder(w).Encode(n); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// What the server reads from its own files is its own fault.
func ownFile(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("menu.yaml")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	var n note
	if err := yaml.Unmarshal(text, &n); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := toml.DecodeFile("menu.toml", &n); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	out, err := gogo.Marshal(nil)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Write(out)
}
