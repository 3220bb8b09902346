package catalog

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
)

// FuzzLoad reads any file: it is a catalog or an error.
func FuzzLoad(f *testing.F) {
	names, err := fs.Glob(os.DirFS("."), "*.toml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{
		"", "package = \".\"\nsilent = [\".{a,{b},c}\", \"}{\", \"{\", \"\", \"(*.\"]",
		"[[reply]]\nfn = \"f\"\non = \"=...\"", "[[reply]]\nfn = \"f\"\non = \"-2\"\ndoes = \"head\"",
		"silent = [\"p.{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}{m,n}{o,p}{q,r}{s,t}{u,v}\"]", "[[reply]]\ndoes = \"head\"", "[[code]]\ntype = \"\"\nis = []", "commit = \"never\"\nresponder = [\"*.T\"]", "unknown = 1",
		"[[finds]]\nfn = \"a.b/c.d\"\n[[finds]]\nfn = \"a.b/c.d\"",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if c, err := load(fstest.MapFS{"x.toml": {Data: text}}); (c == nil) == (err == nil) {
			t.Errorf("got %v and error %v", c, err)
		}
	})
}
