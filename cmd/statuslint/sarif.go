package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/doc/comment"
	"go/token"
	"io"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"golang.org/x/tools/go/analysis"
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	homepage    = "https://github.com/statuslint/statuslint"
	srcRoot     = "%SRCROOT%" // the base of relative locations, by the name that GitHub knows

	// fingerprint names what goes into the fingerprints of results. Another
	// recipe needs another version, or known results would be taken for new.
	fingerprint = "ruleFileLineText/v1"

	// descriptionLimit is how many characters of a rule's full description
	// GitHub shows.
	descriptionLimit = 1024
)

// writeSARIF writes the findings of the rules as a SARIF 2.1.0 log. Files below
// root are relative to it.
func writeSARIF(w io.Writer, root, version string, rules []*analysis.Analyzer, byDefault map[string]bool, list []finding) error {
	run := sarif.NewRunWithInformationURI("statuslint", homepage).
		WithColumnKind("utf16CodeUnits").
		WithOriginalUriBaseIds(map[string]sarif.ArtifactLocation{srcRoot: *sarif.NewSimpleArtifactLocation(fileURI(root, true))})
	if version != "" {
		run.Tool.Driver.WithVersion(version)
	}
	index := map[string]int{}
	for i, r := range rules {
		index[r.Name] = i
		run.Tool.Driver.AddRule(sarifRule(r, sarifLevel(byDefault[r.Name])))
	}
	s := sarifLog{root: root, texts: map[string]string{}, seen: map[string]int{}}
	for _, f := range list {
		result := s.result(f).WithLevel(sarifLevel(byDefault[f.Rule]))
		if i, ok := index[f.Rule]; ok {
			result.WithRuleIndex(i)
		}
		run.AddResult(result)
	}
	report := sarif.NewReport().AddRun(run)
	report.Schema = sarifSchema // the library's moves with a branch
	if err := report.PrettyWrite(w); err != nil {
		return fmt.Errorf("writing SARIF: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func sarifLevel(byDefault bool) string {
	if byDefault {
		return sarif.LevelWarning
	}
	return sarif.LevelNote
}

func sarifRule(r *analysis.Analyzer, level string) *sarif.ReportingDescriptor {
	summary, _, _ := strings.Cut(r.Doc, "\n")
	d := sarif.NewRule(r.Name).
		WithDescription(summary).
		WithFullDescription(sarif.NewMultiformatMessageString().WithText(firstParagraphs(r.Doc, descriptionLimit))).
		WithHelp(sarif.NewMultiformatMessageString().WithText(r.Doc).WithMarkdown(markdown(r.Doc))).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(level))
	if r.URL != "" {
		d.WithHelpURI(r.URL)
	}
	return d
}

// firstParagraphs returns as many paragraphs of the text as fit into the limit,
// but at least one.
func firstParagraphs(text string, limit int) string {
	paragraphs := strings.Split(text, "\n\n")
	n := 1
	for length := len(paragraphs[0]); n < len(paragraphs); n++ {
		if length += len("\n\n") + len(paragraphs[n]); length > limit {
			break
		}
	}
	return strings.Join(paragraphs[:n], "\n\n")
}

// markdown renders the text of a Go doc comment.
func markdown(doc string) string {
	p := comment.Printer{
		DocLinkBaseURL: "https://pkg.go.dev",
		HeadingID:      func(*comment.Heading) string { return "" }, // GitHub would show it
	}
	return string(p.Markdown(new(comment.Parser).Parse(doc)))
}

// A sarifLog keeps what the results of a log share.
type sarifLog struct {
	root  string
	texts map[string]string // of the files, "" for those that cannot be read
	seen  map[string]int    // how many results have the same input to their fingerprint
}

func (s *sarifLog) result(f finding) *sarif.Result {
	result := sarif.NewRuleResult(f.Rule).
		WithMessage(sarif.NewTextMessage(f.Message)).
		WithPartialFingerprints(map[string]string{fingerprint: s.fingerprint(f)})
	if f.Start.Filename != "" {
		result.AddLocation(s.location(f.Start, f.End))
	}
	for _, r := range f.Related {
		if r.Start.Filename != "" {
			result.AddRelatedLocation(s.location(r.Start, r.End).WithMessage(sarif.NewTextMessage(r.Message)))
		}
	}
	for _, x := range f.Fixes {
		if o := s.fix(x); o != nil {
			result.AddFixe(o)
		}
	}
	return result
}

// fingerprint returns a hash that stays the same when the line moves.
func (s *sarifLog) fingerprint(f finding) string {
	line, _ := s.line(f.Start)
	key := strings.Join([]string{f.Rule, slashed(s.root, f.Start.Filename), strings.TrimSpace(line)}, "\x00")
	ordinal := s.seen[key]
	s.seen[key]++
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(ordinal)))
	return hex.EncodeToString(sum[:16])
}

