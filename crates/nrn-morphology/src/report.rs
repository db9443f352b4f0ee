//! What a reader tells about a file with problems: a list under a heading for each sort.

/// A sort of problem and what it is about.
pub(crate) type Problem = (usize, String);

/// All problems of a file, those of a sort under its heading; a sort may do without one.
pub(crate) fn report(name: &str, headings: &[&str], problems: &[Problem]) -> String {
    let mut text = format!("\n{name} problems and default fixes\n\n");
    for (sort, heading) in headings.iter().enumerate() {
        let mut about = problems.iter().filter(|p| p.0 == sort).peekable();
        if about.peek().is_some() {
            text.push_str(heading);
            about.for_each(|(_, line)| text += &format!("    {line}\n"));
            text.push_str(if heading.is_empty() { "" } else { "\n" });
        }
    }
    text
}

/// A number with so many digits that count, without zeros behind them.
pub(crate) fn general(x: f64, digits: i32) -> String {
    if x == 0.0 || !x.is_finite() {
        return format!("{x}");
    }
    let scientific = format!("{x:.*e}", digits.max(1) as usize - 1);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trimmed = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if (-4..digits).contains(&exponent) {
        trimmed(&format!("{x:.*}", (digits - 1 - exponent).max(0) as usize))
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{}e{sign}{:02}", trimmed(mantissa), exponent.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_c_prints_them() {
        for (x, digits, text) in [
            (1.5, 6, "1.5"),
            (123_456.7, 4, "1.235e+05"),
            (0.000_012_3, 4, "1.23e-05"),
            (100.0, 4, "100"),
            (0.0, 4, "0"),
        ] {
            assert_eq!(general(x, digits), text);
        }
    }
    #[test]
    fn sorts_without_problems_have_no_heading() {
        let told = report("f", &["A\n", "B\n"], &[(1, "x".into())]);
        assert_eq!(told, "\nf problems and default fixes\n\nB\n    x\n\n");
    }
}
