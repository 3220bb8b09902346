package main_test

import (
	"strings"
	"testing"
)

func TestWhySaysWhatIsKnownOfALine(t *testing.T) {
	for _, test := range []struct {
		at   string
		want []string
	}{
		{"wrong/auth.go:42", []string{"nothing has been sent; this sets 403 Forbidden", "NoCredentials: token is empty (line 41)", "anonforbidden reports: 403"}},
		{"wrong/counter.go:61", []string{"403 Forbidden has been sent (line 59); this sets 204 No Content", "doublereply reports at line 59: reply without return"}},
		{"right/counter.go:21", []string{"this sets 200 OK", "no rule reports anything here"}},
		{"right/web/respond.go:30", []string{"the status in parameter 2", "what its callers have sent before is not known"}},
		{"right/store.go:99", []string{"nothing in it is known to be sent", "nothing on this line is known to act on a reply"}},
		{"right/store.go:1", []string{"there is no function here"}},
	} {
		stdout, stderr, code := run(t, root, tool, "why", "testdata/bookstore/"+test.at)
		if code != 0 || stderr != "" {
			t.Errorf("%s: exit code %d, %s", test.at, code, stderr)
		}
		for _, want := range test.want {
			if !strings.Contains(stdout, want) {
				t.Errorf("%s: %q is not in\n%s", test.at, want, stdout)
			}
		}
	}
	for args, want := range map[string]string{"": "statuslint why FILE:LINE", "x.go": "names no line", "nosuch.go:3": "nosuch.go", "no\x1b[31m.go:3": `no\x1b[31m.go`} {
		stdout, stderr, code := run(t, root, append([]string{tool, "why"}, strings.Fields(args)...)...)
		if code != 2 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) {
			t.Errorf("why %s: exit code %d, output %q %q", args, code, stdout, stderr)
		}
	}
}
