//! Cuts a text into chunks (a line, or more while braces are open) in one pass, and bounds how deeply they nest, so
//! that the recursive parser, compiler and destructors behind it cannot exhaust the stack.

use crate::ast::Item;
use crate::error::SyntaxError;
use std::rc::Rc;

/// Brackets within brackets (and statements within statements) allowed. Written programs stay below 30.
const MAX_NESTING: u32 = 120;

/// Bytes of one statement. Written programs, with data in them, stay far below; reading more takes minutes.
const LONGEST: usize = 1 << 22;

/// Blanks that may stand before a statement on its line.
const DEEPEST_INDENTATION: usize = 4096;

/// Hands out chunk after chunk of a text.
pub struct Reader<'t> {
    text: &'t str,
    position: usize,
    line: usize,
}

/// A piece of the text that is parsed, compiled and run before the next is looked at.
#[derive(Clone, Debug)]
pub struct Chunk<'t> {
    /// The piece, with the newline that ends it.
    pub text: &'t str,
    /// Number of its first line, from 1.
    pub first_line: usize,
    /// Number of its last line.
    pub last_line: usize,
    /// So many braces are still open at the end of the text, or a comment is, or its last line is to be continued.
    pub unfinished: Option<u32>,
    fault: Option<(usize, &'static str)>,
}

impl<'t> Reader<'t> {
    /// A reader at the beginning of `text`.
    pub fn new(text: &'t str) -> Self {
        let end = text.find(['\u{4}', '\u{1a}']).unwrap_or(text.len()); // control-D and control-Z end a HOC file
        Reader { text: text.get(..end).unwrap_or(text), position: 0, line: 1 }
    }

    /// The same, when the first line of its text has another number than 1.
    pub fn counting_from(self, first_line: usize) -> Self {
        Reader { line: first_line, ..self }
    }

    /// The whole text, read or not.
    pub fn text(&self) -> &'t str {
        self.text
    }
    /// Byte at which the next chunk begins.
    pub fn position(&self) -> usize {
        self.position
    }
    /// Goes on at a later byte: something else read what stood before it.
    pub fn skip_to(&mut self, position: usize) {
        if let Some(skipped) = self.text.get(self.position..position) {
            self.line += skipped.bytes().filter(|byte| *byte == b'\n').count();
            self.position = position;
        }
    }

    /// Goes past blank lines, and past an indentation that nobody wrote by hand.
    fn skip_blanks(&mut self) {
        let rest = self.text.as_bytes().get(self.position..).unwrap_or_default();
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let n_blank = rest.iter().take_while(|byte| is_blank(byte)).count();
        let blanks = rest.get(..n_blank).unwrap_or_default();
        let lines = blanks.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        self.line += blanks.iter().filter(|byte| **byte == b'\n').count();
        self.position += if n_blank - lines > DEEPEST_INDENTATION { n_blank } else { lines };
    }

    /// The next chunk that is not blank; None at the end.
    pub fn next_chunk(&mut self) -> Option<Chunk<'t>> {
        loop {
            self.skip_blanks();
            let rest = self.text.get(self.position..).filter(|rest| !rest.is_empty())?;
            let mut scan = Scan::new(rest);
            scan.run_to_end();
            let text = rest.get(..scan.position).unwrap_or(rest);
            let first_line = self.line;
            let newlines = text.bytes().filter(|byte| *byte == b'\n').count();
            self.position += text.len();
            self.line += newlines;
            if scan.blank && scan.fault.is_none() && !scan.open_comment {
                continue;
            }
            let last_line = if text.ends_with('\n') { self.line - 1 } else { self.line };
            let unfinished = (scan.open_comment || scan.continues_at == rest.len() || scan.braces > 0)
                .then_some(scan.braces);
            return Some(Chunk { text, first_line, last_line, unfinished, fault: scan.fault });
        }
    }
}

impl Chunk<'_> {
    /// Reads the chunk. None for one that says nothing.
    pub fn parse(&self) -> Result<Option<Item>, SyntaxError> {
        if self.text.trim().len() > LONGEST {
            return Err(SyntaxError::at("", 0, self.first_line, "statement too long"));
        }
        match self.fault {
            Some((offset, message)) => Err(SyntaxError::at(self.text, offset, self.first_line, message)),
            None => super::build::parse(self.without_long_tail(), self.first_line),
        }
    }

    /// The text, without blanks at its end that nobody wrote by hand.
    fn without_long_tail(&self) -> &str {
        let short = self.text.trim_end();
        if self.text.len() - short.len() > DEEPEST_INDENTATION { short } else { self.text }
    }

    /// The source line NEURON would show for an error while the chunk runs: its last.
    pub fn last_source_line(&self) -> Rc<str> {
        self.text.trim_end_matches(['\n', '\r']).rsplit('\n').next().unwrap_or_default().into()
    }
}

/// Which counter of [`Scan::chains`].
const OPERATORS: usize = 0;
const STATEMENTS: usize = 1;

