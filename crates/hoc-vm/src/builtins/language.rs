//! Functions about the program itself.

use crate::error::HocError;
use crate::host::Host;
use crate::machine::{ClassRef, SymbolKind, Vm};
use crate::value::{Object, Place, Value};

fn number(x: f64) -> Result<Value, HocError> {
    Ok(Value::Number(x))
}

fn object_argument(vm: &Vm, args: &[Value], ix: usize) -> Result<Option<Object>, HocError> {
    let value = args.get(ix).ok_or_else(|| HocError::new(super::TOO_FEW))?;
    vm.value_object(value).ok_or_else(|| HocError::new("argument must be an object"))
}

pub(super) fn numarg(vm: &mut Vm, _: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    number(vm.caller_arguments().map_or(0.0, |args| args.len() as f64))
}

pub(super) fn argtype(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let ix = Vm::number_argument(args, 0)?;
    let Some(given) = vm.caller_arguments() else {
        return Err(HocError::new("argtype can only be called in a func or proc"));
    };
    let ix = if ix < 1.0 { usize::MAX } else { ix as usize - 1 };
    number(match given.get(ix) {
        None => -1.0,
        Some(Value::Number(_)) => 0.0,
        Some(Value::Object(_) | Value::ObjectPlace(_) | Value::Section(_)) => 1.0,
        Some(Value::String(_) | Value::StringPlace(_)) => 2.0,
        Some(Value::Pointer(_)) => 3.0,
    })
}

pub(super) fn execute(vm: &mut Vm, host: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let text = vm.string_argument(args, 0)?;
    let this = if args.len() > 1 { object_argument(vm, args, 1)? } else { None };
    let text = match text.strip_prefix('~') {
        Some(rest) => format!("{rest}\n"),
        None => format!("{{{text}}}\n"),
    };
    vm.run_noted(host, &text, this.as_ref(), "execute", args)?;
    number(0.0)
}

pub(super) fn execute1(vm: &mut Vm, host: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let text = vm.string_argument(args, 0)?;
    let (mut this, mut show) = (None, true);
    match args.get(1) {
        Some(Value::Number(x)) => show = *x != 0.0,
        Some(_) => {
            this = object_argument(vm, args, 1)?;
            show = args.get(2).is_none_or(|value| !matches!(value, Value::Number(x) if *x == 0.0));
        }
        None => {}
    }
    let before = vm.set_error_messages(show);
    let result = vm.run_noted(host, &format!("{text}\n"), this.as_ref(), "execute1", args);
    vm.set_error_messages(before);
    match result {
        Err(error) if error.quit.is_some() || error.stop => Err(error),
        other => number(f64::from(u8::from(other.is_ok()))),
    }
}

pub(super) fn execerror(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    if args.is_empty() {
        return Err(HocError::silent(""));
    }
    let mut text = vm.string_argument(args, 0)?.to_string();
    if args.len() > 1 {
        text = format!("{text} {}", vm.string_argument(args, 1)?);
    }
    Err(HocError::new(text))
}

pub(super) fn quit(_: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let status = if args.is_empty() { 0.0 } else { Vm::number_argument(args, 0)? };
    Err(HocError::quit(status as i32))
}

pub(super) fn show_errmess_always(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let x = Vm::number_argument(args, 0)?;
    vm.set_error_messages_always(x != 0.0);
    number(x)
}

pub(super) fn name_declared(vm: &mut Vm, host: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let name = vm.string_argument(args, 0)?;
    let scope = if args.len() > 1 { Vm::number_argument(args, 1)? } else { 0.0 };
    let member = if scope == 1.0 { vm.this().and_then(|this| vm.member_symbol(&this, &name)) } else { None };
    let kind = match member {
        Some((kind, _)) => Some(kind),
        None => vm.symbol_or_host(host, &name),
    };
    use crate::host::HostName;
    number(match kind {
        // Where sections of Python are found; there from the beginning.
        None if &*name == "_pysec" => 2.0,
        None => 0.0,
        Some(SymbolKind::Object(_)) => 2.0,
        Some(SymbolKind::Section(_)) => 3.0,
        Some(SymbolKind::String) => 4.0,
        Some(SymbolKind::Array(_)) => {
            if scope == 2.0 {
                6.0
            } else {
                5.0
            }
        }
        Some(SymbolKind::Host(HostName::SectionProperty(_))) => {
            if scope == 2.0 {
                8.0
            } else {
                5.0
            }
        }
        Some(SymbolKind::Host(HostName::Variable(_, length))) => {
            if scope == 2.0 && length > 0 {
                6.0
            } else {
                5.0
            }
        }
        Some(SymbolKind::Number) => 5.0,
        Some(_) => 1.0,
    })
}

pub(super) fn object_id(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let object = object_argument(vm, args, 0)?;
    let by_index = args.len() > 1 && Vm::number_argument(args, 1)? == 1.0;
    number(match object {
        Some(object) if by_index => f64::from(vm.object_index(&object)),
        Some(object) => object.id() as f64 + 1.0,
        None if by_index => -1.0,
        None => 0.0,
    })
}

