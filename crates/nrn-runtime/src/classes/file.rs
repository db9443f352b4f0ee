//! `File`: reading and writing text. Numbers in files stand in [`super::file_numbers`].

use super::file_numbers::{next_number, read_doubles, write_doubles};
use super::{int, number as row, other, payload, string};
use crate::args::{Args, number, text, truth};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use std::io::Write;

/// An open file.
pub enum Open {
    /// Not open.
    No,
    /// For reading: its bytes and the position.
    Read {
        /// All bytes.
        bytes: Vec<u8>,
        /// The next one.
        at: usize,
    },
    /// For writing, and how much stands in it.
    Write(std::io::BufWriter<std::fs::File>, u64),
}

/// What a File holds.
pub struct File {
    /// Its name, as given.
    pub name: String,
    /// Is it open, and how?
    pub open: Open,
}

/// The row of `File`.
pub static CLASS: Class = super::class(
    "File",
    "([name])",
    "A file to read or write.",
    |cx, _, args| {
        let name = if args.has(1) { args.text(cx, 1)?.to_string() } else { String::new() };
        Ok(Payload::Other(Box::new(File { name, open: Open::No })))
    },
    &[
        row("ropen", "([name])", "Opens for reading.", |cx, f, args| {
            let name = named(cx, f, args)?;
            let bytes = std::fs::read(&name);
            let ok = bytes.is_ok();
            file(cx, f)?.open = bytes.map_or(Open::No, |bytes| Open::Read { bytes, at: 0 });
            truth(ok)
        }),
        row("wopen", "([name])", "Opens for writing; what was there is lost.", |cx, f, args| {
            let name = named(cx, f, args)?;
            let opened = std::fs::File::create(&name);
            open_writer(cx, f, opened)
        }),
        row("aopen", "([name])", "Opens for writing behind what is there.", |cx, f, args| {
            let name = named(cx, f, args)?;
            let opened = std::fs::OpenOptions::new().append(true).create(true).open(&name);
            open_writer(cx, f, opened)
        }),
        row("close", "()", "Closes.", |cx, f, _| {
            file(cx, f)?.open = Open::No;
            number(0.0)
        }),
        row("printf", "(format, ...)", "Writes as printf.", |cx, f, args| {
            args.text(cx, 1)?;
            let text = cx.vm.format(args.0, 0, "printf")?;
            opened(cx, f)?;
            if let Open::Write(..) = file(cx, f)?.open {
                write_text(cx, f, &text)?;
            }
            number(0.0)
        }),
        row("gets", "(strdef)", "Reads a line; returns its length, or -1 at the end.", gets),
        row("scanvar", "()", "Reads the next number.", |cx, f, _| {
            number(next_number(opened(cx, f)?).ok_or_else(texts::end_of_file)?)
        }),
        row("scanstr", "(strdef)", "Reads the next word; returns its length, or -1 at the end.", scanstr),
        row("eof", "()", "Is the end reached?", |cx, f, _| {
            truth(match &opened(cx, f)?.open {
                Open::Read { bytes, at } => *at >= bytes.len(),
                _ => true,
            })
        }),
        row("isopen", "()", "Is it open?", |cx, f, _| truth(!matches!(file(cx, f)?.open, Open::No))),
        string("getname", "([strdef])", "Its name.", |cx, f, args| {
            let name = file(cx, f)?.name.clone();
            if args.has(1) {
                args.text(cx, 1)?;
                args.set_text(cx, 1, &name)?;
            }
            text(&name)
        }),
        string("dir", "()", "The folder chosen last in a window; empty, for there is none.", |_, _, _| {
            text("")
        }),
        row(
            "seek",
            "([offset [, origin]])",
            "Changes the position: from the beginning, 1 here, 2 the end.",
            seek,
        ),
        int("tell", "()", "The position.", |cx, f, _| {
            number(match &opened(cx, f)?.open {
                Open::Read { at, .. } => *at as f64,
                Open::Write(_, at) => *at as f64,
                Open::No => 0.0,
            })
        }),
        row("unlink", "()", "Removes the file.", |cx, f, _| {
            let name = file(cx, f)?.name.clone();
            let name = cx.engine.files.expand(&name);
            truth(std::fs::remove_file(name).is_ok())
        }),
        row("flush", "()", "Writes what is buffered.", |cx, f, _| {
            if let Open::Write(writer, _) = &mut file(cx, f)?.open {
                return truth(writer.flush().is_ok());
            }
            number(1.0)
        }),
        row("mktemp", "()", "Makes an empty file that was not there; its name is the File's.", |cx, f, _| {
            let stamp = std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(0, |d| d.as_nanos());
            let name = std::env::temp_dir().join(format!("nrn{}_{stamp}", std::process::id()));
            let made = std::fs::File::create_new(&name).is_ok();
            file(cx, f)?.open = Open::No;
            file(cx, f)?.name = name.to_string_lossy().into_owned();
            number(f64::from(made))
        }),
        row(
            "chooser",
            "(...)",
            "Chooses a file in a window; 1, and nothing is chosen, for there is none.",
            |_, _, _| number(1.0),
        ),
        row(
            "vwrite",
            "([n,] &x)",
            "Writes n doubles as they are in memory; returns how many.",
            write_doubles,
        ),
        row("vread", "([n,] &x)", "Reads n doubles as they are in memory; returns how many.", read_doubles),
    ],
);

