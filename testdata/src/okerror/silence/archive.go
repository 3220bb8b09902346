package silence

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"io"
	"net/http"
	"os"
)

func archiveNotBegun(w http.ResponseWriter, r *http.Request) {
	zw := zip.NewWriter(w)
	f, err := os.Open("tides")
	if err != nil {
		return // want "empty 200 OK although something failed"
	}
	entry, err := zw.Create("tides")
	if err != nil {
		return
	}
	io.Copy(entry, f)
	zw.Close()
}

func closedInLiteral(w http.ResponseWriter, r *http.Request) {
	zw := zip.NewWriter(w)
	defer func() { zw.Close() }()
	if _, err := os.Open("tides"); err != nil {
		return
	}
	zw.SetComment("tides")
}

// A crate holds the archive.
type crate struct{ zw *zip.Writer }

func (c *crate) fill() string {
	c.zw.Create("tides")
	return "tides"
}

func heldInStruct(w http.ResponseWriter, r *http.Request) {
	c := crate{zw: zip.NewWriter(w)}
	c.fill()
	if _, err := os.Open("tides"); err != nil {
		return
	}
	c.zw.Close()
}

func heldInLiteral(w http.ResponseWriter, r *http.Request) {
	fillCrate(&crate{zw: zip.NewWriter(w)})
	if _, err := os.Open("tides"); err != nil {
		return
	}
	io.WriteString(w, "tides")
}

func fillCrate(c *crate) string { return c.fill() }

func newArchive(w http.ResponseWriter) *zip.Writer { return zip.NewWriter(w) }

func madeElsewhere(w http.ResponseWriter, r *http.Request) {
	zw := newArchive(w)
	zw.Create("tides")
	zw.Close()
	if _, err := os.Open("tides"); err != nil {
		return
	}
	io.WriteString(w, "tides")
}

func amongWriters(w http.ResponseWriter, r *http.Request) {
	writers := append([]io.Writer{os.Stderr}, bufio.NewWriter(w))
	io.WriteString(io.MultiWriter(writers...), "tides")
	if _, err := os.Open("tides"); err != nil {
		return
	}
	io.WriteString(w, "tides")
}

func madeInLiteral(w http.ResponseWriter, r *http.Request) {
	var gz *gzip.Writer
	open := func() { gz = gzip.NewWriter(w) }
	open()
	gz.Write([]byte("tides"))
	if _, err := os.Open("tides"); err != nil {
		return
	}
	io.WriteString(w, "tides")
}

func madeOnceMore(w http.ResponseWriter, r *http.Request) {
	var gz *gzip.Writer
	drop := func() { gz = nil }
	gz = gzip.NewWriter(w)
	gz.Write([]byte("tides"))
	drop()
	if _, err := os.Open("tides"); err != nil {
		return
	}
	io.WriteString(w, "tides")
}

var spare *gzip.Writer

func inGlobal(w http.ResponseWriter, r *http.Request) {
	spare = gzip.NewWriter(w)
	spare.Write([]byte("tides"))
	if _, err := os.Open("tides"); err != nil {
		return
	}
	io.WriteString(w, "tides")
}

func inMap(w http.ResponseWriter, r *http.Request) {
	open := map[string]io.Writer{}
	open[r.PathValue("tide")] = gzip.NewWriter(w)
	io.WriteString(open[r.PathValue("tide")], "tides")
	if _, err := os.Open("tides"); err != nil {
		return
	}
	io.WriteString(w, "tides")
}

// The literal inside runs when it is called.
func retried(w http.ResponseWriter, r *http.Request) {
	var err error
	var retry func()
	func() {
		retry = func() { _, err = os.Open("tides") }
	}()
	err = nil
	retry()
	if err != nil {
		return // want "empty 200 OK although something failed"
	}
	io.WriteString(w, "tides")
}
