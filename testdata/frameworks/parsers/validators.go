package parsers

import (
	"errors"
	"net/http"
	"os"

	"github.com/Masterminds/semver/v3"
	"github.com/asaskevich/govalidator"
	"github.com/go-webauthn/webauthn/protocol"
	"github.com/hashicorp/go-version"
	"github.com/robfig/cron/v3"
	"github.com/shopspring/decimal"
	"github.com/spf13/cast"
	"golang.org/x/text/language"
	"golang.zx2c4.com/wireguard/wgctrl/wgtypes"
	"gopkg.in/go-playground/validator.v9"
	"gopkg.in/yaml.v3"
)

var check = validator.New()

func validatesWrong(w http.ResponseWriter, r *http.Request) {
	var n note
	if err := yaml.NewDecoder(r.Body).Decode(&n); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	if err := check.Struct(n); err != nil {
		http.Error(w, "fields", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := check.Var(n.Title, "required"); err != nil {
		var invalid validator.ValidationErrors
		if errors.As(err, &invalid) {
			http.Error(w, "title", 500) // want "500 Internal Server Error for the client's mistake"
			return
		}
	}
	if _, err := govalidator.ValidateStruct(r.PostForm); err != nil {
		http.Error(w, "form", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

func parsesWrong(w http.ResponseWriter, r *http.Request) {
	if _, err := decimal.NewFromString(r.FormValue("price")); err != nil {
		http.Error(w, "price", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := cast.ToIntE(r.FormValue("count")); err != nil {
		http.Error(w, "count", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := semver.NewVersion(r.FormValue("version")); err != nil {
		http.Error(w, "version", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := version.NewConstraint(r.FormValue("range")); err != nil {
		http.Error(w, "range", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := cron.ParseStandard(r.FormValue("schedule")); err != nil {
		http.Error(w, "schedule", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := language.Parse(r.FormValue("language")); err != nil {
		http.Error(w, "language", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := wgtypes.ParseKey(r.FormValue("key")); err != nil {
		http.Error(w, "key", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := protocol.ParseCredentialCreationResponse(r); err != nil {
		http.Error(w, "credential", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// What follows is right.

func validatesRight(w http.ResponseWriter, r *http.Request) {
	if !govalidator.IsEmail(r.FormValue("mail")) {
		http.Error(w, "mail", http.StatusUnprocessableEntity)
		return
	}
	if ok, err := govalidator.ValidateStruct(note{Title: r.FormValue("title")}); err != nil || !ok {
		http.Error(w, "fields", http.StatusBadRequest)
		return
	}
	price, err := decimal.NewFromString(r.FormValue("price"))
	if err != nil || price.IsNegative() {
		http.Error(w, "price", http.StatusBadRequest)
	}
}

func ownSchedule(w http.ResponseWriter, r *http.Request) {
	if _, err := cron.ParseStandard(os.Getenv("SCHEDULE")); err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	if _, err := wgtypes.GeneratePrivateKey(); err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	if err := check.Struct(note{Title: "Emma"}); err != nil {
		http.Error(w, "internal error", 500)
	}
}
