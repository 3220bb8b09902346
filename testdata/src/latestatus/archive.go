package latestatus

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"os"
	"text/tabwriter"
	"time"
)

func zipCopyFails(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/zip")
	zw := zip.NewWriter(w)
	for _, l := range lamps {
		f, err := os.Open(l.Name)
		if err != nil {
			http.Error(w, "no such log", http.StatusInternalServerError)
			return
		}
		entry, err := zw.CreateHeader(&zip.FileHeader{Name: l.Name})
		if err != nil {
			http.Error(w, "no entry", http.StatusInternalServerError)
			return
		}
		if _, err := io.Copy(entry, f); err != nil {
			http.Error(w, "cannot read", http.StatusInternalServerError) // want `500 Internal Server Error comes too late: the reply has begun with 200 OK \(line 36\)`
			return
		}
	}
	if err := zw.Close(); err != nil {
		http.Error(w, "cannot close", http.StatusInternalServerError) // want `the reply has begun with 200 OK \(line 41\)`
	}
}

// The second turn is late.
func tarInLoop(w http.ResponseWriter, r *http.Request) {
	tw := tar.NewWriter(w)
	defer tw.Close()
	for _, l := range lamps {
		f, err := os.Open(l.Name)
		if err != nil {
			http.Error(w, "no such log", http.StatusNotFound) // want `404 Not Found comes too late: the reply has begun with 200 OK \(line 56\)`
			return
		}
		if err := tw.WriteHeader(&tar.Header{Name: l.Name}); err != nil {
			log.Print(err)
			return
		}
		io.Copy(tw, f)
	}
}

func tarThroughGzip(w http.ResponseWriter, r *http.Request) {
	gz := gzip.NewWriter(w)
	defer gz.Close()
	tw := tar.NewWriter(gz)
	defer tw.Close()
	if err := tw.WriteHeader(&tar.Header{Name: "lamps"}); err != nil {
		return
	}
	if err := json.NewEncoder(tw).Encode(lamps); err != nil {
		http.Error(w, "cannot encode", http.StatusInternalServerError) // want "comes too late"
	}
}

func tarNested(w http.ResponseWriter, r *http.Request) {
	tw := tar.NewWriter(gzip.NewWriter(w))
	tw.WriteHeader(&tar.Header{Name: "lamps"})
	if _, err := tw.Write([]byte("lit")); err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want "comes too late"
	}
}

func gzipWrites(w http.ResponseWriter, r *http.Request) {
	gz, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
	gz.Write([]byte("["))
	w.Header().Set("Content-Encoding", "gzip") // want "Content-Encoding comes too late"
	gz.Close()
}

// The literal writes to what stands in front of the reply.
func gzipInLiteral(w http.ResponseWriter, r *http.Request) {
	gz := gzip.NewWriter(w)
	defer func() {
		if err := gz.Close(); err != nil {
			log.Print(err)
		}
	}()
	write := func(p []byte) error {
		_, err := gz.Write(p)
		return err
	}
	err := write([]byte("["))
	for _, l := range lamps {
		if err := light(l.Name); err != nil {
			http.Error(w, "dark", http.StatusInternalServerError) // want "comes too late"
			return
		}
	}
	if err != nil {
		return
	}
}

func csvFlushed(w http.ResponseWriter, r *http.Request) {
	cw := csv.NewWriter(w)
	cw.Write([]string{"name", "lit"})
	cw.Flush()
	if err := cw.Error(); err != nil {
		http.Error(w, "cannot write", http.StatusInternalServerError) // want "comes too late"
	}
}

func csvWriteFails(w http.ResponseWriter, r *http.Request) {
	cw := csv.NewWriter(w)
	for _, l := range lamps {
		if err := cw.Write([]string{l.Name}); err != nil {
			http.Error(w, "cannot write", http.StatusInternalServerError) // want "comes too late"
			return
		}
	}
	cw.Flush()
}

func bufioFlushed(w http.ResponseWriter, r *http.Request) {
	bw := bufio.NewWriter(w)
	fmt.Fprintln(bw, "lamps")
	if err := bw.Flush(); err != nil {
		http.Error(w, "cannot write", http.StatusInternalServerError) // want "comes too late"
	}
}

func columns(w http.ResponseWriter, r *http.Request) {
	tw := tabwriter.NewWriter(w, 0, 8, 1, ' ', 0)
	fmt.Fprintf(tw, "name\tlit\n")
	tw.Flush()
	w.WriteHeader(http.StatusAccepted) // want "comes too late"
}

func partFails(w http.ResponseWriter, r *http.Request) {
	mw := multipart.NewWriter(w)
	w.Header().Set("Content-Type", mw.FormDataContentType())
	part, err := mw.CreateFormField("lamps")
	if err != nil {
		return
	}
	f, err := os.Open("lamps")
	if err != nil {
		http.Error(w, "no lamps", http.StatusInternalServerError) // want "comes too late"
		return
	}
	io.Copy(part, f)
}

// Nothing has been written yet.
func failsBeforeEntries(w http.ResponseWriter, r *http.Request) {
	zw := zip.NewWriter(w)
	f, err := os.Open("lamps")
	if err != nil {
		http.Error(w, "no lamps", http.StatusInternalServerError)
		return
	}
	entry, err := zw.Create("lamps")
	if err != nil {
		http.Error(w, "no entry", http.StatusInternalServerError)
		return
	}
	io.Copy(entry, f)
	zw.Close()
}

