//! The regular expressions of `forsec`, `ifsec` and `StringFunctions.head`: the common part of ECMAScript's.
//!
//! `.`, `[a-z]`, `[^abc]`, `\d \w \s`, groups, `|`, `* + ? {n,m}`, `^`, `$`. In patterns for sections brackets stand for
//! themselves, so that `dend[3]` means that section, and `<1-20>` is a range of integers. Matching backtracks.

/// A compiled expression.
#[derive(Debug)]
pub struct Pattern(Vec<Vec<Item>>);

#[derive(Debug)]
struct Item {
    atom: Atom,
    least: usize,
    most: usize,
}

#[derive(Debug)]
enum Atom {
    Char(char),
    Any,
    Set(Vec<(char, char)>, bool),
    Integers(u64, u64),
    Start,
    End,
    Group(Vec<Vec<Item>>),
}

/// Deepest nesting of groups.
const MAX_DEPTH: usize = 50;

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    sections: bool,
}

impl Pattern {
    /// Reads an expression. Anything that makes no sense stands for itself.
    pub fn new(text: &str) -> Pattern {
        Pattern::read(text, false)
    }
    /// Reads an expression for names of sections: brackets stand for themselves.
    pub fn for_sections(text: &str) -> Pattern {
        Pattern::read(text, true)
    }
    fn read(text: &str, sections: bool) -> Pattern {
        let chars: Vec<char> = text.chars().collect();
        let mut reader = Reader { chars: &chars, at: 0, sections };
        Pattern(reader.alternatives(0))
    }

    /// The first place where it matches, as positions of characters.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        let chars: Vec<char> = text.chars().collect();
        (0..=chars.len()).find_map(|start| {
            let mut end = start;
            any(&self.0, &chars, start, &mut |at| {
                end = at;
                true
            })
            .then_some((start, end))
        })
    }
    /// Does it match anywhere?
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }
    fn alternatives(&mut self, depth: usize) -> Vec<Vec<Item>> {
        let mut all = vec![Vec::new()];
        while let Some(c) = self.peek() {
            if c == ')' && depth > 0 {
                break;
            }
            self.at += 1;
            if c == '|' {
                all.push(Vec::new());
                continue;
            }
            let atom = self.atom(c, depth);
            let (least, most) = self.count();
            if let Some(items) = all.last_mut() {
                items.push(Item { atom, least, most });
            }
        }
        all
    }
    fn atom(&mut self, c: char, depth: usize) -> Atom {
        match c {
            '.' => Atom::Any,
            '^' => Atom::Start,
            '$' => Atom::End,
            '(' if depth < MAX_DEPTH => {
                let inner = self.alternatives(depth + 1);
                self.at += 1;
                Atom::Group(inner)
            }
            '\\' => self.escape(),
            '<' if self.sections => self.integers().unwrap_or(Atom::Char('<')),
            '[' if !self.sections => self.set().unwrap_or(Atom::Char('[')),
            c => Atom::Char(c),
        }
    }
    fn escape(&mut self) -> Atom {
        let Some(c) = self.peek() else { return Atom::Char('\\') };
        self.at += 1;
        match c {
            'd' => Atom::Set(vec![('0', '9')], false),
            'w' => Atom::Set(vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')], false),
            's' => Atom::Set(vec![(' ', ' '), ('\t', '\r')], false),
            'D' => Atom::Set(vec![('0', '9')], true),
            'n' => Atom::Char('\n'),
            't' => Atom::Char('\t'),
            c => Atom::Char(c),
        }
    }
    fn integers(&mut self) -> Option<Atom> {
        let close = (self.at..self.chars.len()).find(|j| self.chars[*j] == '>')?;
        let text: String = self.chars[self.at..close].iter().collect();
        let (low, high) = text.split_once('-')?;
        let atom = Atom::Integers(low.trim().parse().ok()?, high.trim().parse().ok()?);
        self.at = close + 1;
        Some(atom)
    }
    fn set(&mut self) -> Option<Atom> {
        let negated = self.peek() == Some('^');
        let from = self.at + usize::from(negated);
        let close = (from + 1..self.chars.len()).find(|j| self.chars[*j] == ']')?;
        let inner = &self.chars[from..close];
        let mut items = Vec::new();
        let mut i = 0;
        while i < inner.len() {
            if inner[i] == '\\' && i + 1 < inner.len() {
                i += 1;
            }
            if i + 2 < inner.len() && inner[i + 1] == '-' {
                items.push((inner[i], inner[i + 2]));
                i += 3;
            } else {
                items.push((inner[i], inner[i]));
                i += 1;
            }
        }
        self.at = close + 1;
        Some(Atom::Set(items, negated))
    }
    fn count(&mut self) -> (usize, usize) {
        let counts = match self.peek() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => return self.braces().unwrap_or((1, 1)),
            _ => return (1, 1),
        };
        self.at += 1;
        counts
    }
    fn braces(&mut self) -> Option<(usize, usize)> {
        let close = (self.at..self.chars.len()).find(|j| self.chars[*j] == '}')?;
        let text: String = self.chars[self.at + 1..close].iter().collect();
        let counts = match text.split_once(',') {
            None => (text.parse().ok()?, text.parse().ok()?),
            Some((low, "")) => (low.parse().ok()?, usize::MAX),
            Some((low, high)) => (low.parse().ok()?, high.parse().ok()?),
        };
        self.at = close + 1;
        Some(counts)
    }
}

