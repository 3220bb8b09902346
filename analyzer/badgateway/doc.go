// Package badgateway reports 500 Internal Server Error for the failure of another
// server that this one has asked.
//
// 500 says that the fault is here. 502 and 504 say that it is behind, which is the
// first thing that whoever is woken up wants to know.
//
// RFC 9110, section 15.6.3: "The 502 (Bad Gateway) status code indicates that the
// server, while acting as a gateway or proxy, received an invalid response from an
// inbound server it accessed while attempting to fulfill the request." Section
// 15.6.5: 504 (Gateway Timeout) is for a response that did not come in time.
//
// Bad:
//
//	resp, err := http.Get(priceServer)
//	if err != nil {
//		http.Error(w, "no prices", http.StatusInternalServerError)
//		return
//	}
//
// Good:
//
//	if err != nil {
//		http.Error(w, "no prices", http.StatusBadGateway)
//		return
//	}
//
// This rule is off unless it is named: a server that hides what it is made of may
// well take the blame.
//
// Known are net/http's client, oauth2's exchange of tokens and generated gRPC
// clients.
//
// Not reported, and why:
//   - databases and caches, which are part of the server;
//   - an error that other branches have already sorted;
//   - building the request, which fails for this server's own reasons.
package badgateway
