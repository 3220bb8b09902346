// Package oracle compares what the engine predicts with what servers really send.
//
// It makes random handlers, serves them on loopback, forces every path of each, and
// looks at the reply on the wire and at what it was before and after each step. All
// that has to lie within what the engine says of the handler; what really goes wrong
// on a path has to be told by the rule whose business it is, and what a rule tells has
// to go wrong on some path. There is no code here for programs: it all serves the test.
//
//	tree.go generate.go    what handlers are made of, and random ones
//	render.go              their source, with a mark in front of each step
//	framework.go nethttp.go gin.go echo.go fiber.go
//	                       what they can do in each framework
//	program.go rig/ testdata/servers/
//	                       the programs that serve them, decide their branches and ask for every path
//	trace.go               what happened on a path
//	predict.go             what the engine and the rules say
//	compare.go verdict.go  whether both agree
//	excuse.go              what rules leave alone on purpose, and what is not generated because it is known
//	shrink.go report.go    the smallest handler that disagrees, and how it is shown
package oracle
