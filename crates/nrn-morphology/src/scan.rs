//! Reading a line from its left: what the formats with one point a line share.

/// What is left of a line.
pub(crate) struct Line<'a>(pub &'a str);

impl<'a> Line<'a> {
    /// Passes over blanks, also none.
    pub fn blanks(&mut self) {
        self.0 = self.0.trim_start();
    }
    /// Is this character next? Then it is passed over.
    pub fn mark(&mut self, mark: char) -> Option<()> {
        self.0 = self.0.strip_prefix(mark)?;
        Some(())
    }
    /// The characters up to the next blank; None at the end of the line.
    pub fn word(&mut self) -> Option<&'a str> {
        self.blanks();
        let end = self.0.find(char::is_whitespace).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        (!word.is_empty()).then_some(word)
    }
    /// Digits with perhaps a sign.
    pub fn integer(&mut self) -> Option<i64> {
        self.blanks();
        let sign = usize::from(self.0.starts_with(['+', '-']));
        let end = sign + digits(&self.0[sign..]);
        let (text, rest) = self.0.split_at(end);
        let value = text.parse().ok()?;
        self.0 = rest;
        Some(value)
    }
    /// A number, kept in single precision as NEURON does.
    pub fn number(&mut self) -> Option<f64> {
        self.real::<f32>().map(f64::from)
    }
    /// A number in double precision.
    pub fn double(&mut self) -> Option<f64> {
        self.real()
    }
    fn real<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.blanks();
        let sign = usize::from(self.0.starts_with(['+', '-']));
        let mut end = sign + digits(&self.0[sign..]);
        if self.0[end..].starts_with('.') {
            end += 1 + digits(&self.0[end + 1..]);
        }
        let exponent = &self.0[end..];
        if exponent.starts_with(['e', 'E']) {
            let sign = usize::from(exponent[1..].starts_with(['+', '-']));
            let n = digits(&exponent[1 + sign..]);
            end += if n > 0 { 1 + sign + n } else { 0 };
        }
        let (text, rest) = self.0.split_at(end);
        let value = text.parse().ok()?;
        self.0 = rest;
        Some(value)
    }
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_ends_where_it_cannot_go_on() {
        for (text, value, rest) in [
            ("12.5,3", Some(12.5), ",3"),
            (" -.5e1)", Some(-5.0), ")"),
            ("7e)", Some(7.0), "e)"),
            ("4.", Some(4.0), ""),
            ("-", None, "-"),
            (".", None, "."),
        ] {
            let mut line = Line(text);
            assert_eq!((line.number(), line.0), (value, rest), "{text}");
        }
    }
    #[test]
    fn a_number_has_single_precision() {
        assert_eq!(Line("0.1").number(), Some(f64::from(0.1_f32)));
    }
    #[test]
    fn words_and_integers_may_touch() {
        let mut line = Line("12MTO 1 é");
        assert_eq!((line.integer(), line.word(), line.integer()), (Some(12), Some("MTO"), Some(1)));
        assert_eq!((line.integer(), line.word(), line.word()), (None, Some("é"), None));
    }
}
