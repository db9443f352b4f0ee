//! Numbers and texts as C's printf writes them.

/// `%.*g`.
pub fn general(x: f64, precision: usize) -> String {
    general_with(x, precision, false)
}

fn general_with(x: f64, precision: usize, keep_zeros: bool) -> String {
    if !x.is_finite() {
        return special(x);
    }
    let precision = precision.max(1);
    if x == 0.0 {
        let zeros = if keep_zeros && precision > 1 {
            format!(".{}", "0".repeat(precision - 1))
        } else {
            String::new()
        };
        return format!("{}0{zeros}", if x.is_sign_negative() { "-" } else { "" });
    }
    let scientific = format!("{x:.*e}", precision - 1);
    let exponent: i32 =
        scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let limit = i32::try_from(precision).unwrap_or(i32::MAX);
    if exponent < -4 || exponent >= limit {
        let mantissa = scientific.split_once('e').map_or("", |(mantissa, _)| mantissa);
        let mantissa = if keep_zeros { mantissa } else { trim(mantissa) };
        return format!("{mantissa}e{}", c_exponent(exponent));
    }
    let decimals = usize::try_from(limit - 1 - exponent).unwrap_or(0);
    let fixed = format!("{x:.decimals$}");
    if keep_zeros { fixed } else { trim(&fixed).to_owned() }
}

/// Without zeros at the end of a fraction.
fn trim(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

fn special(x: f64) -> String {
    let sign = if x.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", if x.is_nan() { "nan" } else { "inf" })
}

fn c_exponent(exponent: i32) -> String {
    format!("{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.unsigned_abs())
}

/// Which integers a conversion takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Size {
    #[default]
    Int,
    /// `l`.
    Long,
    /// `h`.
    Short,
}

/// One `%...` of a format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversion {
    minus: bool,
    plus: bool,
    blank: bool,
    zero: bool,
    alternate: bool,
    width: usize,
    precision: Option<usize>,
    size: Size,
    /// The letter at its end.
    pub letter: char,
}

/// Width and precision beyond this are cut: no one wants a gigabyte of blanks.
const MAX_WIDTH: usize = 10_000;

impl Conversion {
    /// Reads what stands behind a `%`: the conversion and the rest of the text. `number` supplies `*`.
    pub fn read<E>(
        text: &str,
        mut number: impl FnMut() -> Result<f64, E>,
    ) -> Result<Option<(Conversion, &str)>, E> {
        let mut made = Conversion::default();
        let mut rest = text;
        let mut in_precision = false;
        loop {
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { return Ok(None) };
            rest = chars.as_str();
            match c {
                '-' if !in_precision => made.minus = true,
                '+' if !in_precision => made.plus = true,
                ' ' if !in_precision => made.blank = true,
                '#' if !in_precision => made.alternate = true,
                '0' if !in_precision && made.width == 0 => made.zero = true,
                '0'..='9' => {
                    let digit = c as usize - '0' as usize;
                    let slot = if in_precision { made.precision.get_or_insert(0) } else { &mut made.width };
                    *slot = (*slot * 10 + digit).min(MAX_WIDTH);
                }
                '*' => {
                    let x = number()?;
                    let size = (x.abs() as usize).min(MAX_WIDTH);
                    if in_precision {
                        made.precision = Some(size);
                    } else {
                        made.minus |= x < 0.0;
                        made.width = size;
                    }
                }
                '.' => {
                    in_precision = true;
                    made.precision = Some(0);
                }
                'l' => made.size = Size::Long,
                'h' => made.size = Size::Short,
                'L' | 'q' | 'j' | 'z' | 't' => {}
                letter => {
                    made.letter = letter;
                    return Ok(Some((made, rest)));
                }
            }
        }
    }