pub(super) fn object_push(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let object = object_argument(vm, args, 0)?;
    if object.as_ref().is_some_and(|object| matches!(vm.class(object), Some(ClassRef::Host(_)))) {
        return Err(HocError::new("Can't do object_push for built-in class"));
    }
    vm.push_object(object);
    number(0.0)
}

pub(super) fn object_pop(vm: &mut Vm, _: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    if !vm.pop_pushed() {
        return Err(HocError::new("object context stack underflow"));
    }
    number(0.0)
}

pub(super) fn object_pushed(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    if args.is_empty() {
        return Err(HocError::new("object_pushed not enough arguments"));
    }
    let below = Vm::number_argument(args, 0)?;
    if !(0.0..=vm.n_pushed() as f64).contains(&below) {
        return Err(HocError::new("Arg out of range in user function"));
    }
    Ok(Value::Object(vm.pushed_object(below as usize)))
}

pub(super) fn allobjects(vm: &mut Vm, host: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    if let Some(value) = args.first() {
        if let Some(object) = vm.value_object(value) {
            // The handle just made and, for an argument by value, the argument itself do not count.
            let extra = 1 + usize::from(matches!(value, Value::Object(_)));
            return number(object.map_or(0.0, |object| (object.references() - extra) as f64));
        }
        let class = vm.string_argument(args, 0)?;
        list_objects(vm, host, &class);
        return number(0.0);
    }
    for (class, count) in vm.classes(host) {
        if count > 0 {
            list_objects(vm, host, &class);
        }
    }
    number(0.0)
}

fn list_objects(vm: &Vm, host: &mut dyn Host, class: &str) {
    for object in vm.objects_of(class) {
        host.print(&format!("{} with {} refs\n", vm.object_name(&object), object.references() - 1));
    }
}

pub(super) fn allobjectvars(vm: &mut Vm, host: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    host.print("obp _pysec[0] -> NULL\n");
    for (name, kind) in vm.symbols() {
        if let (SymbolKind::Object(dimensions), Some(place)) = (kind, vm.lookup(&name)) {
            list_references(vm, host, &name, &dimensions, place, &mut Vec::new());
        }
    }
    number(0.0)
}

/// What an `objref` refers to, and below it what the references of that object refer to.
fn list_references(
    vm: &mut Vm,
    host: &mut dyn Host,
    name: &str,
    dimensions: &[u32],
    place: Place,
    within: &mut Vec<Object>,
) {
    let margin = "   ".repeat(within.len());
    for element in 0..dimensions.iter().product::<u32>().max(1) {
        let held = if name == "this" {
            within.last().cloned()
        } else {
            vm.object(Place { element, ..place }).flatten()
        };
        let Some(object) = held else {
            host.print(&format!("{margin}obp {name}[{element}] -> NULL\n"));
            continue;
        };
        let (references, shown) = (object.references() - 1, vm.object_name(&object));
        host.print(&format!("{margin}obp {name}[{element}] -> {shown} with {references} refs.\n"));
        if within.contains(&object) {
            continue;
        }
        within.push(object.clone());
        for (name, kind, _) in vm.members(&object) {
            if let (SymbolKind::Object(dimensions), Some(place)) = (kind, vm.member_place(&object, &name)) {
                list_references(vm, host, &name, &dimensions, place, within);
            }
        }
        within.pop();
    }
}

pub(super) fn symbols(vm: &mut Vm, host: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    let mut all = vm.symbols();
    all.retain(|(name, _)| !vm.owns(name));
    let mut list = |title: &str, fits: &dyn Fn(&SymbolKind) -> bool| {
        let names: String = all
            .iter()
            .filter(|(_, kind)| fits(kind))
            .map(|(name, kind)| match kind {
                SymbolKind::Array(sizes) => {
                    let sizes: String = sizes.iter().map(|size| format!("[{size}]")).collect();
                    format!("\t{name}{sizes}")
                }
                _ => format!("\t{name}"),
            })
            .collect();
        host.print(&format!("\n{title}\n{names}\n"));
    };
    list("Builtins", &|kind| *kind == SymbolKind::Builtin);
    list("Other Builtins", &|_| false);
    list("Functions", &|kind| *kind == SymbolKind::Function);
    list("Procedures", &|kind| *kind == SymbolKind::Procedure);
    list("Undefined", &|kind| *kind == SymbolKind::Undefined);
    list("Scalars", &|kind| matches!(kind, SymbolKind::Number | SymbolKind::Array(_)));
    number(0.0)
}

pub(super) fn unix_mac_pc(_: &mut Vm, _: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    number(if cfg!(target_os = "windows") {
        3.0
    } else if cfg!(target_os = "macos") {
        4.0
    } else {
        1.0
    })
}

pub(super) fn use_exp_pow_precision(_: &mut Vm, _: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    number(0.0)
}
