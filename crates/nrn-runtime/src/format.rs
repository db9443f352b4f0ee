//! `printf`-like formatting of numbers, as C does it.

use hoc_vm::format::Conversion;

/// A number in a format of one conversion (`"%g\n"`).
pub fn one(format: &str, x: f64) -> String {
    many(format, &[x])
}
/// Numbers in a format of several conversions; where there are more of these, they show the last number.
pub fn many(format: &str, args: &[f64]) -> String {
    let mut args = args.iter();
    let mut x = 0.0;
    let mut text = String::new();
    let mut rest = format;
    while let Some(percent) = rest.find('%') {
        text.push_str(&rest[..percent]);
        match Conversion::read(&rest[percent + 1..], || Err(())) {
            Ok(Some((conversion, after))) => {
                if conversion.letter != '%' {
                    x = args.next().copied().unwrap_or(x);
                }
                text.push_str(&match conversion.letter {
                    'd' | 'i' | 'u' | 'o' | 'x' => conversion.integer(x),
                    '%' => "%".to_owned(),
                    _ => conversion.real(x),
                });
                rest = after;
            }
            _ => {
                text.push_str(&rest[percent..]);
                return text;
            }
        }
    }
    text + rest
}
/// `%g` with `precision` significant digits.
pub fn general(x: f64, precision: usize) -> String {
    hoc_vm::format::general(x, precision)
}
/// `%g`.
pub fn number(x: f64) -> String {
    general(x, 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_in_c() {
        let cases = [
            (0.1, "0.1"),
            (1e-5, "1e-05"),
            (123456789.0, "1.23457e+08"),
            (100000.0, "100000"),
            (-2.5, "-2.5"),
        ];
        for (x, text) in cases {
            assert_eq!(number(x), text);
        }
        assert_eq!(general(1.0 / 3.0, 17), "0.33333333333333331");
    }

    #[test]
    fn integers_in_formats_of_mechanisms_are_whole_parts() {
        assert_eq!(many("%d of %3d%%, %g|%i\n", &[7.9, -2.5, 0.5, 1.0]), "7 of  -2%, 0.5|1\n");
    }
}
