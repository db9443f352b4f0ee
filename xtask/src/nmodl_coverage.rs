//! The page that says which words of NMODL work: each has a small sample in `docs/coverage/nmodl.tsv`, which is compiled.

use std::fmt::Write;

/// A word of the language, how many published projects use it, and a file that does.
struct Row<'a> {
    kind: &'a str,
    name: &'a str,
    projects: &'a str,
    sample: String,
}

/// What a sample beginning with `+` has in front.
const FRONT: &str = "NEURON { POINT_PROCESS sample RANGE a }\nASSIGNED { v a }\n";

/// Headings of the kinds.
const KINDS: &[(&str, &str)] = &[
    ("block", "Blocks"),
    ("neuron_block_statement", "Statements of the NEURON block"),
    ("keyword", "Words"),
    ("syntax", "Forms"),
    ("solve_method", "Methods of SOLVE"),
    ("variable", "Variables"),
    ("function", "Functions"),
];

/// Lines `kind TAB name TAB projects TAB sample`, after a line of headings.
fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    table.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let (kind, name, projects) = (cells.next()?, cells.next()?, cells.next()?);
        let text = cells.next()?.replace("\\n", "\n");
        let sample = text.strip_prefix('+').map_or(text.clone(), |rest| format!("{FRONT}{rest}\n"));
        Some(Row { kind, name, projects, sample })
    })
}

/// What is wrong with a sample, in a line; `None` when it compiles, all of its functions too.
fn objection(sample: &str) -> Option<String> {
    // Files it includes are those of the corpus.
    match nmodl::compile(sample, &nmodl_corpus::folder().join("sample.mod")) {
        Err(errors) => errors.0.first().map(|e| match e.hint.as_str() {
            "" => e.message.clone(),
            hint => format!("{}: {hint}", e.message),
        }),
        Ok(_) => None,
    }
}

/// The page.
pub fn page(table: &str) -> String {
    let judged: Vec<(Row<'_>, Option<String>)> =
        rows(table).map(|row| (objection(&row.sample), row)).map(|(text, row)| (row, text)).collect();
    let good = judged.iter().filter(|(_, text)| text.is_none()).count();
    let mut page = format!(
        "# NMODL\n\nWritten by `cargo xtask coverage`, which compiles a sample of each row (`docs/coverage/nmodl.tsv`): {good} of {} work.\n\
         The number is that of published projects (of 203) which use it. What a row means and that it gives NEURON's numbers is\n\
         shown by the files of `tests/nmodl/mod`.\n",
        judged.len()
    );
    for (kind, title) in KINDS {
        let _ = write!(page, "\n## {title}\n\n| | projects | |\n|---|---|---|\n");
        for (row, text) in judged.iter().filter(|(row, _)| row.kind == *kind) {
            let name = row.name.replace('|', "\\|");
            let said = text.as_deref().map_or("works".to_string(), |text| format!("an error: {text}"));
            let _ = writeln!(page, "| `{name}` | {} | {said} |", row.projects);
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn the_page_on_nmodl_is_what_the_compiler_says_today() {
        let folder = workspace::root().join("docs/coverage");
        let table = workspace::read(&folder.join("nmodl.tsv")).expect("table");
        let written = workspace::read(&folder.join("nmodl.md")).expect("page");
        assert!(
            page(&table) == written,
            "run `cargo xtask coverage`, and read what changed in docs/coverage/nmodl.md"
        );
    }
}
