//! VERBATIM that does nothing for us is accepted: includes, declarations and comments. The rest is C we cannot run.

/// True when the text computes nothing.
pub fn does_nothing(text: &str) -> bool {
    without_comments(text).lines().map(str::trim).all(idle)
}

fn idle(line: &str) -> bool {
    let declares = |word: &str| line.starts_with(word) && line.ends_with(';') && !line.contains('=');
    line.is_empty()
        || line == "return 0;"
        || line.starts_with("#include")
        || line.starts_with("#endif")
        || line.starts_with("#ifndef")
        || line.starts_with("#ifdef")
        || line.starts_with("#define NRN")
        || line.starts_with("#undef")
        || declares("extern ")
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(|l| l.split_once("//").map_or(l, |(before, _)| before)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_and_comments_do_nothing_and_code_does_something() {
        assert!(does_nothing(
            "\n#include <stdlib.h>\n/* a\n comment */ // more\n  extern double nrn_random_pick(void* r);\n"
        ));
        assert!(!does_nothing("x = 3;"));
        assert!(!does_nothing("static int seen = 0;"));
    }
}
