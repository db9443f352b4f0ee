//! `StringFunctions.references`: who holds an object.

use crate::args::{Args, number};
use crate::cx::Cx;
use hoc_vm::{HocError, Object, Place, SymbolKind, Value};

/// Prints the variables, members and Lists that hold the object that is argument 1.
pub fn print(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let Some(object) = args.object(cx, 1)? else {
        (cx.engine.output)("NULLobject has 0 references\n");
        return number(0.0);
    };
    let lines = find(cx, &object);
    let held = object.references() - temporary(args);
    let first = format!("{} has {} references\n", cx.object_name(&object), held);
    (cx.engine.output)(&first);
    for line in &lines {
        (cx.engine.output)(&format!("   {line}\n"));
    }
    (cx.engine.output)(&format!("  found {} of them\n", lines.len()));
    number(lines.len() as f64)
}
/// References that exist only because of the call: our own, and that of an argument which is the object itself.
fn temporary(args: &Args<'_>) -> usize {
    1 + usize::from(matches!(args.value(1), Ok(Value::Object(_))))
}
fn find(cx: &mut Cx<'_>, object: &Object) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, kind) in cx.vm.symbols() {
        if let (SymbolKind::Object(dims), Some(place)) = (kind, cx.vm.lookup(&name)) {
            lines.extend(variable(cx, object, &name, &dims, place));
        }
    }
    for (class, _) in cx.vm.classes(cx.engine) {
        for owner in cx.vm.objects_of(&class) {
            let own = cx.object_name(&owner);
            for (name, kind, _) in cx.vm.members(&owner) {
                let SymbolKind::Object(dims) = kind else { continue };
                let Some(place) = cx.vm.member_place(&owner, &name) else { continue };
                lines.extend(variable(cx, object, &format!("{own}.{name}"), &dims, place));
            }
        }
    }
    for list in cx.vm.objects_of("List") {
        let own = cx.object_name(&list);
        let items = cx.list_items(&list).unwrap_or_default();
        let found = items.iter().enumerate().filter(|(_, item)| item.as_ref() == Some(object));
        lines.extend(found.map(|(ix, _)| format!("{own}.object({ix})")));
    }
    lines
}
fn variable(cx: &Cx<'_>, object: &Object, name: &str, dims: &[u32], place: Place) -> Vec<String> {
    let n: u32 = dims.iter().product();
    let holds = |element: u32| {
        let place = Place { element, ..place };
        cx.vm.object(place).flatten().as_ref() == Some(object)
    };
    let shown = |ix: u32| if n == 1 { name.to_owned() } else { format!("{name}[{ix}]") };
    (0..n).filter(|ix| holds(*ix)).map(shown).collect()
}
