package main

import (
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// limiter counts the requests of each client in a window of time. Forgetting
// all counts at once when the window ends keeps the map small.
type limiter struct {
	mu     sync.Mutex
	max    int
	window time.Duration
	now    func() time.Time
	start  time.Time
	seen   map[string]int
}

// wait returns 0 if the client may go on, or the time until it may.
func (l *limiter) wait(client string) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if now.Sub(l.start) >= l.window {
		l.start, l.seen = now, map[string]int{}
	}
	if l.seen[client] >= l.max {
		return l.start.Add(l.window).Sub(now)
	}
	l.seen[client]++
	return 0
}

// throttle answers 429 to a client that asks too often.
func (l *limiter) throttle(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil {
			client = r.RemoteAddr
		}
		if wait := l.wait(client); wait > 0 {
			// Whole seconds, rounded up, so that nobody comes back too early.
			seconds := int((wait + time.Second - 1) / time.Second)
			w.Header().Set("Retry-After", strconv.Itoa(seconds))
			web.Error(w, http.StatusTooManyRequests, "too many requests")
			return
		}
		next.ServeHTTP(w, r)
	})
}
