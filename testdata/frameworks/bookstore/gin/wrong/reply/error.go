package reply

// An APIError is an error that knows the status of its reply. Its message is
// meant for the client.
type APIError struct {
	Status  int
	Message string
}

func (e *APIError) Error() string { return e.Message }

// NewAPIError returns an error that is answered with the given status.
func NewAPIError(status int, msg string) *APIError {
	return &APIError{Status: status, Message: msg}
}