type Then<'a> = &'a mut dyn FnMut(usize) -> bool;

fn any(alternatives: &[Vec<Item>], chars: &[char], at: usize, then: Then<'_>) -> bool {
    alternatives.iter().any(|items| sequence(items, chars, at, then))
}

fn sequence(items: &[Item], chars: &[char], at: usize, then: Then<'_>) -> bool {
    let Some((item, rest)) = items.split_first() else { return then(at) };
    match &item.atom {
        Atom::Start => at == 0 && sequence(rest, chars, at, then),
        Atom::End => at == chars.len() && sequence(rest, chars, at, then),
        Atom::Integers(low, high) => {
            integers(*low, *high, chars, at, &mut |end| sequence(rest, chars, end, then))
        }
        Atom::Group(inner) => group(inner, item, 0, chars, at, &mut |end| sequence(rest, chars, end, then)),
        atom => {
            let available = chars[at..].iter().take(item.most).take_while(|c| atom.accepts(**c)).count();
            available >= item.least
                && (item.least..=available).rev().any(|n| sequence(rest, chars, at + n, then))
        }
    }
}

fn group(inner: &[Vec<Item>], item: &Item, done: usize, chars: &[char], at: usize, then: Then<'_>) -> bool {
    if done < item.most
        && any(inner, chars, at, &mut |end| {
            (end > at || done < item.least) && group(inner, item, done + 1, chars, end, then)
        })
    {
        return true;
    }
    done >= item.least && then(at)
}

fn integers(low: u64, high: u64, chars: &[char], at: usize, then: Then<'_>) -> bool {
    let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    (1..=digits).rev().any(|n| {
        let value = chars[at..at + n].iter().collect::<String>().parse::<u64>();
        value.is_ok_and(|v| (low..=high).contains(&v)) && then(at + n)
    })
}

impl Atom {
    fn accepts(&self, c: char) -> bool {
        match self {
            Atom::Char(own) => *own == c,
            Atom::Any => c != '\n',
            Atom::Set(items, negated) => items.iter().any(|(a, b)| (*a..=*b).contains(&c)) != *negated,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stand_for_themselves_in_names_of_sections() {
        let found = |pattern: &str, name: &str| Pattern::for_sections(pattern).is_in(name);
        assert!(found("dend", "dend[3]") && found("oma", "soma") && found("dend[1]", "dend[1]"));
        assert!(found("dend[<1-3>]", "dend[2]") && !found("dend[<1-3>]", "dend[12]"));
        assert!(found("(soma)|(apic)", "apic") && !found("[a-d].*", "dend[3]"));
        assert!(found("^den", "dend") && !found("^end", "dend") && found("x$", "dendx"));
    }

    #[test]
    fn sets_groups_and_counts_work() {
        let find = |pattern: &str, text: &str| Pattern::new(pattern).find(text);
        assert_eq!(find("[0-9]+", "ab123c"), Some((2, 5)));
        assert_eq!(find("[^l]w", "hello world"), Some((5, 7)));
        assert_eq!(find("(ab){2}c?", "xababc"), Some((1, 6)));
        assert_eq!(find("x", "abc"), None);
        assert_eq!(find("(a*)*b", "aaaaaaaaaaaaaaaaaaaac"), None);
        assert_eq!(find("(", "a("), Some((0, 0)));
    }
}
