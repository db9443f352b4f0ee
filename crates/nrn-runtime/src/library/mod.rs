//! The library that models load (`stdrun.hoc`, `nrngui.hoc`, ...): part of the program, written in Rust. A file is a table
//! ([`rows::File`]) of the names it defines; HOC declarations are made from it, and each procedure comes back here
//! through the function `library_`.
//!
//! `run_control` is how a simulation runs, `basics` are small helpers, `menus` what a window would show; `tools` has a file
//! for each tool.

use crate::args::Args;
use crate::cx::Cx;
use call::Call;
use hoc_vm::{HocError, Value};
use rows::{File, Row, Run, Template};
use std::collections::HashMap;
use std::sync::OnceLock;

pub mod basics;
pub mod call;
pub mod cell_builder;
pub mod channel_builder;
pub mod headless;
pub mod import3d;
pub mod linear_circuit;
pub mod menus;
pub mod net_builder;
pub mod rows;
pub mod run_control;
pub mod tools;

/// Every file.
pub fn files() -> impl Iterator<Item = &'static File> {
    let own: [&[&File]; 10] = [
        ENTRIES,
        basics::FILES,
        run_control::FILES,
        tools::FILES,
        cell_builder::FILES,
        channel_builder::FILES,
        net_builder::FILES,
        import3d::FILES,
        linear_circuit::FILES,
        &tools::impedance::FILES,
    ];
    own.into_iter().flatten().copied()
}

static ENTRIES: &[&File] = &[
    &File {
        name: "stdgui.hoc",
        rows: &[
            Row::Load("stdlib.hoc", ""),
            Row::Load("family.hoc", ""),
            Row::Load("shapebox.hoc", ""),
            Row::Load("pointbsr.hoc", "PointBrowser"),
            Row::Load("wingroup.hoc", ""),
            Row::Load("stdrun.hoc", ""),
            Row::Load("inserter.hoc", ""),
            Row::Load("pointman.hoc", ""),
        ],
    },
    &File { name: "nrngui1.hoc", rows: &[Row::Load("pcchdir.hoc", ""), Row::Hoc("nrnmainmenu()")] },
    &File { name: "single1.hoc", rows: &[Row::Load("pcchdir.hoc", ""), Row::Load("single.hoc", "")] },
    &File { name: "pcchdir.hoc", rows: &[Row::Load("stdgui.hoc", ""), Row::Template(&STARTING_DIRECTORY)] },
    &File { name: "noload.hoc", rows: &[Row::Load("stdgui.hoc", "")] },
    &File { name: "nrngui.hoc", rows: &[Row::Load("stdgui.hoc", ""), Row::Hoc("nrnmainmenu()")] },
];

/// It would ask for a folder; nobody answers, and the program stays where it is.
static STARTING_DIRECTORY: Template = Template {
    name: "StartingDirectory",
    public: "load",
    funcs: &[("load", |_| call::done())],
    ..Template::EMPTY
};

/// Text of a file of the library, by its name under `lib/hoc` or by its last part.
pub fn text(name: &str) -> Option<String> {
    let base = name.rsplit('/').next().unwrap_or(name);
    let own = files().find(|file| file.name == name || file.name == base);
    let rest = headless::text(base);
    match own {
        Some(file) => Some(file.text() + &rest),
        None if rest.is_empty() => None,
        None => Some(rest),
    }
}

/// Everything `load_file` of the library defines: file, class or "", name or "" for the class itself, and "works",
/// "headless" (kept or ignored: there are no windows) or "not" (an error that says so).
pub fn names() -> Vec<[&'static str; 4]> {
    let mut all: Vec<_> = files()
        .flat_map(|file| file.names().into_iter().map(|(class, name, state)| [file.name, class, name, state]))
        .collect();
    all.push(["stdlib.hoc", "", "case", "works"]);
    for file in headless::files() {
        for (class, (shows, fails)) in headless::classes(file) {
            all.push([file, class, "", "headless"]);
            all.extend(shows.into_iter().map(|name| [file, class, name, "headless"]));
            all.extend(fails.into_iter().map(|name| [file, class, name, "not"]));
        }
    }
    all
}

/// The function of a key.
fn find(key: &str) -> Option<Run> {
    static ALL: OnceLock<HashMap<String, Run>> = OnceLock::new();
    ALL.get_or_init(|| files().flat_map(File::functions).collect()).get(key).copied()
}

/// `library_(key)`: does what a procedure of the library does, with that procedure's object and arguments.
pub fn run(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let key = args.text(cx, 1)?;
    let Some(run) = find(&key) else { return Err(HocError::new(format!("the library has no {key}"))) };
    let (this, args) = (cx.vm.this(), cx.vm.caller_arguments().unwrap_or_default().to_vec());
    run(&mut Call { cx, this, args }).map_err(|error| {
        let mut error = crate::texts::in_call(&key, error);
        error.by_caller = error.context.is_empty();
        error
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_public_name_of_a_template_is_declared() {
        for row in files().flat_map(|file| file.rows) {
            let Row::Template(made) = row else { continue };
            for name in made.public.split([',', ' ']).filter(|name| !name.is_empty()) {
                assert!(made.declares(name), "{}.{name}", made.name);
            }
        }
    }
    #[test]
    fn a_key_names_one_function() {
        let mut keys: Vec<String> = files().flat_map(File::functions).map(|row| row.0).collect();
        let n = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), n);
    }
}
