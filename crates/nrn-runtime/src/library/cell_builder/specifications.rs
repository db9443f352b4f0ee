//! What a section or a subset is given: `GeoSpec` (shape and segments), `FakeMechStan` (Ra and cm), and `MStanWrap`, which
//! holds one of these or a MechanismStandard.

use super::describe::Geometry;
use crate::args::number;
use crate::library::call::{Call, done};
use crate::library::rows::Template;
use hoc_vm::{HocError, Value};

/// Kind and value of a specification of shape.
pub static SPECIFICATION: Template = Template {
    name: "GeoSpec",
    public: "type, value, oldval, snlist, panel, action, changed, update, chk, name, set_default",
    numbers: &["type", "value", "oldval"],
    objects: "snlist, this",
    procs: &[
        ("init", |call| start(call, |kind| Geometry::initial(kind as usize))),
        ("set_default", remember),
        ("name", |call| {
            let me = call.me()?;
            let kind = call.number_of(&me, "type")?;
            call.set_text(1, Geometry::label(kind.max(0.0) as usize))?;
            done()
        }),
    ],
    funcs: &[("changed", changed)],
    shows: &["panel", "action", "update", "chk"],
    ..Template::EMPTY
};

/// Ra (0) or cm (1) as if it were a mechanism.
pub static WHOLE_CELL: Template = Template {
    name: "FakeMechStan",
    public: "type, value, oldval, panel, action, changed, chk, name, set_default, count",
    numbers: &["type", "value", "oldval"],
    procs: &[
        ("init", |call| start(call, |kind| if kind == 0.0 { 35.4 } else { 1.0 })),
        ("set_default", remember),
        ("name", |call| {
            let me = call.me()?;
            let name = if call.number_of(&me, "type")? == 0.0 { "Ra" } else { "cm" };
            call.set_text(1, name)?;
            done()
        }),
    ],
    funcs: &[("changed", changed), ("count", |_| number(1.0))],
    shows: &["panel", "action", "chk"],
    ..Template::EMPTY
};

/// `new MStanWrap(values, is it a mechanism?)`
pub static WRAP: Template = Template {
    name: "MStanWrap",
    public: "ms, msold, is_ms, box, changed, set_default",
    numbers: &["is_ms"],
    objects: "ms, msold, box",
    procs: &[
        ("init", |call| {
            let (me, held, is_mechanism) = (call.me()?, call.object(1)?, call.number(2)?);
            call.set_object_of(&me, "ms", held)?;
            call.set_number_of(&me, "is_ms", is_mechanism)?;
            done()
        }),
        ("set_default", |_| done()),
    ],
    funcs: &[("changed", |_| number(0.0))],
    ..Template::EMPTY
};

fn start(call: &mut Call<'_, '_>, initial: fn(f64) -> f64) -> Result<Value, HocError> {
    let (me, kind) = (call.me()?, call.number(1)?);
    call.set_number_of(&me, "type", kind)?;
    call.set_number_of(&me, "value", initial(kind))?;
    remember(call)
}
/// The value as it is now counts as unchanged.
fn remember(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let value = call.number_of(&me, "value")?;
    call.set_number_of(&me, "oldval", value)?;
    done()
}
fn changed(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (now, before) = (call.number_of(&me, "value")?, call.number_of(&me, "oldval")?);
    number(f64::from(u8::from(now != before)))
}
