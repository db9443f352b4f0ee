//! `cargo xtask coverage`: which of NEURON's functions, classes and methods are there, as pages of `docs/coverage`.
//!
//! Ours come from the tables of `nrn-runtime`, printed by its example `tables`; NEURON's names, with the number of published
//! projects (of 203) that use each, from `docs/coverage/names.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::{coverage_of_language, workspace};

/// What a name is: (kind, class or empty, name); kinds are `function`, `class`, `method`, `mechanism`.
type Name = (String, String, String);

/// What a row of our tables says about it: arguments, sentence.
type Row = (String, String);

/// Writes the pages.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    let root = workspace::root();
    let ours = parse_tables(&tables()?);
    let theirs = parse_names(&workspace::read(&root.join("docs/coverage/names.tsv"))?);
    workspace::write(&root.join("docs/coverage/README.md"), &summary(&ours, &theirs))?;
    workspace::write(&root.join("docs/coverage/functions.md"), &functions(&ours))?;
    workspace::write(&root.join("docs/coverage/classes.md"), &classes(&ours))?;
    workspace::write(&root.join("docs/coverage/library.md"), &library(&ours))?;
    let (n_rows, missing) = coverage_of_language::write(&root)?;
    println!("{n_rows} rows of the language, {} without a program {missing:?}", missing.len());
    let samples = workspace::read(&root.join("docs/coverage/nmodl.tsv"))?;
    workspace::write(&root.join("docs/coverage/nmodl.md"), &crate::nmodl_coverage::page(&samples))?;
    let n_common = theirs.keys().filter(|name| ours.contains_key(*name)).count();
    println!("{n_common} of {} names are there; see docs/coverage", theirs.len());
    Ok(())
}

/// What the example prints.
fn tables() -> Result<String, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "nrn-runtime", "--example", "tables"])
        .current_dir(workspace::root())
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Lines `kind TAB class TAB name TAB arguments TAB sentence`.
fn parse_tables(text: &str) -> BTreeMap<Name, Row> {
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.split('\t').map(String::from);
        let name = (cells.next()?, cells.next()?, cells.next()?);
        Some((name, (cells.next()?, cells.next()?)))
    });
    rows.collect()
}

/// Lines `kind TAB class TAB name TAB projects`, after a line of headings.
fn parse_names(text: &str) -> BTreeMap<Name, u32> {
    let rows = text.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t').map(String::from);
        let name = (cells.next()?, cells.next()?, cells.next()?);
        Some((name, cells.next()?.parse().ok()?))
    });
    rows.collect()
}

fn summary(ours: &BTreeMap<Name, Row>, theirs: &BTreeMap<Name, u32>) -> String {
    let mut page = String::from(
        "# What is there\n\nWritten by `cargo xtask coverage`. Of NEURON's names those that our tables have; \"uses\" counts each name once for\n\
         every published project (of 203) that uses it.\n\n| | names | there | uses | covered |\n|---|---|---|---|---|\n",
    );
    for kind in ["function", "class", "method", "mechanism"] {
        let of_kind: Vec<(&Name, u32)> =
            theirs.iter().filter(|(name, _)| name.0 == kind).map(|(name, uses)| (name, *uses)).collect();
        let there: Vec<&(&Name, u32)> = of_kind.iter().filter(|(name, _)| ours.contains_key(*name)).collect();
        let uses: u32 = of_kind.iter().map(|row| row.1).sum();
        let covered: u32 = there.iter().map(|row| row.1).sum();
        let percent = 100.0 * f64::from(covered) / f64::from(uses.max(1));
        page.push_str(&format!(
            "| {kind} | {} | {} | {uses} | {percent:.1} % |\n",
            of_kind.len(),
            there.len()
        ));
    }
    page.push_str("\nThe recorded programs that show each part of [the language](language.md). Ours, with a sentence each:\n[functions](functions.md), [classes](classes.md), [the library](library.md), [the language NMODL](nmodl.md).\n\n## Missing, most used first\n\n");
    page.push_str("| name | kind | projects |\n|---|---|---|\n");
    let mut missing: Vec<(&Name, u32)> = theirs
        .iter()
        .filter(|(name, _)| !ours.contains_key(*name))
        .map(|(name, uses)| (name, *uses))
        .collect();
    missing.sort_by_key(|(name, uses)| (std::cmp::Reverse(*uses), *name));
    for ((kind, class, name), uses) in missing.into_iter().take(60) {
        let dot = if class.is_empty() { "" } else { "." };
        page.push_str(&format!("| `{class}{dot}{name}` | {kind} | {uses} |\n"));
    }
    page
}

