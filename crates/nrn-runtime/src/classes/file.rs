//! `File`: reading and writing text and numbers.

use super::{int, number as row, other, string};
use crate::args::{Args, number, text, truth};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use hoc_vm::{HocError, Object, Value};
use std::io::Write;
use std::path::Path;

/// An open file.
enum Open {
    No,
    Read { bytes: Vec<u8>, at: usize, hit_end: bool },
    Write(std::io::BufWriter<std::fs::File>),
}

/// What a File holds.
struct File {
    name: String,
    open: Open,
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
            file(cx, f)?.open = bytes.map_or(Open::No, |bytes| Open::Read { bytes, at: 0, hit_end: false });
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
            let text = cx.vm.format(args.0, 0, "File.printf")?;
            write_text(cx, f, &text)?;
            number(0.0)
        }),
        int("gets", "(strdef)", "Reads a line; -1 at the end.", gets),
        row("scanvar", "()", "Reads the next number.", |cx, f, _| {
            number(
                next_number(file(cx, f)?)
                    .ok_or_else(|| HocError::new("File.scanvar: no number before the end of file"))?,
            )
        }),
        row("scanstr", "(strdef)", "Reads the next word; -1 at the end.", scanstr),
        row("eof", "()", "Is the end reached?", |cx, f, _| {
            truth(match &file(cx, f)?.open {
                Open::Read { bytes, at, .. } => *at >= bytes.len(),
                _ => true,
            })
        }),
        row("isopen", "()", "Is it open?", |cx, f, _| truth(!matches!(file(cx, f)?.open, Open::No))),
        string("getname", "([strdef])", "Its name.", |cx, f, args| {
            let name = file(cx, f)?.name.clone();
            if args.has(1) {
                args.set_text(cx, 1, &name)?;
            }
            text(&name)
        }),
        string("dir", "()", "Its folder.", |cx, f, _| {
            let name = file(cx, f)?.name.clone();
            text(&Path::new(&name).parent().map(|p| format!("{}/", p.display())).unwrap_or_default())
        }),
        row("seek", "([offset [, origin]])", "Changes the position.", seek),
        int("tell", "()", "The position.", |cx, f, _| {
            number(match &file(cx, f)?.open {
                Open::Read { at, .. } => *at as f64,
                _ => 0.0,
            })
        }),
        int("unlink", "()", "Removes the file.", |cx, f, _| {
            let name = file(cx, f)?.name.clone();
            truth(std::fs::remove_file(name).is_ok())
        }),
        row("flush", "()", "Writes what is buffered.", |cx, f, _| {
            if let Open::Write(writer) = &mut file(cx, f)?.open {
                let _ = writer.flush();
            }
            number(0.0)
        }),
        int("mktemp", "()", "Chooses a name that is not in use.", |cx, f, _| {
            let stamp = std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(0, |d| d.as_nanos());
            let name = std::env::temp_dir().join(format!("nrn{}_{stamp}", std::process::id()));
            file(cx, f)?.name = name.to_string_lossy().into_owned();
            number(1.0)
        }),
        int("chooser", "(...)", "0: there is no window.", |_, _, _| number(0.0)),
    ],
);

