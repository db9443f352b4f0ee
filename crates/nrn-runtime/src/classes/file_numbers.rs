//! Numbers in files: words that are numbers, and numbers as they are in memory.

use super::file::{File, Open, file_argument, opened, write_bytes};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::texts;
use hoc_vm::{HocError, Object, Pointer, Value};

/// The next number of a file that is read. `None` at its end, and for a file that is written.
pub fn next_number(file: &mut File) -> Option<f64> {
    let Open::Read { bytes, at } = &mut file.open else { return None };
    let (found, length) = number_in(bytes.get(*at..)?);
    *at += length;
    found
}

/// The first word that begins with a number, and the length of the text up to the word behind it.
///
/// Other words are skipped, also those that begin with `i` or `n` (inf, nan), unless a sign stands in front.
pub fn number_in(text: &[u8]) -> (Option<f64>, usize) {
    let blanks = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|b| b.is_ascii_whitespace()).count()
    };
    let mut at = blanks(0);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.iter().take(LONGEST_WORD).take_while(|b| !b.is_ascii_whitespace()).count();
        if length == 0 {
            return (None, text.len());
        }
        // What is left begins with a word, so that eof() is true after the last number.
        at = blanks(at + length);
        if let Some(x) = rest.get(..length).and_then(word_number) {
            return (Some(x), at);
        }
    }
}
const LONGEST_WORD: usize = 255;

