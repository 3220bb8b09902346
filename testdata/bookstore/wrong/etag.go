package main

import (
	"fmt"
	"strings"
)

// etag changes with each revision of a book.
func (b Book) etag() string {
	return fmt.Sprintf(`"%d-%d"`, b.ID, b.Revision)
}

// noneMatch reports whether an If-None-Match field lists the tag. The
// comparison is weak, so W/ makes no difference.
func noneMatch(field, tag string) bool {
	for item := range strings.SplitSeq(field, ",") {
		item = strings.TrimSpace(item)
		if item == "*" || strings.TrimPrefix(item, "W/") == tag {
			return true
		}
	}
	return false
}

// ifMatch reports whether an If-Match field lists the tag. The comparison is
// strong, so a weak tag never matches.
func ifMatch(field, tag string) bool {
	for item := range strings.SplitSeq(field, ",") {
		item = strings.TrimSpace(item)
		if item == "*" || item == tag {
			return true
		}
	}
	return false
}
