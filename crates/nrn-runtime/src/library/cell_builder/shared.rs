//! What pages, sections and subsets of a builder have in common.

use crate::library::call::{Call, done, value};
use hoc_vm::{HocError, Object, Value};

/// A page knows its builder, and draws on that one's graph.
pub(super) fn belong(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, builder) = (call.me()?, call.object(1)?);
    if call.cx.vm.member_place(&me, "g").is_some()
        && let Some(builder) = &builder
    {
        let graph = call.object_of(builder, "gtopol")?;
        call.set_object_of(&me, "g", graph)?;
    }
    call.set_object_of(&me, "bild", builder)?;
    done()
}
pub(super) fn lists(call: &mut Call<'_, '_>, of: &Object, members: &[&str]) -> Result<Value, HocError> {
    for member in members {
        let list = call.new_object("List", &[])?;
        call.set_object_of(of, member, Some(list))?;
    }
    done()
}
pub(super) fn remove_from(call: &mut Call<'_, '_>, list: &Object, gone: &Object) -> Result<Value, HocError> {
    let at = call.ask(list, "index", &[value(gone)])?;
    if at >= 0.0 {
        call.ask(list, "remove", &[Value::Number(at)])?;
    }
    done()
}
pub(super) fn give_name(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let name = call.text_of(&me, "name_")?;
    call.set_text(1, &name)?;
    done()
}
/// A page is exported with all others: a cell is made in one piece.
pub(super) fn export_whole(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let builder = call.part(&me, "bild")?;
    call.ask(&builder, "cexport", &[])?;
    done()
}
