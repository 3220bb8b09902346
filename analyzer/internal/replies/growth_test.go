package replies_test

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// shapes are handlers that grow by one more of the same n times.
var shapes = map[string]func(n int) string{
	"variables": ifs,
	"ifs":       repeated("\tif r.FormValue(\"p%d\") == \"\" {\n\t\thttp.Error(w, \"p%[1]d\", http.StatusBadRequest)\n\t\treturn\n\t}\n"),
	"joins":     repeated("\tif r.FormValue(\"p%d\") == \"\" {\n\t\tw.Header().Set(\"X-P\", \"%[1]d\")\n\t}\n"),
	"errors":    repeated("\tif n, err := strconv.Atoi(r.FormValue(\"p%d\")); err != nil {\n\t\thttp.Error(w, err.Error(), http.StatusBadRequest)\n\t\treturn\n\t} else {\n\t\tsum += n\n\t}\n"),
	"silences":  repeated("\tif _, err := strconv.Atoi(r.FormValue(\"p%d\")); err != nil {\n\t\treturn\n\t}\n"),
	"calls":     repeated("\tnote(r, %d)\n"),
	"loops":     repeated("\tfor i := range sum {\n\t\tsum += i + %d\n\t}\n"),
	"cases": func(n int) string {
		var b strings.Builder
		b.WriteString("\tswitch r.FormValue(\"p\") {\n")
		for i := range n {
			fmt.Fprintf(&b, "\tcase \"c%d\":\n\t\thttp.Error(w, \"c\", http.StatusBadRequest)\n", i)
		}
		b.WriteString("\t}\n")
		return handler(b.String())
	},
}

// repeated returns what makes a handler of n such statements, each with its number.
func repeated(statement string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, statement, i)
		}
		return handler(b.String())
	}
}

func handler(body string) string {
	return `package handler

import (
	"net/http"
	"strconv"
)

var _ = strconv.Itoa

func note(r *http.Request, n int) {}

func handle(w http.ResponseWriter, r *http.Request) {
	sum := 0
` + body + `	if sum == 0 {
		w.WriteHeader(http.StatusNoContent)
	}
}
`
}

// The bytes that a handler costs grow hardly faster than the handler.
func TestCostGrowsWithTheSizeOfAHandler(t *testing.T) {
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			var sizes, costs []float64
			for n := 10; n <= 1280; n *= 2 {
				sizes, costs = append(sizes, float64(n)), append(costs, allocated(analyze(t, shape(n))))
			}
			if s := slope(sizes, costs); s > 1.2 {
				t.Errorf("the cost grows with the power %.2f of the size: %.0f bytes for %.0f", s, costs, sizes)
			} else {
				t.Logf("power %.2f, %.0f bytes", s, costs)
			}
		})
	}
}

// allocated returns how many bytes a run allocates.
func allocated(run func() *replies.Result) float64 {
	var before, after runtime.MemStats
	run() // loads what is loaded once
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// slope returns the slope of the line that fits the points best, in logarithms: the
// power of x with which y grows.
func slope(x, y []float64) float64 {
	var mx, my float64
	for i := range x {
		mx += math.Log(x[i]) / float64(len(x))
		my += math.Log(y[i]) / float64(len(x))
	}
	var over, under float64
	for i := range x {
		over += (math.Log(x[i]) - mx) * (math.Log(y[i]) - my)
		under += (math.Log(x[i]) - mx) * (math.Log(x[i]) - mx)
	}
	return over / under
}