func (s *sarifLog) location(start, end token.Position) *sarif.Location {
	place := sarif.NewPhysicalLocation().WithArtifactLocation(s.artifact(start.Filename))
	if start.IsValid() {
		place.WithRegion(s.region(start, endOf(start, end)))
	}
	return sarif.NewLocationWithPhysicalLocation(place)
}

func (s *sarifLog) artifact(file string) *sarif.ArtifactLocation {
	rel := slashed(s.root, file)
	if filepath.IsAbs(rel) {
		return sarif.NewSimpleArtifactLocation(fileURI(rel, false))
	}
	u := url.URL{Path: rel}
	return sarif.NewSimpleArtifactLocation(u.String()).WithURIBaseID(srcRoot)
}

// region returns a region in lines and columns. Columns that are not known, as
// after some line directives, are left out.
func (s *sarifLog) region(start, end token.Position) *sarif.Region {
	region := sarif.NewRegion().WithStartLine(start.Line).WithEndLine(end.Line)
	if start.Column > 0 && end.Column > 0 {
		region.WithStartColumn(s.column(start)).WithEndColumn(s.column(end))
	}
	return region
}

// fix returns the edits of a fix file by file, or nil if the place of one of
// them cannot be told: half a fix is none.
func (s *sarifLog) fix(x fix) *sarif.Fix {
	o := sarif.NewFix().WithDescription(sarif.NewTextMessage(x.Message))
	changes := map[string]*sarif.ArtifactChange{}
	for _, e := range x.Edits {
		start, ok1 := s.position(e.File, e.Start)
		end, ok2 := s.position(e.File, e.End)
		if !ok1 || !ok2 {
			return nil
		}
		change := changes[e.File]
		if change == nil {
			change = sarif.NewArtifactChange().WithArtifactLocation(s.artifact(e.File))
			changes[e.File] = change
			o.AddArtifactChange(change)
		}
		change.AddReplacement(sarif.NewReplacement().
			WithDeletedRegion(s.region(start, end)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(e.Text)))
	}
	if len(changes) == 0 {
		return nil
	}
	return o
}

// position returns the place of an offset in a file, as go/token counts.
func (s *sarifLog) position(file string, offset int) (token.Position, bool) {
	text := s.text(file)
	if text == "" || offset < 0 || offset > len(text) {
		return token.Position{}, false
	}
	before := text[:offset]
	return token.Position{
		Filename: file, Offset: offset,
		Line: strings.Count(before, "\n") + 1, Column: offset - strings.LastIndex(before, "\n"),
	}, true
}

// column returns the column in UTF-16 code units, or in bytes if the text of
// the line is not known.
func (s *sarifLog) column(p token.Position) int {
	line, ok := s.line(p)
	if !ok || p.Column > len(line)+1 {
		return p.Column
	}
	column := 1
	for _, r := range strings.TrimPrefix(line[:p.Column-1], "\ufeff") { // a byte order mark is no text
		column += utf16.RuneLen(r)
	}
	return column
}

// line returns the line of a position, with its end.
func (s *sarifLog) line(p token.Position) (string, bool) {
	n := 0
	for line := range strings.Lines(s.text(p.Filename)) {
		if n++; n == p.Line {
			return line, true
		}
	}
	return "", false
}

// text returns the text of a file, or "" if it cannot be read: a location in it
// is still worth its line.
func (s *sarifLog) text(file string) string {
	text, ok := s.texts[file]
	if !ok {
		data, _ := readRegular(file)
		text = string(data)
		s.texts[file] = text
	}
	return text
}

// fileURI returns the file URI of an absolute path. That of a folder ends with a
// slash: relative references are resolved against it.
func fileURI(path string, folder bool) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/src
	}
	if folder && !strings.HasSuffix(path, "/") {
		path += "/"
	}
	u := url.URL{Scheme: "file", Path: path}
	return u.String()
}
