//! printf, sprint, sscanf, strcmp.

use crate::error::HocError;
use crate::format::Conversion;
use crate::host::Host;
use crate::machine::Vm;
use crate::value::Value;

/// Writes `args` as the format `args[at]` says.
pub(crate) fn format_values(vm: &Vm, args: &[Value], at: usize, name: &str) -> Result<String, HocError> {
    let format = vm.string_argument(args, at)?;
    let mut next = at + 1;
    let mut text = String::new();
    let mut rest: &str = &format;
    while let Some(percent) = rest.find('%') {
        text.push_str(rest.get(..percent).unwrap_or_default());
        let behind = rest.get(percent + 1..).unwrap_or_default();
        let read = Conversion::read(behind, || number(args, &mut next, name))?;
        let Some((conversion, after)) = read else {
            text.push_str(rest.get(percent..).unwrap_or_default());
            return Ok(text);
        };
        match conversion.letter {
            'd' | 'o' | 'x' => text.push_str(&conversion.integer(number(args, &mut next, name)?)),
            'c' => text.push_str(&conversion.character(number(args, &mut next, name)?)),
            'f' | 'e' | 'g' => text.push_str(&conversion.real(number(args, &mut next, name)?)),
            's' => {
                let value = args.get(next).ok_or_else(|| missing(name))?;
                next += 1;
                let piece = match vm.value_object(value) {
                    Some(Some(object)) => vm.object_name(&object).into(),
                    Some(None) => "NULLobject".into(),
                    None => {
                        vm.value_string(value).ok_or_else(|| HocError::new("Expecting string argument"))?
                    }
                };
                text.push_str(&conversion.string(&piece));
            }
            '%' => text.push('%'),
            _ => {
                // A conversion HOC does not know stays as it is, and the next percent sign only ends it.
                let length = behind.len() - after.len();
                text.push('%');
                text.push_str(behind.get(..length).unwrap_or_default());
                if let Some((before, beyond)) = after.split_once('%') {
                    text.push_str(before);
                    rest = beyond;
                    continue;
                }
            }
        }
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

fn missing(name: &str) -> HocError {
    HocError::new(format!("{name} not enough arguments"))
}

fn number(args: &[Value], next: &mut usize, name: &str) -> Result<f64, HocError> {
    if *next >= args.len() {
        return Err(missing(name));
    }
    *next += 1;
    Vm::number_argument(args, *next - 1)
}

pub(super) fn printf(vm: &mut Vm, host: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let text = format_values(vm, args, 0, "printf")?;
    host.print(&text);
    Ok(Value::Number(text.len() as f64))
}

/// Bytes of a string that sprint makes.
const LONGEST_STRING: usize = 1 << 24;

pub(super) fn sprint(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let text = format_values(vm, args, 1, "sprint")?;
    if text.len() > LONGEST_STRING {
        return Err(HocError::new("sprint: the string is too long"));
    }
    match args.first() {
        Some(Value::StringPlace(place)) => {
            vm.set_string(*place, &text);
        }
        Some(Value::String(_)) => {}
        _ => return Err(HocError::new("Expecting string argument")),
    }
    Ok(Value::Number(1.0))
}

pub(super) fn strcmp(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let a = vm.string_argument(args, 0)?;
    let b = vm.string_argument(args, 1)?;
    let differ = a.bytes().zip(b.bytes()).find(|(a, b)| a != b);
    let order = match differ {
        Some((a, b)) => f64::from(a) - f64::from(b),
        None => {
            let rest =
                |longer: &str, shorter: &str| longer.as_bytes().get(shorter.len()).copied().unwrap_or(0);
            f64::from(rest(&a, &b)) - f64::from(rest(&b, &a))
        }
    };
    Ok(Value::Number(order))
}

/// What a conversion of sscanf takes from the text.
struct Scanner<'t> {
    rest: &'t str,
    read: usize,
}

impl<'t> Scanner<'t> {
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.read += taken.len();
        taken
    }

    fn blanks(&mut self) {
        let length = self.rest.len() - self.rest.trim_start().len();
        self.take(length);
    }

    /// Characters for which `fits` holds, `width` at most; None when there is not one.
    fn run(&mut self, width: usize, fits: impl Fn(char) -> bool) -> Option<&'t str> {
        let length: usize = self.rest.chars().take(width).take_while(|c| fits(*c)).map(char::len_utf8).sum();
        if length == 0 { None } else { Some(self.take(length)) }
    }

    fn integer(&mut self, width: usize, base: u32) -> Option<f64> {
        self.blanks();
        let text: String = self.rest.chars().take(width).collect();
        let sign = usize::from(text.starts_with(['+', '-']));
        let mut from = sign;
        let mut base = base;
        let prefix = text.get(sign..).unwrap_or_default();
        if (base == 16 || base == 0) && (prefix.starts_with("0x") || prefix.starts_with("0X")) {
            from += 2;
            base = 16;
        } else if base == 0 {
            base = if prefix.starts_with('0') { 8 } else { 10 };
        }
        let digits = text.get(from..).unwrap_or_default().chars().take_while(|c| c.is_digit(base)).count();
        if digits == 0 {
            return None;
        }
        let value = i64::from_str_radix(text.get(from..from + digits)?, base).ok()?;
        self.take(from + digits);
        Some(if text.starts_with('-') { -value as f64 } else { value as f64 })
    }

    fn real(&mut self, width: usize) -> Option<f64> {
        self.blanks();
        let text: String = self.rest.chars().take(width).take_while(char::is_ascii).collect();
        let lower = text.to_ascii_lowercase();
        let unsigned = lower.trim_start_matches(['+', '-']);
        let named = ["infinity", "inf", "nan"].into_iter().find(|name| unsigned.starts_with(name));
        let longest = named.map_or(text.len(), |name| lower.len() - unsigned.len() + name.len());
        let fits = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
        let most = if named.is_some() { longest } else { text.chars().take_while(|c| fits(*c)).count() };
        (1..=most).rev().find_map(|length| {
            let x = text.get(..length)?.parse().ok()?;
            self.take(length);
            Some(x)
        })
    }
}

