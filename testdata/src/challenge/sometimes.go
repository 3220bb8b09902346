package challenge

import "net/http"

func scriptsAsk(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Requested-With") != "XMLHttpRequest" {
		w.Header().Set("WWW-Authenticate", "Basic")
	}
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func loginByForm(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("password") != "sesame" {
		http.Error(w, "wrong password", http.StatusUnauthorized)
	}
}
