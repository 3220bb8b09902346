package oracle

var labstackEcho = &framework{
	name: "echo", style: stream, returns: true,
	redirects: func(code int) bool { return code >= 300 && code <= 308 },
	imports:   map[string]string{"http": "net/http", "errors": "errors", "echo": "github.com/labstack/echo/v4"},
	param:     "c echo.Context", args: "c",
	query: `c.QueryParam("%s")`,
	asks:  "c.Response().Committed",
	ops: []op{
		{text: `c.JSON($code, rig.Value)`, weight: 14, status: asked, body: some, sends: true, yields: true},
		{text: `c.String($code, "a book")`, weight: 6, status: asked, body: some, sends: true, yields: true},
		{text: `c.HTML($code, "<p>a book")`, weight: 2, status: asked, body: some, sends: true, yields: true},
		{text: `c.Blob($code, "text/plain", []byte("a book"))`, weight: 2, status: asked, body: some, sends: true, yields: true},
		{text: `c.String($code, "")`, weight: 1, status: asked, body: empty, sends: true, yields: true},
		{text: `c.NoContent($code)`, weight: 8, status: asked, sends: true, yields: true},
		{text: `c.Redirect($code, "/shelf")`, weight: 4, status: asked, header: "Location", redirect: true, sends: true, yields: true},
		{text: `echo.NewHTTPError($code, "no book")`, weight: 8, status: asked, raises: true},
		{text: `echo.ErrNotFound`, weight: 2, status: 404, raises: true},
		{text: `c.Response().WriteHeader($code)`, weight: 4, status: asked, sends: true},
		{text: `c.Response().Write([]byte("a book"))`, weight: 4, body: some, sends: true},
		{text: `http.Error(c.Response(), "no book", $code)`, weight: 2, status: asked, body: some, header: "Content-Type", refusal: true, sends: true},
		{text: `c.Response().Header().Set("$header", "1")`, weight: 9, header: named},
		{text: `c.SetCookie(rig.Cookie)`, weight: 1, header: "Set-Cookie"},
	},
	common: []int{200, 200, 201, 204, 204, 205, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 429, 500, 502, 503},
	rare:   []int{0, 42, 103, 299, 700, 1000},
}