pub(super) fn sscanf(vm: &mut Vm, host: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let text = vm.string_argument(args, 0)?;
    let format = vm.string_argument(args, 1)?;
    let mut scanner = Scanner { rest: &text, read: 0 };
    let mut next = 2;
    let mut n = 0.0;
    let mut rest: &str = &format;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if c.is_whitespace() {
            scanner.blanks();
            continue;
        }
        if c != '%' {
            if !scanner.rest.starts_with(c) {
                break;
            }
            scanner.take(c.len_utf8());
            continue;
        }
        let (conversion, after) = Scan::read(rest, next)?;
        rest = after;
        let ended = scanner.rest.trim_start().is_empty() && conversion.letter != 'n';
        let Some(found) = conversion.apply(&mut scanner) else {
            if ended && n == 0.0 {
                n = -1.0;
            }
            break;
        };
        if conversion.skip || conversion.letter == '%' {
            continue;
        }
        store(vm, host, args, next, found)?;
        next += 1;
        n += if conversion.letter == 'n' { 0.0 } else { 1.0 };
    }
    Ok(Value::Number(n))
}

enum Found {
    Number(f64),
    Text(String),
}

fn store(vm: &mut Vm, host: &mut dyn Host, args: &[Value], at: usize, found: Found) -> Result<(), HocError> {
    match (found, args.get(at)) {
        (_, None) => Err(HocError::new(format!("scan error: missing arg {}", at + 1))),
        (Found::Number(x), Some(Value::Pointer(pointer))) => vm.write_pointer(host, pointer, x),
        (Found::Number(_), _) => {
            Err(HocError::new(format!("scan error: arg {} must be a pointer to a number", at + 1)))
        }
        (Found::Text(text), Some(Value::StringPlace(place))) => {
            vm.set_string(*place, &text);
            Ok(())
        }
        (Found::Text(_), _) => Err(HocError::new(format!("scan error: arg {} must be a string", at + 1))),
    }
}

/// One `%...` of sscanf.
struct Scan<'t> {
    skip: bool,
    width: usize,
    letter: char,
    set: &'t str,
}

impl<'t> Scan<'t> {
    fn read(text: &'t str, arg: usize) -> Result<(Self, &'t str), HocError> {
        let incomplete =
            || HocError::new(format!("scan error: incomplete format specifier for arg {}", arg + 1));
        let skip = text.starts_with('*');
        let text = text.get(usize::from(skip)..).unwrap_or_default();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let width = text.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX);
        let text = text.get(digits..).unwrap_or_default().trim_start_matches(['l', 'h']);
        let letter = text.chars().next().ok_or_else(incomplete)?;
        let mut after = text.get(letter.len_utf8()..).unwrap_or_default();
        let mut set = "";
        match letter {
            '[' => {
                let first = usize::from(after.starts_with('^'));
                let from = first + usize::from(after.get(first..).unwrap_or_default().starts_with(']'));
                let end = after.get(from..).and_then(|tail| tail.find(']')).ok_or_else(incomplete)? + from;
                set = after.get(..end).unwrap_or_default();
                after = after.get(end + 1..).unwrap_or_default();
            }
            'd' | 'i' | 'o' | 'u' | 'x' | 'e' | 'f' | 'g' | 's' | 'c' | 'n' | '%' => {}
            _ => {
                return Err(HocError::new(format!(
                    "scan error: unknown conversion specifier for arg {}",
                    arg + 1
                )));
            }
        }
        Ok((Scan { skip, width, letter, set }, after))
    }

    fn apply(&self, scanner: &mut Scanner<'_>) -> Option<Found> {
        match self.letter {
            'd' | 'u' => scanner.integer(self.width, 10).map(Found::Number),
            'i' => scanner.integer(self.width, 0).map(Found::Number),
            'o' => scanner.integer(self.width, 8).map(Found::Number),
            'x' => scanner.integer(self.width, 16).map(Found::Number),
            'e' | 'f' | 'g' => scanner.real(self.width).map(Found::Number),
            'c' => {
                let c = scanner.rest.chars().next()?;
                scanner.take(c.len_utf8());
                Some(Found::Number(f64::from(u32::from(c))))
            }
            's' => {
                scanner.blanks();
                scanner.run(self.width, |c| !c.is_whitespace()).map(|text| Found::Text(text.to_owned()))
            }
            '[' => {
                let negate = self.set.starts_with('^');
                let set = self.set.get(usize::from(negate)..).unwrap_or_default();
                scanner.run(self.width, |c| in_set(set, c) != negate).map(|text| Found::Text(text.to_owned()))
            }
            '%' => {
                scanner.blanks();
                scanner.rest.starts_with('%').then(|| Found::Text(scanner.take(1).to_owned()))
            }
            _ => Some(Found::Number(scanner.read as f64)),
        }
    }
}

/// Is `c` in the set of a `%[...]`, with ranges like `a-z`?
fn in_set(set: &str, c: char) -> bool {
    let chars: Vec<char> = set.chars().collect();
    let mut ix = 0;
    while let Some(first) = chars.get(ix) {
        match (chars.get(ix + 1), chars.get(ix + 2)) {
            (Some('-'), Some(last)) => {
                if (*first..=*last).contains(&c) {
                    return true;
                }
                ix += 3;
            }
            _ => {
                if *first == c {
                    return true;
                }
                ix += 1;
            }
        }
    }
    false
}