// What a tar header cannot say is not written.
func firstHeaderFails(w http.ResponseWriter, r *http.Request) {
	tw := tar.NewWriter(w)
	if err := tw.WriteHeader(&tar.Header{Name: r.PathValue("lamp")}); err != nil {
		http.Error(w, "no such name", http.StatusBadRequest)
		return
	}
	tw.Close()
}

func inMemory(w http.ResponseWriter, r *http.Request) {
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	entry, err := zw.Create("lamps")
	if err != nil {
		http.Error(w, "no entry", http.StatusInternalServerError)
		return
	}
	if _, err := entry.Write([]byte("lit")); err != nil {
		http.Error(w, "cannot write", http.StatusInternalServerError)
		return
	}
	if err := zw.Close(); err != nil {
		http.Error(w, "cannot close", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/zip")
	buf.WriteTo(w)
}

func inFile(w http.ResponseWriter, r *http.Request) {
	f, err := os.CreateTemp("", "lamps")
	if err != nil {
		http.Error(w, "no file", http.StatusInternalServerError)
		return
	}
	gz := gzip.NewWriter(f)
	if _, err := gz.Write([]byte("lit")); err != nil {
		http.Error(w, "cannot write", http.StatusInternalServerError)
		return
	}
	gz.Close()
	http.ServeContent(w, r, "lamps.gz", time.Now(), f)
}

// A buffer of a few kilobytes still holds the heading.
func headingKeptBack(w http.ResponseWriter, r *http.Request) {
	cw := csv.NewWriter(w)
	bw := bufio.NewWriter(w)
	cw.Write([]string{"name"})
	bw.WriteString("name")
	if err := light("north"); err != nil {
		http.Error(w, "dark", http.StatusInternalServerError)
		return
	}
	cw.Flush()
	bw.Flush()
}

func nothingToFlush(w http.ResponseWriter, r *http.Request) {
	bw := bufio.NewWriter(w)
	if err := light("north"); err != nil {
		bw.Flush()
		http.Error(w, "dark", http.StatusInternalServerError)
		return
	}
	bw.WriteString("lit")
	bw.Flush()
}

// The compressor passes on what it has to a buffer, and that keeps it back.
func twoBuffers(w http.ResponseWriter, r *http.Request) {
	bw := bufio.NewWriterSize(w, 1<<20)
	fw, err := flate.NewWriter(bw, flate.BestSpeed)
	if err != nil {
		http.Error(w, "no compressor", http.StatusInternalServerError)
		return
	}
	fw.Write([]byte("lit"))
	fw.Close()
	if err := light("north"); err != nil {
		http.Error(w, "dark", http.StatusInternalServerError)
		return
	}
	bw.Flush()
}

func gzipIntoBuffer(w http.ResponseWriter, r *http.Request) {
	bw := bufio.NewWriterSize(w, 1<<20)
	gz := gzip.NewWriter(bw)
	gz.Write([]byte("lit"))
	gz.Close()
	if err := light("north"); err != nil {
		http.Error(w, "dark", http.StatusInternalServerError)
		return
	}
	bw.Flush()
}

// The compressor is made for every reply, and closed when nothing has gone through it as well.
func refusesPlainly(w http.ResponseWriter, r *http.Request) {
	gz := gzip.NewWriter(w)
	defer gz.Close()
	if r.PathValue("lamp") == "" {
		http.Error(w, "which lamp?", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	io.WriteString(gz, "lit")
}

// A zipped reply is a responder of its own.
type zipped struct {
	http.ResponseWriter
	gz *gzip.Writer
}

func (z *zipped) Write(p []byte) (int, error) { return z.gz.Write(p) }

func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		gz := gzip.NewWriter(w)
		defer gz.Close()
		w.Header().Set("Content-Encoding", "gzip")
		z := &zipped{w, gz}
		io.WriteString(z, "<!-- zipped -->")
		next.ServeHTTP(z, r)
	})
}

// A shelf does with its archive what it likes.
type shelf struct{ zw *zip.Writer }

func (s *shelf) fill() error {
	_, err := s.zw.Create("lamps")
	return err
}

func handsOn(w http.ResponseWriter, r *http.Request) {
	s := &shelf{zw: zip.NewWriter(w)}
	if err := s.fill(); err != nil {
		http.Error(w, "no entry", http.StatusInternalServerError)
		return
	}
	if err := fillShelf(zip.NewWriter(w)); err != nil {
		http.Error(w, "no entry", http.StatusInternalServerError)
	}
}

func fillShelf(zw *zip.Writer) error { return (&shelf{zw}).fill() }

func taker(w http.ResponseWriter) (http.Hijacker, bool) {
	switch t := w.(type) {
	case http.Hijacker:
		return t, true
	case interface{ Inner() (http.Hijacker, bool) }:
		return t.Inner()
	}
	return nil, false
}

// Who asks the responder what else it is leaves the reply alone.
func upgrades(w http.ResponseWriter, r *http.Request) {
	taken, ok := taker(w)
	if !ok {
		http.Error(w, "not over this connection", http.StatusNotImplemented)
		return
	}
	w.WriteHeader(http.StatusSwitchingProtocols)
	if _, _, err := taken.Hijack(); err != nil {
		http.Error(w, "cannot take over", http.StatusInternalServerError) // want "comes too late"
	}
}
