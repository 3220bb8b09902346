// Package websocket turns requests into websocket connections.
package websocket

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"strconv"
	"time"

	coder "github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024}

type message struct {
	Room int    `json:"room"`
	Text string `json:"text"`
}

// Until the handshake, a reply is like any other.
func enter(w http.ResponseWriter, r *http.Request) {
	room, err := strconv.Atoi(r.PathValue("room"))
	if err != nil {
		http.Error(w, "room", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	if !open(room) {
		json.NewEncoder(w).Encode(map[string]any{"success": false, "error": "closed"}) // want "200 OK with an error body"
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	echo(conn)
}

func follow(w http.ResponseWriter, r *http.Request) {
	since, err := time.Parse(time.RFC3339, r.URL.Query().Get("since"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	conn, err := coder.Accept(w, r, &coder.AcceptOptions{OriginPatterns: []string{"*.example.com"}})
	if err != nil {
		log.Print(err)
		return
	}
	defer conn.CloseNow()
	wsjson.Write(r.Context(), conn, message{Text: since.String()})
}

// What follows is right, or is no reply any more.

// The library has replied: 400, 403 or 405.
func justReturns(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		log.Print("upgrade: ", err)
		return
	}
	defer conn.Close()
	echo(conn)
}

// The library has replied, so that this is no 200; what it adds is only untidy.
func addsToIt(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
		return
	}
	defer conn.Close()
	echo(conn)
}

func acceptsOrNot(w http.ResponseWriter, r *http.Request) {
	conn, err := coder.Accept(w, r, nil)
	if err != nil {
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
		return
	}
	defer conn.Close(coder.StatusNormalClosure, "")
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	var m message
	if err := wsjson.Read(ctx, conn, &m); err != nil {
		conn.Close(coder.StatusUnsupportedData, "not JSON")
		return
	}
	wsjson.Write(ctx, conn, m)
}

// After the handshake there is no status: the mistake is told in a message.
func talks(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, http.Header{"Sec-Websocket-Protocol": {"chat"}})
	if err != nil {
		return
	}
	defer conn.Close()
	for {
		_, data, err := conn.ReadMessage()
		if err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(data, &m); err != nil {
			conn.WriteJSON(map[string]string{"error": err.Error()})
			continue
		}
		if err := conn.WriteJSON(m); err != nil {
			return
		}
	}
}

// Pages and sockets at one address.
func either(w http.ResponseWriter, r *http.Request) {
	if !websocket.IsWebSocketUpgrade(r) {
		w.Header().Set("Upgrade", "websocket")
		http.Error(w, "a websocket is spoken here", http.StatusUpgradeRequired)
		return
	}
	justReturns(w, r)
}

func guarded(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "token", http.StatusUnauthorized)
		return
	}
	if r.Header.Get("Origin") != "https://example.com" {
		http.Error(w, "origin", http.StatusForbidden)
		return
	}
	justReturns(w, r)
}

func echo(conn *websocket.Conn) {
	for {
		kind, data, err := conn.ReadMessage()
		if err != nil || conn.WriteMessage(kind, data) != nil {
			return
		}
	}
}

func open(room int) bool { return rooms[room] }

var rooms map[int]bool
