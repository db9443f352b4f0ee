//! The list of programs for which ours prints something else than NEURON: `tests/hoc/differences.txt`.
//!
//! A line is `AREA/NAME what reason`. `what` is `stderr` (messages only: the output is the same) or `all`.

use std::collections::BTreeMap;

/// What may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Only messages.
    Stderr,
    /// Output and exit status too.
    All,
}

/// The list, by program.
pub fn list() -> Result<BTreeMap<String, (What, String)>, String> {
    let path = crate::folder().join("differences.txt");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text)
}

fn parse(text: &str) -> Result<BTreeMap<String, (What, String)>, String> {
    let mut list = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut parts = line.splitn(3, ' ');
        let (Some(name), Some(what), Some(reason)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(format!("differences.txt: `{line}` is not `AREA/NAME what reason`"));
        };
        let what = match what {
            "stderr" => What::Stderr,
            "all" => What::All,
            _ => return Err(format!("differences.txt: `{what}` is neither `stderr` nor `all`")),
        };
        list.insert(name.to_owned(), (what, reason.to_owned()));
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_program_part_and_reason() {
        let list = parse("# title\na/b stderr the caret\nc/d all a reason of its own\n").unwrap();
        assert_eq!(list["a/b"], (What::Stderr, "the caret".into()));
        assert_eq!(list["c/d"], (What::All, "a reason of its own".into()));
        assert!(parse("a/b stderr").is_err());
        assert!(parse("a/b both reason").is_err());
    }
}
