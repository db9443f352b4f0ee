//! Classes of the library that have no behaviour yet: they can be made, keep what is put into their members, and ignore
//! what only draws. Asked to do anything else they fail and say so.
//!
//! The table (`headless.tsv`) has a line for each class and kind of member: file, class, kind, names.

use std::collections::BTreeMap;
use std::fmt::Write;

const TABLE: &str = include_str!("headless.tsv");

/// Classes of a file with the methods that are ignored and those that fail.
pub type Classes = BTreeMap<&'static str, (Vec<&'static str>, Vec<&'static str>)>;

/// Methods that only show, or that a session calls while it fills a window.
const SHOWS: &[&str] = &[
    "map",
    "unmap",
    "build",
    "pl",
    "plot",
    "draw",
    "redraw",
    "refresh",
    "update",
    "flush",
    "fastflush",
    "begin",
    "save",
    "save_data",
    "panel",
    "show",
    "showsel",
    "display",
    "size",
    "view_count",
    "select",
    "selected",
    "page",
    "leave",
    "read_data",
    "version",
    "make",
    "unshow",
    "browser",
    "hints",
    "position",
];

/// Files that load another first.
const NEEDS: &[(&str, &str)] = &[("mview.hoc", "chanbild.hoc")];

/// A line of the table.
struct Line {
    file: &'static str,
    class: &'static str,
    kind: &'static str,
    names: &'static str,
}

fn lines() -> impl Iterator<Item = Line> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        Some(Line { file: next()?, class: next()?, kind: next()?, names: next()? })
    })
}
/// The files that have such classes.
pub fn files() -> Vec<&'static str> {
    let mut all: Vec<&str> = lines().map(|line| line.file).collect();
    all.sort_unstable();
    all.dedup();
    all
}
/// Classes of a file, with the names of their methods: those ignored, and those that fail.
pub fn classes(file: &str) -> Classes {
    let mut all = Classes::new();
    for line in lines().filter(|line| line.file == file && line.class != "-") {
        let entry = all.entry(line.class).or_default();
        if matches!(line.kind, "procs" | "funcs" | "obfuncs" | "iterators") {
            let (shows, fails): (Vec<&str>, Vec<&str>) =
                line.names.split_whitespace().partition(|name| SHOWS.contains(name));
            entry.0.extend(shows);
            entry.1.extend(fails);
        }
    }
    all
}

/// What a file declares, as HOC.
pub fn text(file: &str) -> String {
    let mut out = String::new();
    if let Some((_, first)) = NEEDS.iter().find(|row| row.0 == file) {
        let _ = writeln!(out, "{{load_file(\"{first}\")}}");
    }
    let mut by_class: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    let mut order = Vec::new();
    for line in lines().filter(|line| line.file == file) {
        if !by_class.contains_key(line.class) {
            order.push(line.class);
        }
        by_class.entry(line.class).or_default().push(line);
    }
    for class in order {
        let rows = by_class.get(class).map(Vec::as_slice).unwrap_or_default();
        if class == "-" {
            for name in rows.iter().flat_map(|row| row.names.split_whitespace()) {
                let _ = writeln!(out, "proc {name}() {{ {} }}", refuse("", name));
            }
        } else {
            declare(class, rows, &mut out);
        }
    }
    out
}
fn refuse(class: &str, name: &str) -> String {
    let dot = if class.is_empty() { "" } else { "." };
    format!("execerror(\"{class}{dot}{name}\", \"is not available yet\")")
}
fn declare(class: &str, rows: &[Line], out: &mut String) {
    let names: Vec<&str> = rows.iter().flat_map(|row| row.names.split_whitespace()).collect();
    let _ = writeln!(out, "begintemplate {class}");
    if !names.is_empty() {
        let _ = writeln!(out, "public {}", names.join(", "));
    }
    for row in rows {
        for name in row.names.split_whitespace() {
            let shows = SHOWS.contains(&name);
            let body = if shows { String::new() } else { refuse(class, name) };
            let _ = match (row.kind, shows) {
                ("objects", _) => writeln!(out, "objref {name}"),
                ("strings", _) => writeln!(out, "strdef {name}"),
                ("numbers", _) => writeln!(out, "{name} = 0"),
                ("funcs", _) => writeln!(out, "func {name}() {{ {body} return 0 }}"),
                ("obfuncs", _) => writeln!(out, "obfunc {name}() {{ localobj none  {body} return none }}"),
                ("iterators", _) => writeln!(out, "iterator {name}() {{ {body} }}"),
                _ => writeln!(out, "proc {name}() {{ {body} }}"),
            };
        }
    }
    let _ = writeln!(out, "endtemplate {class}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_without_behaviour_refuses_what_it_cannot_do() {
        let text = text("mview.hoc");
        assert!(text.contains("begintemplate TreeViewItem"));
        assert!(text.contains("execerror(\"TreeViewItem.append\", \"is not available yet\")"));
    }
    #[test]
    fn showing_is_ignored() {
        let (shows, fails) = classes("mview.hoc").remove("TreeViewItem").unwrap_or_default();
        assert!(shows.contains(&"show"));
        assert!(fails.contains(&"append"));
    }
}
