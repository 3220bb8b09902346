package situation_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

func TestNamesThatAreEvidence(t *testing.T) {
	for _, c := range []struct {
		what string
		says func(string) bool
		yes  []string
		no   []string
	}{
		{"a header that carries credentials", situation.CredentialHeader,
			[]string{"Authorization", "authorization", "Proxy-Authorization", "X-API-Key", "X-Auth-Token"},
			[]string{"X-CSRF-Token", "Origin", "Referer", "Host", "X-Signature", "X-Hub-Signature-256", "Accept"}},
		{"a cookie that is a credential", situation.CredentialCookie,
			[]string{"session", "session_id", "auth_token", "jwt", "access-token"},
			[]string{"csrf_token", "XSRF-TOKEN", "oauth_state", "theme", "author"}},
		{"who the client is", situation.Identity,
			[]string{"User", "currentUser", "userKey", "UserFromContext", "GetClaims", "authUser", "Session"},
			[]string{"Book", "userAgent", "users", "requestID", "locale"}},
		{"a key that tells of an error", situation.ErrorKey,
			[]string{"error", "Error", "err", "errors", "error_description"},
			[]string{"errorRate", "terror", "message", "code"}},
		{"a key whose false tells of an error", situation.SuccessKey,
			[]string{"success", "Success", "ok"},
			[]string{"enabled", "found", "valid"}},
		{"a key of a protocol that keeps errors in a 200", situation.ForeignKey,
			[]string{"jsonrpc", "active", "allowed", "response_type", "faultstring", "results"},
			[]string{"error", "data", "success"}},
		{"a handler that tells of the state of something else", situation.Reporter,
			[]string{"health", "handleReadyz", "serveStatus", "ValidateConfig", "webhook", "bulkInsert", "paymentCallback", "receiveOrder", "handleTestMail", "testStorage"},
			[]string{"getLatest", "contestants", "createBook", "login", "search", "updateOrderStatus", "setStatus", "oauthCallback", "HandleSSOCallback"}},
		{"a handler that judges what it gets", situation.Judges,
			[]string{"ValidateConfig", "lintRules", "dryRun", "TestStorage"},
			[]string{"health", "verifyWebhook", "createBook"}},
		{"a function that logs", situation.TakesNote,
			[]string{"Println", "Errorf", "ErrorContext", "Error", "logFailure", "Warn", "Msg", "CaptureException", "RecordError"},
			[]string{"logout", "LoginAgain", "errorPage", "sendMail", "Close", "Rollback", "retry"}},
		{"a function that tells an error of the program apart", situation.TellsOwn,
			[]string{"IsErrForbidden", "IsUnauthorized", "isTimeout"},
			[]string{"IsJSONError", "isSyntax", "IsErrBadRequest", "IsError", "As", "HTTPStatus"}},
		{"a function that makes what is sent for an error", situation.TellsError,
			[]string{"Err", "DBErr", "ErrorResponse", "newErrorBody", "failWith"},
			[]string{"result", "Wrap", "toUser", "terminate"}},
		{"a function whose no is a refusal", situation.Accepts,
			[]string{"isValidName", "checkSize", "Allowed", "isSafePath", "supportsFormat", "knownFormat"},
			[]string{"isStatic", "excluded", "hasPages", "wantsJSON"}},
		{"what says that somebody has logged in", situation.SaysKnown,
			[]string{"IsLogged", "isAuthenticated", "LoggedIn"},
			[]string{"isAuthorized", "logged", "signed", "isLoginAllowed"}},
		{"a variable that holds a secret of the client", situation.Secret,
			[]string{"token", "authHeader", "bearer", "apiKey", "password"},
			[]string{"user", "name", "login"}},
		{"an error of something that is not there", func(name string) bool { return situation.MeansOf(name) == situation.NotFound },
			[]string{"ErrNotFound", "ErrNoEntries", "ErrNoResult", "errNoRecords"},
			[]string{"ErrNoResponse", "ErrInvalidEntry"}},
		{"a header of another service's messages", situation.WebhookHeader,
			[]string{"X-GitHub-Event", "Stripe-Signature", "x-amz-sns-message-type", "Svix-Id"},
			[]string{"Authorization", "X-Signature", "X-Amz-Date", "Content-Type"}},
		{"a type that stands for a failure", situation.ErrorType,
			[]string{"APIError", "ErrResponse", "Problem", "HTTPErr", "errorBody"},
			[]string{"Response", "Book", "Status"}},
		{"a function that says what is valid", situation.Validator,
			[]string{"Validate", "validateBook", "ValidateStruct", "IsValid", "Valid"},
			[]string{"invalidate", "validity", "Save", "isAllowed"}},
		{"a text that says that something failed", situation.FailureText,
			[]string{"invalid id", "book not found", "Unauthorized", "could not save"},
			[]string{"done", "welcome", "deleted"}},
	} {
		for _, s := range c.yes {
			if !c.says(s) {
				t.Errorf("%q is not taken for %s", s, c.what)
			}
		}
		for _, s := range c.no {
			if c.says(s) {
				t.Errorf("%q is taken for %s", s, c.what)
			}
		}
	}
}

func TestAFailureWordNeedsItsKey(t *testing.T) {
	if !situation.FailureWord("status", "failed") {
		t.Error(`"status": "failed" is not taken for a failure`)
	}
	for _, c := range [][2]string{{"state", "failed"}, {"status", "done"}, {"title", "error"}} {
		if situation.FailureWord(c[0], c[1]) {
			t.Errorf("%q: %q is taken for a failure", c[0], c[1])
		}
	}
}

func TestAStateWordNeedsItsKey(t *testing.T) {
	if !situation.StateWord("Status", "down") {
		t.Error(`"Status": "down" is not taken for a state`)
	}
	for _, c := range [][2]string{{"direction", "down"}, {"status", "failed"}} {
		if situation.StateWord(c[0], c[1]) {
			t.Errorf("%q: %q is taken for a state", c[0], c[1])
		}
	}
}

func TestFieldsThatHoldAStatus(t *testing.T) {
	for name, want := range map[string][2]bool{
		"Status": {true, false}, "HTTPStatusCode": {true, false}, "httpCode": {true, false},
		"Code": {false, true}, "code": {false, true}, "Message": {}, "ExitCode": {},
	} {
		if sure, maybe := situation.StatusField(name); [2]bool{sure, maybe} != want {
			t.Errorf("StatusField(%q) = %v, %v", name, sure, maybe)
		}
	}
}

func TestForeignKeysMustStandTogether(t *testing.T) {
	if !situation.ForeignKeys([]string{"errors", "data"}) {
		t.Error("data and errors are not taken for GraphQL")
	}
	if situation.ForeignKeys([]string{"errors", "status"}) {
		t.Error("errors alone are taken for GraphQL")
	}
}

func TestEveryKindCanBeNamed(t *testing.T) {
	for _, k := range []situation.Kind{situation.BadInput, situation.NoCredentials, situation.WrongMethod, situation.NotFound, situation.Conflict} {
		if got := situation.Parse(k.String()); got != k {
			t.Errorf("Parse(%q) = %v", k.String(), got)
		}
	}
	if got := situation.Parse("nonsense"); got != situation.None {
		t.Errorf("Parse of a word that is none = %v", got)
	}
}
