package clientfault

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"clientfault/fault"
	"clientfault/upstream"
)

// The status is in the error; what replies is in another package.
func carriedByConstructor(w http.ResponseWriter, r *http.Request) error {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return fault.New(http.StatusInternalServerError, "n") // want "500 Internal Server Error for the client's mistake"
	}
	fmt.Fprintln(w, n)
	return nil
}

func carriedByLiteral(w http.ResponseWriter, r *http.Request) error {
	var it book
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		return &fault.Error{Status: 500, Message: "body"} // want "500 Internal Server Error for the client's mistake"
	}
	return store(it)
}

// The constructor's own status.
func carriedByName(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fault.Internal(err) // want "500 Internal Server Error for the client's mistake"
	}
	return nil
}

func carriedByVariable(w http.ResponseWriter, r *http.Request) error {
	if _, err := strconv.ParseBool(r.FormValue("b")); err != nil {
		return fault.ErrBroken // want "500 Internal Server Error for the client's mistake"
	}
	return nil
}

func carriedAndWrapped(w http.ResponseWriter, r *http.Request) error {
	if _, err := strconv.ParseBool(r.FormValue("b")); err != nil {
		return fmt.Errorf("b: %w", fault.New(500, "b").Because(err)) // want "500 Internal Server Error for the client's mistake"
	}
	return nil
}

// A code is a status if it is written as one.
func carriedAsCode(w http.ResponseWriter, r *http.Request) error {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		return fault.Code{Code: http.StatusInternalServerError, Text: "n"} // want "500 Internal Server Error for the client's mistake"
	}
	return nil
}

// The helper says what is wrong, and has the wrong status for it.
func bookFrom(r *http.Request) (book, *fault.Error) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		return b, fault.New(http.StatusInternalServerError, "body") // want "500 Internal Server Error for the client's mistake"
	}
	return b, nil
}

// It was said in the helper already.
func carriedFromHelper(w http.ResponseWriter, r *http.Request) error {
	b, fail := bookFrom(r)
	if fail != nil {
		return fail
	}
	return store(b)
}

// number does not know where its text is from.
func number(text string) (int, *fault.Error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fault.New(http.StatusInternalServerError, "no number")
	}
	return n, nil
}

func carriedFromParser(w http.ResponseWriter, r *http.Request) error {
	n, fail := number(r.PathValue("id"))
	if fail != nil {
		return fail // want "500 Internal Server Error for the client's mistake"
	}
	fmt.Fprintln(w, n)
	return nil
}

func carriedAndSent(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		fault.Send(w, fault.New(500, "body")) // want "500 Internal Server Error for the client's mistake"
		return
	}
	_, fail := number(r.PathValue("id"))
	if fail != nil {
		fault.Send(w, fail) // want "500 Internal Server Error for the client's mistake"
	}
}

func carriedAndSentLater(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		e := fault.New(500, "n") // want "500 Internal Server Error for the client's mistake"
		http.Error(w, e.Message, e.Status)
	}
}

// The error is tested in the helper.
func checked(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if !fault.Check(w, err) { // want "500 Internal Server Error for the client's mistake"
		return
	}
	if !fault.Check(w, store(book{Pages: strconv.Itoa(n)})) {
		return
	}
	fmt.Fprintln(w, n)
}

// What follows is right.

func carriedRight(w http.ResponseWriter, r *http.Request) error {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		return fault.Invalid(err)
	}
	if _, err := strconv.Atoi(b.Pages); err != nil {
		return fault.ErrMalformed
	}
	if err := store(b); err != nil {
		return fault.Internal(err)
	}
	return nil
}

// Keep leaves the status of bookFrom's kind of error alone.
func carriedKept(w http.ResponseWriter, r *http.Request) error {
	if err := readBook(r); err != nil {
		return fault.Keep(err, http.StatusInternalServerError)
	}
	return nil
}

func readBook(r *http.Request) error {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		return fault.Invalid(err)
	}
	return nil
}

// Comparing is not replying.
func carriedCompared(w http.ResponseWriter, r *http.Request) {
	err := readBook(r)
	var e *fault.Error
	switch {
	case errors.As(err, &e) && e.Status == http.StatusInternalServerError:
		http.Error(w, "internal error", http.StatusInternalServerError)
	case err != nil:
		if errors.Is(err, fault.ErrBroken) {
			fmt.Println("broken")
		}
		http.Error(w, "bad request", http.StatusBadRequest)
	}
}

// An answer of somebody else is not what the client sent.
func carriedFromUpstream(w http.ResponseWriter, r *http.Request) error {
	resp, err := http.Get("http://localhost/books")
	if err != nil {
		return fault.New(http.StatusBadGateway, "upstream")
	}
	defer resp.Body.Close()
	var b book
	if err := json.NewDecoder(resp.Body).Decode(&b); err != nil {
		return &fault.Error{Status: http.StatusInternalServerError, Message: "upstream"}
	}
	return nil
}

// 500 is how often to try again here.
func otherCode(w http.ResponseWriter, r *http.Request) error {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		return fault.Code{Code: 500, Text: "n"}
	}
	return nil
}

// The error is part of the body, and the reply has its own status.
func carriedInBody(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		json.NewEncoder(w).Encode(fault.New(http.StatusBadRequest, "n"))
	}
}

// A batch tells of each of its items.
func carriedInBatch(w http.ResponseWriter, r *http.Request) {
	var failed []error
	for _, text := range r.URL.Query()["n"] {
		if _, fail := number(text); fail != nil {
			failed = append(failed, fail)
		}
	}
	json.NewEncoder(w).Encode(map[string]any{"results": failed})
}

// What the other server says about our request is nobody's input.
func answered(w http.ResponseWriter, r *http.Request) error {
	a, err := upstream.Ask("books")
	if err != nil {
		return fault.New(http.StatusInternalServerError, "ask")
	}
	if a.Name == "" {
		return fault.New(http.StatusInternalServerError, "no name")
	}
	if _, err := strconv.Atoi(a.Count); err != nil {
		return fault.New(http.StatusInternalServerError, "no count")
	}
	if _, err := upstream.Count("books"); err != nil {
		return fault.New(http.StatusInternalServerError, "no count")
	}
	return nil
}

// An answer begins as the worst and is mended before it is sent.
func carriedAndMended(w http.ResponseWriter, r *http.Request) {
	answer := fault.Error{Status: http.StatusInternalServerError, Message: "it is us"}
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		answer.Status = http.StatusBadRequest
		answer.Message = err.Error()
		fault.Send(w, &answer)
		return
	}
	if err := store(b); err != nil {
		fault.Send(w, &answer)
	}
}

// The same, but nothing is mended.
func carriedAndLeft(w http.ResponseWriter, r *http.Request) {
	answer := fault.Error{Status: http.StatusInternalServerError, Message: "it is us"}
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		fault.Send(w, &answer) // want "500 Internal Server Error for the client's mistake"
	}
}
