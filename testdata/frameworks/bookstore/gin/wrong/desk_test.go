package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestTheDesk(t *testing.T) {
	for _, test := range []struct {
		header, path string
		status       int
		body         string
	}{
		{"X-Hour: night", "/desk/loans?card=7", 503, `{"error":"come back in the morning"}{"lent":"7"}`},
		{"X-Lent: many", "/desk/loans?card=7", 429, `{"error":"bring some back first"}{"lent":"7"}`},
		{"X-Hour: day", "/desk/loans", 400, `{"error":"no card"}{"lent":""}`},
		{"X-Hour: day", "/desk/loans?card=7", 200, `{"lent":"7"}`},
	} {
		req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, test.path, nil)
		name, value, _ := strings.Cut(test.header, ": ")
		req.Header.Set(name, value)
		rec := httptest.NewRecorder()
		open(t, "{}").engine().ServeHTTP(rec, req)
		if rec.Code != test.status || rec.Body.String() != test.body {
			t.Errorf("%s %s: %d %s, want %d %s", test.header, test.path, rec.Code, rec.Body, test.status, test.body)
		}
		if got := rec.Result().Header.Get("Cache-Control"); test.status == http.StatusOK && got != "" {
			t.Errorf("Cache-Control is %q; it is lost", got)
		}
	}
}
