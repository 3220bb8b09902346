package catalog

import "testing"

// BenchmarkLoad is what each process pays that looks at a package with replies.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(files); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUnwatched is what each process pays that looks at any other package, for an import.
func BenchmarkUnwatched(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if yes, err := Watches("github.com/unwatched/module/package"); yes || err != nil {
			b.Fatal(yes, err)
		}
	}
}
