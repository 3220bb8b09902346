package parsers

import (
	"errors"
	"net/http"
	"os"
	"strings"

	"github.com/dgrijalva/jwt-go"
	"github.com/dgrijalva/jwt-go/request"
	form3 "github.com/form3tech-oss/jwt-go"
	jwt3 "github.com/golang-jwt/jwt"
	request5 "github.com/golang-jwt/jwt/v5/request"
	jwx2 "github.com/lestrrat-go/jwx/v2/jwt"
	jwx3 "github.com/lestrrat-go/jwx/v3/jwt"
)

func key(*jwt.Token) (interface{}, error) { return []byte(os.Getenv("KEY")), nil }

func tokensWrong(w http.ResponseWriter, r *http.Request) {
	text := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, err := jwt.Parse(text, key); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	_, err := jwt.ParseWithClaims(text, &jwt.StandardClaims{}, key)
	var invalid *jwt.ValidationError
	if errors.As(err, &invalid) {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	if _, err := jwt3.Parse(text, nil); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	if _, err := form3.Parse(text, nil); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	if _, err := jwx2.Parse([]byte(text), jwx2.WithValidate(true)); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	if _, err := jwx3.ParseString(text); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

func requestsWrong(w http.ResponseWriter, r *http.Request) {
	if _, err := request.ParseFromRequest(r, request.OAuth2Extractor, key); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	if _, err := request5.ParseFromRequest(r, request5.BearerExtractor{}, nil); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	if _, err := jwx3.ParseRequest(r); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

// What follows is right.

func tokensRight(w http.ResponseWriter, r *http.Request) {
	parsed, err := jwt.Parse(r.Header.Get("Authorization"), key)
	if err != nil || !parsed.Valid {
		http.Error(w, "token", http.StatusUnauthorized)
		return
	}
	claims, ok := parsed.Claims.(jwt.MapClaims)
	if !ok {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if claims["role"] != "editor" {
		http.Error(w, "for editors", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func requestsRight(w http.ResponseWriter, r *http.Request) {
	token, err := jwx2.ParseRequest(r)
	if err != nil {
		http.Error(w, "token", http.StatusUnauthorized)
		return
	}
	if role, ok := token.Get("role"); !ok || role != "editor" {
		http.Error(w, "for editors", http.StatusForbidden)
		return
	}
	own, err := jwx2.NewBuilder().Subject(token.Subject()).Build()
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := jwx2.Sign(own); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}
