// Package parcels knows nothing of HTTP.
package parcels

import (
	"errors"
	"strings"
)

// ParseID reads the number of a parcel.
func ParseID(s string) (string, error) {
	if !strings.HasPrefix(s, "P-") {
		return "", errors.New("no number of a parcel")
	}
	return s[2:], nil
}

// ParseTemplate reads the template of that name.
func ParseTemplate(name string) (string, error) {
	return name, errors.ErrUnsupported
}
