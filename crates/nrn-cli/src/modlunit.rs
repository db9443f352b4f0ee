//! `modlunit`: reads a `.mod` file and says where its units do not fit, and what else is wrong with it.

use nrn_runtime::mechanisms;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Runs `modlunit`: `args` begin with the program's name. Returns the exit status.
pub fn main(args: &[String]) -> i32 {
    let mut status = 0;
    for name in args.iter().skip(1).filter(|name| !name.starts_with('-')) {
        let path =
            if name.ends_with(".mod") { PathBuf::from(name) } else { PathBuf::from(format!("{name}.mod")) };
        if let Err(text) = check(&path) {
            say(&text);
            status = 1;
        }
    }
    status
}

fn check(path: &Path) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|_| format!("Can't open input file: {}\n", path.display()))?;
    say(&format!("Checking units of {}\n", path.display()));
    let text = nrn_runtime::files::decode(bytes);
    for outcome in mechanisms::check_all(&[(path.to_path_buf(), text.clone())]) {
        outcome?;
    }
    let found = mechanisms::check_units(&text, path);
    if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
}

fn say(text: &str) {
    let _ = std::io::stderr().write_all(format!("{}\n", text.trim_end()).as_bytes());
}
