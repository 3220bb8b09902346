package oracle

var gofiber = &framework{
	name: "fiber", style: buffered, returns: true,
	imports: map[string]string{"http": "net/http", "errors": "errors", "fiber": "github.com/gofiber/fiber/v2"},
	param:   "c *fiber.Ctx", args: "c",
	query: `c.Query("%s")`,
	ops: []op{
		{text: `c.Status($code).JSON(rig.Value)`, weight: 12, status: asked, body: some, yields: true},
		{text: `c.Status($code).SendString("a book")`, weight: 6, status: asked, body: some, yields: true},
		{text: `c.JSON(rig.Value)`, weight: 6, body: some, yields: true},
		{text: `c.SendString("a book")`, weight: 4, body: some, yields: true},
		{text: `c.Send([]byte("a book"))`, weight: 2, body: some, yields: true},
		{text: `c.Write([]byte("a book"))`, weight: 2, body: some},
		{text: `c.SendString("")`, weight: 1, body: empty, yields: true},
		{text: `c.Status($code)`, weight: 6, status: asked},
		{text: `c.SendStatus($code)`, weight: 8, status: asked, body: courtesy, yields: true},
		{text: `fiber.NewError($code, "no book")`, weight: 8, status: asked, raises: true},
		{text: `fiber.ErrNotFound`, weight: 2, status: 404, raises: true},
		{text: `c.Set("$header", "1")`, weight: 9, header: named},
		{text: `c.Location("/shelf")`, weight: 2, header: "Location"},
	},
	common: []int{200, 200, 201, 204, 204, 205, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 429, 500, 502, 503},
	rare:   []int{0, 299, 700},
}