/// The File behind an object.
pub fn file<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a mut File, HocError> {
    other::<File>(cx, object)
}
/// The same, when it is open.
pub fn opened<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a mut File, HocError> {
    let own = file(cx, object)?;
    if matches!(own.open, Open::No) { Err(not_open(&own.name)) } else { Ok(own) }
}
/// Argument `i` as a File.
pub fn file_argument(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Object, HocError> {
    let object = args.object(cx, i)?.ok_or_else(|| texts::no_object_of("File"))?;
    match payload(cx, &object)? {
        Payload::Other(data) if data.is::<File>() => Ok(object),
        _ => Err(texts::not_of_class(cx.object_name(&object), "File")),
    }
}
fn named(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<String, HocError> {
    if args.has(1) {
        let name = args.text(cx, 1)?.to_string();
        file(cx, object)?.name = name;
    }
    file(cx, object)?.open = Open::No;
    let name = file(cx, object)?.name.clone();
    Ok(cx.engine.files.expand(&name))
}
fn open_writer(
    cx: &mut Cx<'_>,
    object: &Object,
    opened: std::io::Result<std::fs::File>,
) -> Result<Value, HocError> {
    let ok = opened.is_ok();
    file(cx, object)?.open = opened.map_or(Open::No, |f| {
        let at = f.metadata().map_or(0, |data| data.len());
        Open::Write(std::io::BufWriter::new(f), at)
    });
    truth(ok)
}
fn not_open(name: &str) -> HocError {
    HocError::new(format!("{name} :file is not open"))
}
/// Writes text to a File object.
pub fn write_text(cx: &mut Cx<'_>, object: &Object, text: &str) -> Result<(), HocError> {
    write_bytes(cx, object, text.as_bytes())
}
/// Writes bytes to a File object that is open for writing; to one that is read nothing comes.
pub fn write_bytes(cx: &mut Cx<'_>, object: &Object, bytes: &[u8]) -> Result<(), HocError> {
    if let Open::Write(writer, at) = &mut opened(cx, object)?.open {
        *at += bytes.len() as u64;
        writer.write_all(bytes).map_err(|e| HocError::new(e.to_string()))?;
    }
    Ok(())
}
fn gets(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    args.text(cx, 1)?;
    let Open::Read { bytes, at } = &mut opened(cx, object)?.open else { return number(-1.0) };
    if *at >= bytes.len() {
        return number(-1.0);
    }
    let (line, n_read) = crate::files::line(&bytes[*at..]);
    *at += n_read;
    args.set_text(cx, 1, &line)?;
    number(line.len() as f64)
}
fn scanstr(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    args.value(1)?;
    let Open::Read { bytes, at } = &mut opened(cx, object)?.open else { return number(-1.0) };
    let Some(start) = bytes[*at..].iter().position(|b| !b.is_ascii_whitespace()).map(|i| *at + i) else {
        *at = bytes.len();
        return number(-1.0);
    };
    let end = bytes[start..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |i| start + i);
    let word = crate::files::decode(bytes[start..end].to_vec());
    *at = end;
    args.set_text(cx, 1, &word)?;
    number(word.len() as f64)
}
fn seek(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let offset = args.number_or(1, 0.0)?;
    let origin = if args.has(2) { args.number_in(2, 0.0, 2.0)?.trunc() } else { 0.0 };
    let Open::Read { bytes, at } = &mut opened(cx, object)?.open else { return number(-1.0) };
    let from = if origin == 1.0 {
        *at as f64
    } else if origin == 2.0 {
        bytes.len() as f64
    } else {
        0.0
    };
    // Beyond the end there is nothing to read, but one may be there.
    if !(0.0..1e15).contains(&(from + offset)) {
        return number(-1.0);
    }
    *at = (from + offset) as usize;
    number(0.0)
}
