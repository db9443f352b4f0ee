//! Loading files, and the old functions that read and write one file at a time.

use super::{number as row, string};
use crate::args::{Args, number, text, truth};
use crate::classes::file_numbers::number_in;
use crate::cx::Cx;
use crate::files;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};
use std::io::Write;

/// An open file of `ropen`.
#[derive(Debug)]
pub struct Reading {
    /// Its contents.
    pub text: Vec<u8>,
    /// Where we are.
    pub at: usize,
}

/// The rows.
pub const TABLE: &[Function] = &[
    row("load_file", "([again,] name [, template])", "Runs a file unless it was loaded before.", load_file),
    row("xopen", "(name)", "Runs a file.", |cx, args| {
        let name = args.text(cx, 1)?;
        let (path, text) = cx.engine.files.find(&name)?;
        let call = cx.vm.describe_call("xopen", args.0);
        // A method runs a file among the names of its template: so cells come by the sections of a morphology.
        let this = cx.vm.this();
        let engine = &mut *cx.engine;
        cx.vm.with_notes(&[call], |vm| vm.run_in(engine, &text, &path, this.as_ref()))?;
        number(1.0)
    }),
    row("load_proc", "(name, ...)", "Loads the file that begins a line with `proc name`.", |cx, args| {
        load_declared(cx, args, "proc")
    }),
    row("load_func", "(name, ...)", "Loads the file that begins a line with `func name`.", |cx, args| {
        load_declared(cx, args, "func")
    }),
    row(
        "load_template",
        "(name, ...)",
        "Loads the file that begins a line with `begintemplate name`.",
        |cx, args| load_declared(cx, args, "begintemplate"),
    ),
    row("ropen", "([name])", "Opens a file for fscan and getstr.", ropen),
    row("wopen", "([name])", "Opens a file for fprint.", wopen),
    row("fprint", "(format, ...)", "Writes to the file of wopen.", fprint),
    row("fscan", "()", "The next number of the file of ropen.", fscan),
    row("getstr", "(strdef [, word])", "The next line (or word) of the file of ropen.", getstr),
    string("getcwd", "()", "The present folder.", |_, _| {
        let folder = std::env::current_dir().map(|d| d.to_string_lossy().into_owned()).unwrap_or_default();
        text(&format!("{}/", folder.trim_end_matches('/')))
    }),
    row("chdir", "(folder)", "Changes the present folder.", |cx, args| {
        let name = args.text(cx, 1)?;
        let folder = cx.engine.files.expand(&name);
        number(if std::env::set_current_dir(folder).is_ok() { 0.0 } else { -1.0 })
    }),
];

fn load_file(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    if args.is_number(1) {
        let name = args.text(cx, 2)?;
        let found =
            if args.number(1)? != 0.0 { files::run_file(cx, &name)? } else { files::load_file(cx, &name)? };
        return truth(found);
    }
    let name = args.text(cx, 1)?;
    if args.has(2) {
        let template = args.text(cx, 2)?;
        if cx.lookup(&template).is_some() {
            return number(0.0);
        }
    }
    truth(files::load_file(cx, &name)?)
}
/// Loads the files that declare what is not known yet.
fn load_declared(cx: &mut Cx<'_>, args: &Args<'_>, keyword: &str) -> Result<Value, HocError> {
    for i in 1..=args.len() {
        let name = args.text(cx, i)?;
        if cx.lookup(&name).is_some() {
            continue;
        }
        match cx.engine.files.declaring(keyword, &name) {
            Some(path) => {
                (cx.engine.errors)(&format!("Getting {name} from {path}\n"));
                files::load_file(cx, &path)?;
            }
            None => (cx.engine.errors)(&format!("Couldn't find a file that declares {name}\n")),
        }
    }
    number(1.0)
}
fn ropen(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    if !args.has(1) {
        cx.engine.files.reading = None;
        return number(1.0);
    }
    let name = args.text(cx, 1)?;
    let name = cx.engine.files.expand(&name);
    cx.engine.files.reading = std::fs::read(name).ok().map(|text| Reading { text, at: 0 });
    truth(cx.engine.files.reading.is_some())
}
fn wopen(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    cx.engine.files.writing = None;
    if !args.has(1) {
        return number(1.0);
    }
    let name = args.text(cx, 1)?;
    let name = cx.engine.files.expand(&name);
    cx.engine.files.writing = std::fs::File::create(name).ok();
    truth(cx.engine.files.writing.is_some())
}
fn fprint(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let text = cx.vm.format(args.0, 0, "fprint")?;
    match &mut cx.engine.files.writing {
        Some(file) => file.write_all(text.as_bytes()).map_err(|e| HocError::new(e.to_string()))?,
        None => (cx.engine.output)(&text),
    }
    number(text.len() as f64)
}
/// Lets `read` have what is left of the file of `ropen`; without one, of the program file that is running.
fn reading<T>(cx: &mut Cx<'_>, read: impl FnOnce(&[u8]) -> (T, usize)) -> Result<T, HocError> {
    if let Some(file) = cx.engine.files.reading.as_mut() {
        let (result, n) = read(file.text.get(file.at..).unwrap_or_default());
        file.at += n;
        return Ok(result);
    }
    let mut result = None;
    let mut read = Some(read);
    cx.vm.read_on(|rest| {
        let Some(read) = read.take() else { return 0 };
        let (found, n) = read(rest.as_bytes());
        result = Some(found);
        n
    });
    if let (None, Some(read)) = (&result, read) {
        let line = cx.engine.files.input.line().unwrap_or_default();
        let (found, used) = read(&line);
        cx.engine.files.input.give_back(line.get(used..).unwrap_or_default());
        return Ok(found);
    }
    result.ok_or_else(|| texts::cannot_open("a file for reading: call ropen first"))
}
fn fscan(cx: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    let found = reading(cx, number_in)?;
    found.map_or_else(|| Err(HocError::new("EOF in fscan")), number)
}
fn getstr(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let by_word = args.number_or(2, 0.0)? != 0.0;
    let found = reading(cx, |rest| {
        let blank = if by_word { rest.iter().take_while(|b| b.is_ascii_whitespace()).count() } else { 0 };
        let rest = &rest[blank..];
        if !by_word {
            return files::line(rest);
        }
        let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        (files::decode(rest[..end].to_vec()), blank + end)
    })?;
    if found.is_empty() {
        return Err(HocError::new("EOF in getstr"));
    }
    args.set_text(cx, 1, &found)?;
    number(found.len() as f64)
}
