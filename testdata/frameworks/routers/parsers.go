package routers

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strings"

	validation "github.com/go-ozzo/ozzo-validation/v4"
	"github.com/go-playground/validator/v10"
	"github.com/gofrs/uuid/v5"
	jwt4 "github.com/golang-jwt/jwt/v4"
	"github.com/golang-jwt/jwt/v5"
	googleuuid "github.com/google/uuid"
	"github.com/gorilla/schema"
)

// An order is what the client sends.
type order struct {
	Book  string `json:"book" validate:"required"`
	Count int    `json:"count" validate:"min=1"`
}

type claims struct {
	jwt.RegisteredClaims
	Role string
}

var (
	check   = validator.New(validator.WithRequiredStructEnabled())
	forms   = schema.NewDecoder()
	parser  = jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}))
	parser4 = jwt4.NewParser()
)

func key(*jwt.Token) (any, error) { return []byte(os.Getenv("KEY")), nil }

func key4(*jwt4.Token) (any, error) { return []byte(os.Getenv("KEY")), nil }

func ordersWrong(w http.ResponseWriter, r *http.Request) {
	var o order
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	if err := check.StructCtx(r.Context(), &o); err != nil {
		http.Error(w, "fields", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := check.VarWithValue(o.Book, r.FormValue("again"), "eqfield"); err != nil {
		http.Error(w, "book", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := validation.ValidateStruct(&o, validation.Field(&o.Book, validation.Required)); err != nil {
		http.Error(w, "fields", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := validation.ValidateWithContext(r.Context(), o.Count, validation.Min(1)); err != nil {
		http.Error(w, "count", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := check.Var(o.Book, "isbn"); err != nil {
		var invalid validator.ValidationErrors
		if errors.As(err, &invalid) {
			http.Error(w, "book", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
			return
		}
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func idsWrong(w http.ResponseWriter, r *http.Request) {
	if err := googleuuid.Validate(r.PathValue("id")); err != nil {
		http.Error(w, "id", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	var id uuid.UUID
	if err := id.Parse(r.PathValue("other")); err != nil {
		http.Error(w, "id", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, "form", http.StatusBadRequest)
		return
	}
	var o order
	err := forms.Decode(&o, r.PostForm)
	var several schema.MultiError
	if errors.As(err, &several) {
		http.Error(w, several.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
}

func tokensWrong(w http.ResponseWriter, r *http.Request) {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	switch r.PathValue("version") {
	case "4":
		if _, err := jwt4.Parse(token, key4); err != nil {
			http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
			return
		}
		if _, err := parser4.ParseWithClaims(token, &jwt4.RegisteredClaims{}, key4); err != nil {
			w.WriteHeader(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
			return
		}
	case "5":
		_, err := parser.ParseWithClaims(token, &claims{}, key)
		if errors.Is(err, jwt.ErrTokenExpired) {
			http.Error(w, "expired", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
			return
		}
		if err != nil {
			http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
			return
		}
	default:
		if _, err := parser.Parse(token, key); err != nil {
			w.Header().Set("Content-Type", "text/plain")
			w.WriteHeader(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		}
	}
}

// What follows is right.

func ordersRight(w http.ResponseWriter, r *http.Request) {
	var o order
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	if err := check.Struct(&o); err != nil {
		var broken *validator.InvalidValidationError // the tags are ours
		if errors.As(err, &broken) {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		var invalid validator.ValidationErrors
		if errors.As(err, &invalid) {
			http.Error(w, invalid.Error(), http.StatusUnprocessableEntity)
			return
		}
		http.Error(w, "fields", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func ordersAsserted(w http.ResponseWriter, r *http.Request) {
	o := order{Book: r.FormValue("book")}
	if err := check.Struct(o); err != nil {
		if _, ok := err.(*validator.InvalidValidationError); ok {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		http.Error(w, "fields", http.StatusBadRequest)
	}
}

// ozzo keeps the errors of the server apart.
func ordersInternal(w http.ResponseWriter, r *http.Request) {
	book := r.FormValue("book")
	if err := validation.Validate(book, validation.Required, validation.By(inStock)); err != nil {
		var internal validation.InternalError
		if errors.As(err, &internal) {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
	}
}

func inStock(any) error {
	if stock != nil {
		return validation.NewInternalError(stock)
	}
	return nil
}

var stock error

// What the server has made must be valid; if it is not, that is no one else's fault.
func ourOwnOrder(w http.ResponseWriter, r *http.Request) {
	o := order{Book: os.Getenv("BOOK_OF_THE_DAY"), Count: 1}
	if err := check.StructCtx(r.Context(), &o); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if err := validation.ValidateStruct(&o, validation.Field(&o.Book, validation.Required)); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	var id uuid.UUID
	if err := id.UnmarshalText([]byte(os.Getenv("SHOP_ID"))); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	_ = googleuuid.MustParse("6ba7b810-9dad-11d1-80b4-00c04fd430c8") // it panics: not for input
	w.WriteHeader(http.StatusAccepted)
}

func tokensRight(w http.ResponseWriter, r *http.Request) {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	c := &claims{}
	parsed, err := parser.ParseWithClaims(token, c, key)
	if err != nil || !parsed.Valid {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		http.Error(w, "token", http.StatusUnauthorized)
		return
	}
	if c.Role != "editor" {
		http.Error(w, "for editors", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func claimsInPlace(w http.ResponseWriter, r *http.Request) {
	var c claims
	_, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), &c, key)
	if err != nil {
		http.Error(w, "token", http.StatusUnauthorized)
		return
	}
	if c.Role == "" {
		http.Error(w, "no role", http.StatusForbidden)
	}
}

// Who holds a valid token is known, even if it says little.
func claimsByName(w http.ResponseWriter, r *http.Request) {
	parsed, err := jwt.Parse(r.Header.Get("Authorization"), key)
	if err != nil {
		http.Error(w, "token", http.StatusUnauthorized)
		return
	}
	named, ok := parsed.Claims.(jwt.MapClaims)
	if !ok {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if named["role"] == nil || named["shop"] == "" {
		http.Error(w, "for editors of a shop", http.StatusForbidden)
		return
	}
	if role, _ := named["role"].(string); role == "" {
		http.Error(w, "no role", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// The link in a mail holds a token of its own, which is no credential for the site.
func confirmed(w http.ResponseWriter, r *http.Request) {
	_, err := jwt.Parse(r.URL.Query().Get("t"), key)
	if errors.Is(err, jwt.ErrTokenExpired) {
		http.Error(w, "the link is too old", http.StatusForbidden)
		return
	}
	if err != nil {
		http.Error(w, "the link is damaged", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, "/welcome", http.StatusSeeOther)
}

// A token that the server has made itself.
func mintsToken(w http.ResponseWriter, r *http.Request) {
	text, err := jwt.New(jwt.SigningMethodHS256).SignedString([]byte(os.Getenv("KEY")))
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := parser.Parse(text, key); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(text))
}