fn word_number(word: &[u8]) -> Option<f64> {
    if let Some(digits) = word.strip_prefix(b"0x").or(word.strip_prefix(b"0X")) {
        let n = digits.iter().take_while(|b| b.is_ascii_hexdigit()).count();
        let digits = std::str::from_utf8(digits.get(..n)?).ok()?;
        return u64::from_str_radix(digits, 16).ok().map(|x| x as f64);
    }
    if let Some((b'+' | b'-', name)) = word.split_first().map(|(sign, name)| (*sign, name)) {
        let begins = |with: &[u8]| name.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
        let sign = if word.starts_with(b"-") { -1.0 } else { 1.0 };
        if begins(b"inf") {
            return Some(sign * f64::INFINITY);
        }
        if begins(b"nan") {
            return Some(sign * f64::NAN);
        }
    }
    let n = number_length(word);
    std::str::from_utf8(word.get(..n)?).ok()?.parse().ok()
}
/// Length of the number a text begins with; 0 when it begins with something else.
fn number_length(bytes: &[u8]) -> usize {
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
/// The next number of a File, which has to come.
pub fn scan_number(cx: &mut Cx<'_>, object: &Object) -> Result<f64, HocError> {
    next_number(opened(cx, object)?).ok_or_else(texts::end_of_file)
}
fn at_end(file: &File) -> bool {
    match &file.open {
        Open::Read { bytes, at } => *at >= bytes.len(),
        _ => true,
    }
}
/// For `Vector.scanf`: up to `n` numbers (all when negative), column `column` of `columns`.
pub fn scan_numbers(
    cx: &mut Cx<'_>,
    args: &Args<'_>,
    n: f64,
    column: usize,
    columns: usize,
) -> Result<Vec<f64>, HocError> {
    let object = file_argument(cx, args, 1)?;
    let file = opened(cx, &object)?;
    let mut found = Vec::new();
    while (n < 0.0 || (found.len() as f64) < n) && !at_end(file) {
        for _ in 1..column {
            next_number(file);
        }
        // A row that ends early gives 0.
        found.push(next_number(file).unwrap_or(0.0));
        for _ in column..columns {
            next_number(file);
        }
    }
    Ok(found)
}
/// `Vector.scantil`: column `column` of `columns`, up to a number that equals `end`, which has to come.
pub fn scan_until(
    cx: &mut Cx<'_>,
    args: &Args<'_>,
    end: f64,
    column: usize,
    columns: usize,
) -> Result<Vec<f64>, HocError> {
    let object = file_argument(cx, args, 1)?;
    let file = opened(cx, &object)?;
    let mut found = Vec::new();
    let mut position = 1;
    loop {
        let x = next_number(file).ok_or_else(texts::end_of_file)?;
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
/// `Vector.vwrite`: count and kind, for 1 and 2 also scale and smallest number, then the numbers (1: 8 bits, 2: 16 bits,
/// 3: float, 4: double, 5: int).
pub fn write_vector(cx: &mut Cx<'_>, args: &Args<'_>, data: &[f64], kind: i32) -> Result<(), HocError> {
    let object = file_argument(cx, args, 1)?;
    let mut bytes = Vec::with_capacity(24 + 8 * data.len());
    bytes.extend((data.len() as i32).to_ne_bytes());
    bytes.extend(kind.to_ne_bytes());
    let least = data.iter().copied().fold(f64::INFINITY, f64::min);
    let range = data.iter().copied().fold(f64::NEG_INFINITY, f64::max) - least;
    let steps = if kind == 1 { 255.0 } else { 65535.0 };
    let scale = if range > 0.0 { steps / range } else { 1.0 };
    if kind <= 2 {
        bytes.extend(scale.to_ne_bytes());
        bytes.extend(least.to_ne_bytes());
    }
    for x in data {
        match kind {
            1 => bytes.push(((x - least) * scale - 128.0) as i8 as u8),
            2 => bytes.extend((((x - least) * scale) as u16).to_ne_bytes()),
            3 => bytes.extend((*x as f32).to_ne_bytes()),
            5 => bytes.extend((*x as i32).to_ne_bytes()),
            _ => bytes.extend(x.to_ne_bytes()),
        }
    }
    write_bytes(cx, &object, &bytes)
}
/// `Vector.vread`; `None` at the end.
pub fn read_vector(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Option<Vec<f64>>, HocError> {
    let object = file_argument(cx, args, 1)?;
    let Open::Read { bytes, at } = &mut opened(cx, &object)?.open else { return Ok(None) };
    let part = |from: usize, n: usize| bytes.get(*at + from..*at + from + n);
    let word = |from: usize| part(from, 4).and_then(|b| b.try_into().ok()).map(i32::from_ne_bytes);
    let double = |from: usize| part(from, 8).and_then(|b| b.try_into().ok()).map(f64::from_ne_bytes);
    let (Some(n), Some(kind)) = (word(0), word(4)) else { return Ok(None) };
    let (size, first) = match kind {
        1 => (1, 24),
        2 => (2, 24),
        3 | 5 => (4, 8),
        _ => (8, 8),
    };
    let (scale, least) = (double(8).unwrap_or(1.0), double(16).unwrap_or(0.0));
    let Some(length) = usize::try_from(n).ok().and_then(|n| n.checked_mul(size)) else { return Ok(None) };
    let Some(body) = part(first, length) else { return Ok(None) };
    let one = |chunk: &[u8]| match (kind, chunk) {
        (1, [a]) => (f64::from(*a as i8) + 128.0) / scale + least,
        (2, [a, b]) => f64::from(u16::from_ne_bytes([*a, *b])) / scale + least,
        (3, [a, b, c, d]) => f64::from(f32::from_ne_bytes([*a, *b, *c, *d])),
        (5, [a, b, c, d]) => f64::from(i32::from_ne_bytes([*a, *b, *c, *d])),
        _ => chunk.try_into().map_or(0.0, f64::from_ne_bytes),
    };
    let found = body.chunks_exact(size).map(one).collect();
    *at += first + length;
    Ok(Some(found))
}
/// `Vector.fwrite`: nothing but the numbers.
pub fn write_numbers(cx: &mut Cx<'_>, args: &Args<'_>, data: &[f64]) -> Result<(), HocError> {
    let object = file_argument(cx, args, 1)?;
    let bytes: Vec<u8> = data.iter().flat_map(|x| x.to_ne_bytes()).collect();
    write_bytes(cx, &object, &bytes)
}
/// `Vector.fread`: `n` numbers of a kind (4: double, 3: float, 5: short, 2: unsigned short, 1: char); 0 behind the end.
pub fn read_numbers(cx: &mut Cx<'_>, args: &Args<'_>, n: usize, kind: i64) -> Result<Vec<f64>, HocError> {
    let object = file_argument(cx, args, 1)?;
    let Open::Read { bytes, at } = &mut opened(cx, &object)?.open else { return Ok(vec![0.0; n]) };
    let size = match kind {
        1 => 1,
        2 | 5 => 2,
        3 => 4,
        4 => 8,
        _ => return Err(texts::argument_out_of_range()),
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
/// How many doubles, and the first of them, from `([n,] &x)`.
fn places(args: &Args<'_>) -> Result<(usize, Pointer), HocError> {
    if args.is_number(1) { Ok((args.size(1)?, args.pointer(2)?)) } else { Ok((1, args.pointer(1)?)) }
}
/// `File.vwrite`.
pub fn write_doubles(cx: &mut Cx<'_>, f: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (n, first) = places(args)?;
    for i in 0..n {
        let place = cx.behind(&first, i as u32);
        let x = cx.read(&place)?;
        write_bytes(cx, f, &x.to_ne_bytes())?;
    }
    number(n as f64)
}
/// `File.vread`.
pub fn read_doubles(cx: &mut Cx<'_>, f: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (n, first) = places(args)?;
    for i in 0..n {
        let Open::Read { bytes, at } = &mut opened(cx, f)?.open else { return number(i as f64) };
        let Some(word) = bytes.get(*at..*at + 8).and_then(|b| b.try_into().ok()) else {
            *at = bytes.len();
            return number(i as f64);
        };
        *at += 8;
        let place = cx.behind(&first, i as u32);
        cx.write(&place, f64::from_ne_bytes(word))?;
    }
    number(n as f64)
}