fn file<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a mut File, HocError> {
    other::<File>(cx, object)
}
fn named(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<String, HocError> {
    if args.has(1) {
        let name = args.text(cx, 1)?.to_string();
        file(cx, object)?.name = name;
    }
    let name = file(cx, object)?.name.clone();
    Ok(cx.engine.files.expand(&name))
}
fn open_writer(
    cx: &mut Cx<'_>,
    object: &Object,
    opened: std::io::Result<std::fs::File>,
) -> Result<Value, HocError> {
    let ok = opened.is_ok();
    file(cx, object)?.open = opened.map_or(Open::No, |f| Open::Write(std::io::BufWriter::new(f)));
    truth(ok)
}
fn not_open() -> HocError {
    HocError::new("the File is not open")
}
/// Writes text to a File object.
pub fn write_text(cx: &mut Cx<'_>, object: &Object, text: &str) -> Result<(), HocError> {
    write_bytes(cx, object, text.as_bytes())
}
fn write_bytes(cx: &mut Cx<'_>, object: &Object, bytes: &[u8]) -> Result<(), HocError> {
    match &mut file(cx, object)?.open {
        Open::Write(writer) => writer.write_all(bytes).map_err(|e| HocError::new(e.to_string())),
        _ => Err(not_open()),
    }
}
fn gets(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let Open::Read { bytes, at, .. } = &mut file(cx, object)?.open else { return Err(not_open()) };
    if *at >= bytes.len() {
        return number(-1.0);
    }
    let end = bytes[*at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |i| *at + i + 1);
    let line = crate::files::decode(bytes[*at..end].to_vec());
    *at = end;
    args.set_text(cx, 1, &line)?;
    number(line.len() as f64)
}
fn scanstr(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let Open::Read { bytes, at, .. } = &mut file(cx, object)?.open else { return Err(not_open()) };
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
    let (offset, origin) = (args.number_or(1, 0.0)?, args.number_or(2, 0.0)?);
    let Open::Read { bytes, at, .. } = &mut file(cx, object)?.open else { return number(-1.0) };
    let from = if origin == 1.0 {
        *at as f64
    } else if origin == 2.0 {
        bytes.len() as f64
    } else {
        0.0
    };
    *at = (from + offset).clamp(0.0, bytes.len() as f64) as usize;
    number(0.0)
}
/// The next number; anything else is skipped.
fn next_number(file: &mut File) -> Option<f64> {
    let Open::Read { bytes, at, hit_end } = &mut file.open else { return None };
    let found = scan(bytes, at);
    *hit_end = found.is_none();
    // The position moves behind blanks, so that eof() is true after the last number.
    while bytes.get(*at).is_some_and(u8::is_ascii_whitespace) {
        *at += 1;
    }
    found
}
fn scan(bytes: &[u8], at: &mut usize) -> Option<f64> {
    while *at < bytes.len() {
        let length = number_length(&bytes[*at..]);
        if length > 0 {
            let text = std::str::from_utf8(&bytes[*at..*at + length]).ok()?;
            *at += length;
            return text.parse().ok();
        }
        *at += 1;
    }
    None
}
/// Length of the number a text begins with; 0 when it begins with something else.
pub fn number_length(bytes: &[u8]) -> usize {
    let digits =
        |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut i = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut n = digits(i);
    i += n;
    if bytes.get(i) == Some(&b'.') {
        let fraction = digits(i + 1);
        if n + fraction > 0 {
            i += 1 + fraction;
        }
        n += fraction;
    }
    if n == 0 {
        return 0;
    }
    if matches!(bytes.get(i), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(i + 1), Some(b'+' | b'-')));
        let exponent = digits(i + 1 + sign);
        if exponent > 0 {
            i += 1 + sign + exponent;
        }
    }
    i
}
/// The next number, which has to come.
pub fn scan_number(cx: &mut Cx<'_>, object: &Object) -> Result<f64, HocError> {
    let file = file(cx, object)?;
    if !matches!(file.open, Open::Read { .. }) {
        return Err(not_open());
    }
    next_number(file).ok_or_else(|| HocError::new("EOF in fscan"))
}
/// For `Vector.scanf`: up to `n` numbers (all when negative), column `column` of `columns`.
pub fn scan_numbers(
    cx: &mut Cx<'_>,
    object: &Object,
    n: f64,
    column: usize,
    columns: usize,
) -> Result<Vec<f64>, HocError> {
    let file = file(cx, object)?;
    if !matches!(file.open, Open::Read { .. }) {
        return Err(not_open());
    }
    let mut found = Vec::new();
    let mut position = 0;
    while n < 0.0 || (found.len() as f64) < n {
        let Some(x) = next_number(file) else { break };
        position += 1;
        if columns <= 1 || position == column {
            found.push(x);
        }
        if position >= columns {
            position = 0;
        }
    }
    Ok(found)
}
/// `Vector.vwrite`: count and kind, then the numbers (kind 4: double, 3: float).
pub fn write_binary(cx: &mut Cx<'_>, object: &Object, data: &[f64], kind: i64) -> Result<(), HocError> {
    let kind: i32 = if kind == 3 { 3 } else { 4 };
    let mut bytes = Vec::with_capacity(8 + 8 * data.len());
    bytes.extend((data.len() as i32).to_ne_bytes());
    bytes.extend(kind.to_ne_bytes());
    for x in data {
        if kind == 3 { bytes.extend((*x as f32).to_ne_bytes()) } else { bytes.extend(x.to_ne_bytes()) }
    }
    write_bytes(cx, object, &bytes)
}
/// `Vector.vread`.
pub fn read_binary(cx: &mut Cx<'_>, object: &Object) -> Result<Option<Vec<f64>>, HocError> {
    let Open::Read { bytes, at, .. } = &mut file(cx, object)?.open else { return Err(not_open()) };
    let word =
        |i: usize| bytes.get(*at + i..*at + i + 4).and_then(|b| b.try_into().ok()).map(i32::from_ne_bytes);
    let (Some(n), Some(kind)) = (word(0), word(4)) else { return Ok(None) };
    let size = if kind == 3 { 4 } else { 8 };
    let Ok(n) = usize::try_from(n) else { return Ok(None) };
    let Some(body) = bytes.get(*at + 8..*at + 8 + n * size) else { return Ok(None) };
    let numbers = body.chunks_exact(size).map(|c| match size {
        4 => c.try_into().map_or(0.0, |b| f64::from(f32::from_ne_bytes(b))),
        _ => c.try_into().map_or(0.0, f64::from_ne_bytes),
    });
    let found = numbers.collect();
    *at += 8 + n * size;
    Ok(Some(found))
}
/// `Vector.fwrite`: nothing but the numbers.
pub fn write_numbers(cx: &mut Cx<'_>, object: &Object, data: &[f64]) -> Result<(), HocError> {
    let bytes: Vec<u8> = data.iter().flat_map(|x| x.to_ne_bytes()).collect();
    write_bytes(cx, object, &bytes)
}
/// `Vector.fread`: `n` numbers of a kind (4: double, 3: float, 5: short, 2: unsigned short, 1: char); 0 behind the end.
pub fn read_numbers(cx: &mut Cx<'_>, object: &Object, n: usize, kind: i64) -> Result<Vec<f64>, HocError> {
    let Open::Read { bytes, at, .. } = &mut file(cx, object)?.open else { return Err(not_open()) };
    let size = match kind {
        1 => 1,
        2 | 5 => 2,
        3 => 4,
        4 => 8,
        _ => return Err(crate::texts::argument_out_of_range()),
    };
    let body = bytes.get(*at..).unwrap_or_default();
    let body = &body[..body.len().min(n.saturating_mul(size))];
    *at += body.len();
    let mut found: Vec<f64> = body.chunks_exact(size).map(|chunk| one_number(chunk, kind)).collect();
    found.resize(n, 0.0);
    Ok(found)
}
fn one_number(chunk: &[u8], kind: i64) -> f64 {
    match (kind, chunk) {
        (1, [a]) => f64::from(*a as i8),
        (2, [a, b]) => f64::from(u16::from_ne_bytes([*a, *b])),
        (5, [a, b]) => f64::from(i16::from_ne_bytes([*a, *b])),
        (3, [a, b, c, d]) => f64::from(f32::from_ne_bytes([*a, *b, *c, *d])),
        _ => chunk.try_into().map_or(0.0, f64::from_ne_bytes),
    }
}
/// `Vector.scantil`: column `column` of `columns`, up to a number that equals `end`, which has to come.
pub fn scan_until(
    cx: &mut Cx<'_>,
    object: &Object,
    end: f64,
    column: usize,
    columns: usize,
) -> Result<Vec<f64>, HocError> {
    let file = file(cx, object)?;
    if !matches!(file.open, Open::Read { .. }) {
        return Err(not_open());
    }
    let mut found = Vec::new();
    let mut position = 1;
    loop {
        let x = next_number(file).ok_or_else(|| HocError::new("EOF in fscan"))?;
        // Behind the wanted column nothing ends it.
        if x == end && position <= column {
            return Ok(found);
        }
        if position == column {
            found.push(x);
        }
        position = if position >= columns { 1 } else { position + 1 };
    }
}