fn functions(ours: &BTreeMap<Name, Row>) -> String {
    let mut page = String::from(
        "# Functions\n\nWritten by `cargo xtask coverage`.\n\n| function | what it does |\n|---|---|\n",
    );
    for ((_, _, name), row) in ours.iter().filter(|((kind, ..), _)| kind == "function") {
        page.push_str(&row_line(name, row));
    }
    page
}

fn classes(ours: &BTreeMap<Name, Row>) -> String {
    let mut page = String::from("# Classes\n\nWritten by `cargo xtask coverage`.\n");
    let names: BTreeSet<&str> =
        ours.keys().filter(|name| name.0 == "class").map(|name| name.2.as_str()).collect();
    for class in names {
        let (args, doc) = &ours[&("class".to_string(), String::new(), class.to_string())];
        let args = args.trim_matches(['(', ')']);
        page.push_str(&format!(
            "\n## {class}\n\n`new {class}({args})`: {doc}\n\n| member | what it does |\n|---|---|\n"
        ));
        for ((_, _, name), row) in ours.iter().filter(|((_, owner, _), _)| owner == class) {
            page.push_str(&row_line(name, row));
        }
    }
    page
}

/// What each file of the library defines, by how far it goes.
fn library(ours: &BTreeMap<Name, Row>) -> String {
    let mut files: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for ((kind, file, name), (_, state)) in ours {
        if kind == "library" {
            files.entry(file).or_default().entry(state).or_default().push(name);
        }
    }
    let mut page = String::from(
        "# The library\n\nWritten by `cargo xtask coverage`. What `load_file` of each file defines. Headless: it can be made and keeps what it\n\
         is given, and what it would draw is ignored. Not: calling it is an error that says so.\n\n\
         | file | works | headless | not |\n|---|---|---|---|\n",
    );
    const STATES: [&str; 3] = ["works", "headless", "not"];
    for (file, states) in &files {
        let counts = STATES.map(|state| states.get(state).map_or(0, Vec::len).to_string());
        page.push_str(&format!("| `{file}` | {} |\n", counts.join(" | ")));
    }
    for (file, states) in &files {
        page.push_str(&format!("\n## {file}\n"));
        for state in STATES {
            if let Some(names) = states.get(state) {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                page.push_str(&format!("\n{state}: {}\n", names.join(", ")));
            }
        }
    }
    page
}

/// A row of a table; a bar inside a cell would end it.
fn row_line(name: &str, (args, doc): &Row) -> String {
    let args = args.replace('|', "\\|");
    let call = if args.is_empty() || args.starts_with('(') {
        format!("{name}{args}")
    } else {
        format!("{name}({args})")
    };
    format!("| `{call}` | {} |\n", doc.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_names_come_most_used_first() {
        let ours = parse_tables("function\t\tfinitialize\tv\tStarts.\n");
        let theirs = parse_names(
            "kind\tclass\tname\tprojects\nfunction\t\tfinitialize\t9\nmethod\tVector\tplay\t3\nfunction\t\txpanel\t7\n",
        );
        let page = summary(&ours, &theirs);
        assert!(page.contains("| function | 2 | 1 | 16 | 56.2 % |"), "{page}");
        let (first, second) = (page.find("`xpanel`").unwrap(), page.find("`Vector.play`").unwrap());
        assert!(first < second && !page.contains("`finitialize`"), "{page}");
    }

    #[test]
    fn a_class_lists_its_members() {
        let ours = parse_tables("class\t\tVector\tn\tNumbers.\nmethod\tVector\tplay\tvar|n, dt\tPlays.\n");
        let page = classes(&ours);
        assert!(page.contains("## Vector") && page.contains("| `play(var\\|n, dt)` | Plays. |"), "{page}");
    }
}
