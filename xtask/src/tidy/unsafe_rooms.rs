//! `unsafe` lives in rooms: crates forbid it, but for those that `layers.toml` gives named files for it.

use super::{File, Findings, Project};

/// Checks `#![forbid(unsafe_code)]` at the top of every crate without a room, and `unsafe` outside the rooms.
pub fn check(project: &Project, findings: &mut Findings) {
    for folder in project.graph.members.values() {
        let rooms = project.rules.unsafe_rooms.get(folder);
        for file in project.files.iter().filter(|file| file.is_rust() && belongs_to(file, folder)) {
            let inside = file.path[folder.len()..].trim_start_matches('/');
            if rooms.is_none() && is_crate_root(inside) && !file.text.contains("#![forbid(unsafe_code)]") {
                findings.error(
                    &file.path,
                    "must begin with #![forbid(unsafe_code)]; rooms are listed in layers.toml",
                );
            }
            if rooms.is_some_and(|rooms| !is_listed(inside, rooms)) && uses_unsafe(&file.text) {
                findings
                    .error(&file.path, "uses `unsafe` but is no room for it in layers.toml [unsafe-rooms]");
            }
        }
    }
}

/// A folder may hold another crate (`mechanisms/builtin` in `mechanisms`): only what lies in `src` belongs to it.
fn belongs_to(file: &File, folder: &str) -> bool {
    file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with("/src/"))
}

fn is_crate_root(inside: &str) -> bool {
    inside == "src/lib.rs"
        || inside == "src/main.rs"
        || (inside.starts_with("src/bin/") && inside.matches('/').count() == 2)
}

/// Is a path one of the listed files, or below one of the listed folders (ending in `/`)?
pub fn is_listed(path: &str, list: &[String]) -> bool {
    list.iter().any(|entry| path == entry || (entry.ends_with('/') && path.starts_with(entry.as_str())))
}

fn uses_unsafe(text: &str) -> bool {
    const FORMS: &[&str] =
        &["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern", "unsafe trait", "unsafe("];
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.into_iter().any(|line| FORMS.iter().any(|form| line.contains(form)))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{check_errors, project};
    use super::*;

    fn with_crate(files: &[(&str, &str)], rooms: Option<&[&str]>) -> Project {
        let mut project = project(files);
        project.graph.members.insert("a".into(), "crates/a".into());
        if let Some(rooms) = rooms {
            let rooms = rooms.iter().map(|room| room.to_string()).collect();
            project.rules.unsafe_rooms.insert("crates/a".into(), rooms);
        }
        project
    }

    #[test]
    fn a_crate_without_a_room_must_forbid_unsafe() {
        let path = "crates/a/src/lib.rs";
        check_errors(check, &with_crate(&[(path, "//! A.\n#![forbid(unsafe_code)]\n")], None), None);
        check_errors(check, &with_crate(&[(path, "//! A.\n")], None), Some("must begin with"));
        check_errors(
            check,
            &with_crate(&[("crates/a/src/bin/tool.rs", "//! A.\n")], None),
            Some("must begin with"),
        );
    }

    #[test]
    fn unsafe_outside_a_listed_file_fails() {
        let files = [
            ("crates/a/src/door.rs", "unsafe { f() }"),
            ("crates/a/src/lib.rs", "// unsafe { no }\nlet not_unsafe = 1;"),
        ];
        check_errors(check, &with_crate(&files, Some(&["src/door.rs"])), None);
        check_errors(check, &with_crate(&files, Some(&["src/inner/"])), Some("crates/a/src/door.rs"));
    }
}