    fn pad(&self, sign: &str, body: &str, zeros: bool) -> String {
        let length = sign.chars().count() + body.chars().count();
        let fill = self.width.saturating_sub(length);
        if self.minus {
            format!("{sign}{body}{}", " ".repeat(fill))
        } else if zeros {
            format!("{sign}{}{body}", "0".repeat(fill))
        } else {
            format!("{}{sign}{body}", " ".repeat(fill))
        }
    }

    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.plus, self.blank) {
            (true, _, _) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        }
    }

    /// `%s`.
    pub fn string(&self, text: &str) -> String {
        let cut: String = text.chars().take(self.precision.unwrap_or(usize::MAX)).collect();
        self.pad("", &cut, false)
    }

    /// `%c`.
    pub fn character(&self, code: f64) -> String {
        let c = char::from(code as i64 as u8);
        self.pad("", &c.to_string(), false)
    }

    /// `%d`, `%i`, `%u`, `%o`, `%x` of a C int, or with `l` of a long, or with `h` of a short.
    pub fn integer(&self, x: f64) -> String {
        let whole = self.whole(x);
        let (negative, digits) = match (self.letter, self.size) {
            ('o', Size::Long) => (false, format!("{whole:o}")),
            ('o', _) => (false, format!("{:o}", whole as u32)),
            ('x', Size::Long) => (false, format!("{whole:x}")),
            ('x', _) => (false, format!("{:x}", whole as u32)),
            ('u', Size::Long) => (false, (whole as u64).to_string()),
            ('u', _) => (false, (whole as u32).to_string()),
            _ => (whole < 0, whole.unsigned_abs().to_string()),
        };
        let fill = self.precision.unwrap_or(1).saturating_sub(digits.len());
        let digits = format!("{}{digits}", "0".repeat(fill));
        let prefix = match self.letter {
            'x' if self.alternate && whole != 0 => "0x",
            'o' if self.alternate && !digits.starts_with('0') => "0",
            'd' | 'i' => self.sign(negative),
            _ => "",
        };
        self.pad(prefix, &digits, self.zero && self.precision.is_none())
    }

    /// The whole part as C has it: what an int cannot hold becomes the lowest of all.
    fn whole(&self, x: f64) -> i64 {
        let whole = x.trunc();
        match self.size {
            Size::Long if whole.abs() < 9.2e18 => whole as i64,
            Size::Long => i64::MIN,
            _ if whole < f64::from(i32::MIN) || whole > f64::from(i32::MAX) || x.is_nan() => {
                i64::from(i32::MIN)
            }
            Size::Int => whole as i64,
            Size::Short => i64::from(whole as i64 as i16),
        }
    }

    /// `%f`, `%e`, `%g` and their capitals.
    pub fn real(&self, x: f64) -> String {
        let negative = x.is_sign_negative() && !x.is_nan();
        let size = if x.is_nan() { x } else { x.abs() };
        let precision = self.precision.unwrap_or(6);
        let body = if !x.is_finite() {
            special(size)
        } else {
            match self.letter.to_ascii_lowercase() {
                'e' => {
                    let text = format!("{size:.precision$e}");
                    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
                    format!("{mantissa}e{}", c_exponent(exponent.parse().unwrap_or(0)))
                }
                'g' => general_with(size, precision, self.alternate),
                _ => format!("{size:.precision$}"),
            }
        };
        let body = if self.letter.is_ascii_uppercase() { body.to_uppercase() } else { body };
        self.pad(self.sign(negative), &body, self.zero && x.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: &str, x: f64, expected: &str) {
        let made = Conversion::read(format.trim_start_matches('%'), || Ok::<f64, ()>(0.0));
        let Ok(Some((conversion, _))) = made else { panic!("{format} is not a conversion") };
        let text = match conversion.letter {
            'd' | 'x' | 'o' => conversion.integer(x),
            _ => conversion.real(x),
        };
        assert_eq!(text, expected, "{format} of {x}");
    }

    #[test]
    fn conversions_equal_those_of_c() {
        check("%g", 1e10, "1e+10");
        check("%g", 123456.0, "123456");
        check("%g", 1234567.0, "1.23457e+06");
        check("%g", 0.0001, "0.0001");
        check("%g", 0.00001, "1e-05");
        check("%.3g", 99.99, "100");
        check("%#g", 1.5, "1.50000");
        check("%5.2f", 2.567, " 2.57");
        check("%-8.2f|", 2.5, "2.50    ");
        check("%+d", 3.0, "+3");
        check("%06.3f", 3.24159, "03.242");
        check("%e", 12345.678, "1.234568e+04");
        check("%x", 255.0, "ff");
        check("%05d", -42.0, "-0042");
        check("%d", 3e9, "-2147483648");
        check("%ld", -3e9, "-3000000000");
        check("%lx", 1099511627776.0, "10000000000");
        check("%x", -1.0, "ffffffff");
        check("%hd", 70000.0, "4464");
        check("%G", 1e-10, "1E-10");
    }

    #[test]
    fn print_shows_eight_digits() {
        assert_eq!(general(123456789.0, 8), "1.2345679e+08");
        assert_eq!(general(1.0 / 3.0, 8), "0.33333333");
        assert_eq!(general(-0.0, 8), "-0");
        assert_eq!(general(f64::NAN, 8), "nan");
    }
}
