package catalog

import "testing"

// BenchmarkLoad is what each process pays that looks at a package with replies.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := merge(tables); err != nil {
			b.Fatal(err)
		}
	}
}