/// What the last token was, as far as it tells a sign from a subtraction.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Operand,
    Operator,
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    position: usize,
    braces: u32,
    /// Nesting without brackets, for each open bracket: of operators (`- - -x`, `a^b^c`, `x = y = z`; a comma ends it)
    /// and of statements (`if (a) if (b)`; a new line ends it).
    chains: Vec<[u32; 2]>,
    /// All brackets and chains together.
    depth: u32,
    last: Last,
    blank: bool,
    open_comment: bool,
    /// Where the last continued line goes on.
    continues_at: usize,
    fault: Option<(usize, &'static str)>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Scan {
            text,
            bytes: text.as_bytes(),
            position: 0,
            braces: 0,
            chains: vec![[0, 0]],
            depth: 0,
            last: Last::Operator,
            blank: true,
            open_comment: false,
            continues_at: 0,
            fault: None,
        }
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.position + ahead).copied().unwrap_or(0)
    }

    fn run_to_end(&mut self) {
        while self.position < self.bytes.len() {
            let byte = self.byte(0);
            let newline = byte == b'\n' || (byte == b'\r' && self.byte(1) != b'\n');
            if newline && self.braces == 0 {
                self.position += 1;
                return;
            }
            if newline {
                self.unchain(OPERATORS);
                self.unchain(STATEMENTS);
                self.last = Last::Operator;
            }
            if !self.skip_blank(byte) {
                self.blank &= newline;
                self.token(byte);
            }
        }
    }

    /// Spaces, comments and continued lines.
    fn skip_blank(&mut self, byte: u8) -> bool {
        match (byte, self.byte(1)) {
            (b' ' | b'\t' | b'\r', _) => self.position += 1,
            (b'\\', b'\n' | b'\r') => {
                self.position += if (self.byte(1), self.byte(2)) == (b'\r', b'\n') { 3 } else { 2 };
                self.continues_at = self.position;
            }
            (b'/', b'/') => {
                let rest = self.text.get(self.position..).unwrap_or_default();
                self.position += rest.find(['\n', '\r']).unwrap_or(rest.len());
            }
            (b'/', b'*') => {
                let rest = self.text.get(self.position + 2..).unwrap_or_default();
                self.open_comment = !rest.contains("*/");
                self.position += 2 + rest.find("*/").map_or(rest.len(), |end| end + 2);
            }
            _ => return false,
        }
        true
    }

    fn token(&mut self, byte: u8) {
        match byte {
            b'"' => self.string(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' => self.word(),
            b'{' | b'(' | b'[' => {
                self.braces += u32::from(byte == b'{');
                self.chains.push([0, 0]);
                self.deeper();
                self.last = Last::Operator;
                self.position += 1;
            }
            b'}' | b')' | b']' => {
                self.braces = self.braces.saturating_sub(u32::from(byte == b'}'));
                if self.chains.len() > 1 {
                    self.depth -= self.chains.pop().unwrap_or_default().iter().sum::<u32>() + 1;
                }
                self.last = if byte == b'}' { Last::Operator } else { Last::Operand };
                self.position += 1;
            }
            _ => self.operator(byte),
        }
    }

    fn operator(&mut self, byte: u8) {
        let equals = self.byte(1) == b'=';
        let compares = equals && matches!(byte, b'<' | b'>' | b'!' | b'=');
        let assigns = !compares && (byte == b'=' || (equals && matches!(byte, b'+' | b'-' | b'*' | b'/')));
        let prefix = self.last == Last::Operator && matches!(byte, b'-' | b'!');
        if assigns || (prefix && !compares) || byte == b'^' {
            self.chain(OPERATORS);
        } else if matches!(byte, b',' | b';') {
            self.unchain(OPERATORS);
        }
        self.position += if equals && (compares || byte != b'=') { 2 } else { 1 };
        self.last = Last::Operator;
    }

    fn string(&mut self) {
        self.position += 1;
        while self.position < self.bytes.len() && !matches!(self.byte(0), b'"' | b'\n') {
            self.position += if self.byte(0) == b'\\' { 2 } else { 1 };
        }
        self.position = self.position.min(self.bytes.len());
        if self.byte(0) != b'"' {
            self.fault.get_or_insert((self.position + 1, "missing quote "));
        } else {
            self.position += 1;
        }
        self.last = Last::Operand;
    }

    fn word(&mut self) {
        let start = self.position;
        while self.byte(0).is_ascii_alphanumeric() || self.byte(0) == b'_' {
            self.position += 1;
        }
        let word = self.text.get(start..self.position).unwrap_or_default();
        let nests = matches!(word, "if" | "for" | "while" | "forall" | "forsec" | "ifsec" | "else");
        if nests {
            self.chain(STATEMENTS);
        }
        self.last = if nests || matches!(word, "print" | "return") { Last::Operator } else { Last::Operand };
    }

    fn chain(&mut self, which: usize) {
        if let Some(chain) = self.chains.last_mut().and_then(|chains| chains.get_mut(which)) {
            *chain += 1;
        }
        self.deeper();
    }

    fn unchain(&mut self, which: usize) {
        if let Some(chain) = self.chains.last_mut().and_then(|chains| chains.get_mut(which)) {
            self.depth -= *chain;
            *chain = 0;
        }
    }

    fn deeper(&mut self) {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            self.fault.get_or_insert((self.position + 1, "nested too deeply"));
        }
    }
}
