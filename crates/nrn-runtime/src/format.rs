//! `printf`-like formatting of numbers, as C does it.

/// `%g` with `precision` significant digits.
pub fn general(x: f64, precision: usize) -> String {
    if x.is_nan() {
        return if x.is_sign_negative() { "-nan".into() } else { "nan".into() };
    }
    if x.is_infinite() {
        return if x > 0.0 { "inf".into() } else { "-inf".into() };
    }
    let precision = precision.max(1);
    if x == 0.0 {
        return if x.is_sign_negative() { "-0".into() } else { "0".into() };
    }
    let scientific = format!("{x:.*e}", precision - 1);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if exponent < -4 || exponent >= precision as i32 {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trim(mantissa), exponent.abs());
    }
    let digits = (precision as i32 - 1 - exponent).max(0) as usize;
    trim(&format!("{x:.digits$}")).to_owned()
}
fn trim(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
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
        let cases = [(0.1, "0.1"), (1e-5, "1e-05"), (123456789.0, "1.23457e+08"), (100000.0, "100000"), (-2.5, "-2.5")];
        for (x, text) in cases {
            assert_eq!(number(x), text);
        }
        assert_eq!(general(1.0 / 3.0, 17), "0.33333333333333331");
    }
}
