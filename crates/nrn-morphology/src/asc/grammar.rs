//! The lists of a Neurolucida file: outlines, trees, texts, markers, properties, sets. Outlines of cell bodies and trees become
//! branches in the order of the file.

use super::tokens::{Token, tokens};
use super::{AXON, SOMA};
use crate::{Branch, Point, index};

/// Branches behind branches, and sets within sets, that are followed.
const DEEPEST: usize = 2_000;

/// What a file holds, before anything is tied to a body.
#[derive(Default)]
pub struct Drawing {
    pub branches: Vec<Branch>,
    /// Line of every point, also of those that belong to no branch.
    pub lines: Vec<usize>,
    pub n_spines: usize,
    /// Outlines that were left out.
    pub notes: Vec<String>,
    /// How many lines were looked at, and whether these are all.
    pub n_lines: usize,
    pub ended: bool,
    pub refused: Option<Refused>,
}

/// Why the file could not be read on.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// What NEURON prints of the place.
    pub shown: String,
    pub line: usize,
    /// What should have stood there.
    pub wanted: &'static str,
}

type Read<T> = Result<T, &'static str>;

/// Reads as much as can be read.
pub fn draw(text: &str) -> Drawing {
    let mut reader = Reader {
        tokens: tokens(text),
        at: 0,
        reached: 0,
        points: Vec::new(),
        made: Drawing::default(),
        depth: 0,
    };
    reader.made.n_lines = text.lines().count();
    let wanted = reader.objects().err();
    let Reader { mut made, tokens, at, reached, points, .. } = reader;
    made.lines = points.into_iter().map(|p| p.1).collect();
    let n_lines = made.n_lines;
    let line_of = |at: usize| tokens.get(at).map_or(n_lines, |t| t.1);
    // The program looks two words ahead.
    let farthest = reached.max(at + 2);
    let seen = line_of(farthest);
    made.n_lines = seen;
    made.ended = farthest >= tokens.len();
    made.refused = wanted.map(|wanted| {
        let token = tokens.get(at).map_or(&Token::End, |t| &t.0);
        let text = text.lines().nth(seen.saturating_sub(1)).unwrap_or_default();
        let place = format!("itok={} on line {} {}", at + 1, line_of(at), token.described());
        Refused { shown: format!("{place}\nline {seen}: {text}\n"), line: line_of(at), wanted }
    });
    made
}

struct Reader {
    tokens: Vec<(Token, usize)>,
    at: usize,
    /// The farthest word that was looked at before going back.
    reached: usize,
    points: Vec<(Point, usize)>,
    made: Drawing,
    depth: usize,
}

impl Reader {
    fn ahead(&self, by: usize) -> &Token {
        self.tokens.get(self.at + by).map_or(&Token::End, |t| &t.0)
    }
    fn is(&self, token: &Token) -> bool {
        self.ahead(0) == token
    }
    /// Passes over a word that has to be there.
    fn take(&mut self, token: &Token, name: &'static str) -> Read<()> {
        if !self.is(token) {
            return Err(name);
        }
        self.at += 1;
        Ok(())
    }
    fn open(&mut self) -> Read<()> {
        self.take(&Token::Open, "(")
    }
    fn close(&mut self) -> Read<()> {
        self.take(&Token::Close, ")")
    }
    fn comma(&mut self) {
        self.at += usize::from(self.is(&Token::Comma));
    }
    fn number(&mut self) -> Read<f64> {
        let Token::Number(x) = *self.ahead(0) else { return Err("a number") };
        self.at += 1;
        Ok(x)
    }
    fn number_follows(&self) -> bool {
        matches!(self.ahead(0), Token::Number(_))
    }
    fn text(&mut self) -> Read<String> {
        let Token::Text(text) = self.ahead(0) else { return Err("a text in quotes") };
        let text = text.clone();
        self.at += 1;
        Ok(text)
    }
    fn label(&mut self) -> Read<String> {
        let Token::Label(text) = self.ahead(0) else { return Err("a word") };
        let text = text.clone();
        self.at += 1;
        Ok(text)
    }
    fn list_with_label(&self) -> bool {
        self.is(&Token::Open) && matches!(self.ahead(1), Token::Label(_))
    }

