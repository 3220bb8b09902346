package clientfault

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"crypto/x509"
	"encoding/base32"
	"encoding/gob"
	"encoding/json"
	"image"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
)

// Formats that the standard library reads.
func formatsWrong(w http.ResponseWriter, r *http.Request) {
	switch r.Header.Get("Content-Type") {
	case "image/png":
		if _, _, err := image.Decode(r.Body); err != nil {
			http.Error(w, "image", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		}
	case "application/x-tar":
		if _, err := tar.NewReader(r.Body).Next(); err != nil {
			http.Error(w, "archive", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		}
	case "application/zip":
		text, err := ioutil.ReadAll(r.Body)
		if err != nil {
			http.Error(w, "body", http.StatusBadRequest)
			return
		}
		if _, err := zip.NewReader(strings.NewReader(string(text)), int64(len(text))); err != nil {
			http.Error(w, "archive", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		}
	case "application/gob":
		var v struct{ Title string }
		if err := gob.NewDecoder(r.Body).Decode(&v); err != nil {
			http.Error(w, "body", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		}
	case "application/pkix-cert":
		der, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, "body", http.StatusBadRequest)
			return
		}
		if _, err := x509.ParseCertificate(der); err != nil {
			http.Error(w, "certificate", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		}
	}
}

func textsWrong(w http.ResponseWriter, r *http.Request) {
	if _, err := regexp.Compile(r.FormValue("pattern")); err != nil {
		http.Error(w, "pattern", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := net.ParseMAC(r.FormValue("mac")); err != nil {
		http.Error(w, "address", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := base32.StdEncoding.DecodeString(strings.ToTitle(r.FormValue("secret"))); err != nil {
		http.Error(w, "secret", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	lines := bufio.NewScanner(r.Body)
	for lines.Scan() {
		var v map[string]any
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			http.Error(w, "line", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
			return
		}
	}
}

// The parts of a body come to an end.
func partsWrong(w http.ResponseWriter, r *http.Request) {
	parts, err := r.MultipartReader()
	if err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	for {
		_, err := parts.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			http.Error(w, "body", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
			return
		}
	}
	w.WriteHeader(http.StatusNoContent)
}

// What follows is right.

// A pattern and a picture of the server's own.
func ownFormats(w http.ResponseWriter, r *http.Request) {
	if _, err := regexp.Compile(os.Getenv("PATTERN")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	f, err := os.Open("logo.png")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, _, err := image.Decode(f); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, _, err := net.SplitHostPort(r.RemoteAddr); err != nil { // made by net/http
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// What the server has put into the archive itself.
func formatsStored(w http.ResponseWriter, r *http.Request) {
	files, err := zip.OpenReader("book.epub")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	defer files.Close()
	f, err := files.Open(r.FormValue("chapter"))
	if err != nil {
		http.Error(w, "no such chapter", http.StatusNotFound)
		return
	}
	if _, err := io.Copy(io.Discard, f); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}
