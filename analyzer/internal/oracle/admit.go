package oracle

import (
	"fmt"
	"net/http"

	"github.com/statuslint/statuslint/analyzer/internal/oracle/rig"
	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// A latitude is how far a path may differ from what was predicted.
type latitude struct {
	more  bool // a text has been sent that the program has not asked for
	stops bool // gin ends the chain if it fails to write a body
	less  bool // gin leaves a body out if it is asked to send it with 204 or 304, even if another status has gone out; in fiber an empty one takes the place of another
}

func (c *comparer) latitude(events []*event) latitude {
	var l latitude
	for _, e := range events {
		if e.kind == effect {
			l.more = l.more || e.op.body == courtesy
			l.stops = l.stops || c.fw.style == late && e.op.body == some && (noBody(e.after.Status) || e.before.Begun)
			l.less = l.less || c.fw.style == buffered && e.op.body == empty || c.fw.style == late && e.op.body == some && noBody(e.asks)
		}
	}
	return l
}

// admits says why a reply cannot be what it is known to be, or "".
func (c *comparer) admits(r *replies.Reply, s rig.Snap, with latitude) string {
	begun := s.Begun && c.fw.style != buffered
	switch {
	case r.Begun == replies.Yes && !begun:
		return "nothing has been sent"
	case r.Begun == replies.No && begun:
		return "something has been sent"
	case r.Status.Kind == replies.Const && (begun || c.fw.style != stream) && r.Status.Code != s.Status:
		return fmt.Sprintf("the status is %d, not %d", s.Status, r.Status.Code)
	case r.Status.Kind == replies.Unset && s.Status != http.StatusOK:
		return fmt.Sprintf("the status is %d, and was not set", s.Status)
	case r.Body == replies.Yes && s.Size == 0 && !noBody(s.Status) && !with.less:
		return "no body has been sent"
	case r.Body == replies.No && s.Size > 0 && !with.more:
		return "a body has been sent"
	case r.Stops == replies.Yes && !s.Stopped && !with.stops:
		return "the chain goes on"
	case r.Stops == replies.No && s.Stopped && !with.stops:
		return "the chain is ended"
	}
	if begun {
		return "" // the map may hold what is lost
	}
	for i, name := range rig.Headers {
		has := s.Headers&(1<<i) != 0
		switch {
		case has && name != "Content-Type" && r.HasHeader(name) == replies.No:
			return name + " is set"
		case !has && r.HasHeader(name) == replies.Yes:
			return name + " is not set"
		}
	}
	return ""
}