    // ---- lists ----

    fn objects(&mut self) -> Read<()> {
        self.depth += 1;
        loop {
            match self.ahead(1) {
                _ if !self.is(&Token::Open) => return Err("("),
                Token::Text(_) => self.outline()?,
                Token::Label(_) => self.marker_or_property().map(|_| ())?,
                Token::Open => self.text_or_tree()?,
                Token::Set => self.set()?,
                _ => {
                    self.at += 1;
                    return Err("an outline, a tree, a marker, or a property");
                }
            }
            self.comma();
            if !self.is(&Token::Open) {
                self.depth -= 1;
                return Ok(());
            }
        }
    }
    /// `("name" properties points)`, kept when the name is that of a body.
    fn outline(&mut self) -> Read<()> {
        self.open()?;
        let line = self.tokens.get(self.at).map_or(0, |t| t.1);
        let name = self.text()?;
        let begin = self.points.len();
        self.properties()?;
        self.points()?;
        if matches!(name.as_str(), "CellBody" | "Cell Body" | "Soma") {
            if self.points.len() - begin > 2 {
                self.branch_of_points(begin, SOMA, None)?;
            } else {
                self.made
                    .notes
                    .push(format!("CellBody contour has less than three points at line {line}. Ignoring."));
            }
        }
        self.close()
    }
    /// Both begin with properties and a point; a text goes on with something in quotes.
    fn text_or_tree(&mut self) -> Read<()> {
        let begin = self.at;
        self.open()?;
        self.properties()?;
        self.point()?;
        if self.text().is_ok() && self.close().is_ok() {
            return Ok(());
        }
        self.reached = self.at + 2;
        self.at = begin;
        self.open()?;
        let kind = match self.properties()?.as_deref() {
            Some("Axon") => AXON,
            Some("Dendrite") => 3,
            Some("Apical") => 4,
            _ => 0,
        };
        self.branch(kind, None)?;
        self.close()
    }
    /// `(set "name" objects)`
    fn set(&mut self) -> Read<()> {
        if self.depth > DEEPEST {
            return Err("fewer sets within sets");
        }
        self.open()?;
        self.take(&Token::Set, "set")?;
        self.text()?;
        if !self.is(&Token::Close) {
            self.objects()?;
        }
        self.close()
    }
    /// `(word points)` or `(word values)`; the word of the latter.
    fn marker_or_property(&mut self) -> Read<Option<String>> {
        if *self.ahead(2) != Token::Open {
            return self.property().map(Some);
        }
        self.open()?;
        self.label()?;
        self.properties()?;
        self.points()?;
        self.close()?;
        Ok(None)
    }
    /// The word of the last one.
    fn properties(&mut self) -> Read<Option<String>> {
        let mut last = None;
        while self.is(&Token::Open) {
            match self.ahead(1) {
                Token::Label(_) => last = Some(self.property()?),
                Token::Set => self.set()?,
                _ => break,
            }
            self.comma();
        }
        Ok(last)
    }
    fn property(&mut self) -> Read<String> {
        self.open()?;
        let word = self.label()?;
        loop {
            match self.ahead(0) {
                Token::Number(_) | Token::Text(_) | Token::Label(_) => self.at += 1,
                Token::Rgb => self.colour()?,
                _ => break,
            }
        }
        self.close()?;
        Ok(word)
    }
    /// `RGB (red, green, blue)`
    fn colour(&mut self) -> Read<()> {
        self.at += 1;
        self.open()?;
        for _ in 0..3 {
            self.comma();
            self.number()?;
        }
        self.close()
    }
    /// Passes over a list.
    fn skip(&mut self) -> Read<()> {
        let mut depth = 0;
        loop {
            match self.ahead(0) {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                Token::End => return Err(")"),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
    }

    // ---- points ----

    fn points(&mut self) -> Read<()> {
        self.point()?;
        self.comma();
        while self.is(&Token::Open) {
            self.point()?;
            self.comma();
        }
        Ok(())
    }
    fn point(&mut self) -> Read<()> {
        // The line of the farthest word that was looked at, as in NEURON.
        let seen = self.reached.max(self.at + 3);
        let line = self.tokens.get(seen).map_or(self.made.n_lines, |t| t.1);
        let point = self.position()?;
        self.points.push((point, line));
        Ok(())
    }
    /// `(x y z diameter label (four numbers))`; what is behind y may be left out.
    fn position(&mut self) -> Read<Point> {
        self.open()?;
        let x = self.number()?;
        self.comma();
        let mut point = Point { x, y: self.number()?, ..Default::default() };
        self.comma();
        if self.number_follows() {
            point.z = self.number()?;
            self.comma();
            if self.number_follows() {
                point.d = self.number()?;
                self.comma();
                self.at += usize::from(matches!(self.ahead(0), Token::Label(_)));
                self.comma();
                if self.is(&Token::Open) {
                    self.curve()?;
                }
            }
        }
        self.close()?;
        Ok(point)
    }
    fn curve(&mut self) -> Read<()> {
        self.open()?;
        for _ in 0..4 {
            self.number()?;
            self.comma();
        }
        self.close()
    }

    // ---- trees ----

    /// Points with spines, then what is behind the last: nothing, a word, or branches.
    fn branch(&mut self, kind: i32, parent: Option<usize>) -> Read<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("fewer branches behind branches");
        }
        let begin = self.points.len();
        loop {
            if matches!(self.ahead(1), Token::Label(_)) {
                self.marker_or_property()?;
            } else {
                self.point()?;
                while self.is(&Token::SpineOpen) {
                    self.spine()?;
                }
            }
            self.comma();
            if !(self.is(&Token::Open) && matches!(self.ahead(1), Token::Number(_))) {
                break;
            }
        }
        let me = self.branch_of_points(begin, kind, parent)?;
        while self.list_with_label() {
            self.skip()?;
        }
        self.comma();
        if matches!(self.ahead(0), Token::Label(_)) {
            self.at += 1;
        } else if self.is(&Token::Open) {
            self.at += 1;
            self.branch(kind, Some(me))?;
            while self.is(&Token::Bar) {
                self.at += 1;
                self.branch(kind, Some(me))?;
            }
            self.close()?;
        }
        self.depth -= 1;
        Ok(())
    }
    fn spine(&mut self) -> Read<()> {
        self.take(&Token::SpineOpen, "<")?;
        self.made.n_spines += 1;
        self.properties()?;
        self.position()?;
        self.take(&Token::SpineClose, ">")
    }
    /// A branch of all points from a number on. It begins where its parent ends.
    fn branch_of_points(&mut self, begin: usize, kind: i32, parent: Option<usize>) -> Read<usize> {
        let mut points: Vec<Point> = self.points[begin..].iter().map(|p| p.0).collect();
        let Some(first) = points.first().copied() else { return Err("a point") };
        let mut branch = Branch {
            kind,
            parent,
            parent_x: 1.0,
            outline: kind == SOMA,
            line: self.points[begin].1,
            first_id: index(begin),
            ..Default::default()
        };
        let end = parent.and_then(|ix| self.made.branches.get(ix)?.points.last()).copied();
        if let Some(end) = end
            && (end.x, end.y, end.z) != (first.x, first.y, first.z)
        {
            points.insert(0, Point { d: first.d, ..end });
            branch.n_copied = 1;
        }
        branch.points = points;
        self.made.branches.push(branch);
        Ok(self.made.branches.len() - 1)
    }
}
