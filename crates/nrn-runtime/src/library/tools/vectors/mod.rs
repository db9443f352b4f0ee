//! Tools that hold Vectors in a window: `VecWrap` shows and cuts curves, `VectorPlay` plays one into a variable, `GatherVec`
//! collects values of variables.

use super::{saved, window};
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row};
use hoc_vm::{HocError, Value};

mod gather;
mod play;
mod wrap;

/// The files.
pub static WRAP: File = File {
    name: "vecwrap.hoc",
    rows: &[
        Row::Template(&wrap::TOOL),
        Row::Objects("tobj"),
        Row::Proc("makeVecWrap", |call| open(call, "VecWrap")),
    ],
};
/// `VectorPlay`
pub static PLAY: File = File {
    name: "vplay.hoc",
    rows: &[
        Row::Template(&play::TOOL),
        Row::Objects("tobj"),
        Row::Proc("makeVectorPlay", |call| open(call, "VectorPlay")),
    ],
};
/// `GatherVec`
pub static GATHER: File = File {
    name: "gatherv.hoc",
    rows: &[
        Row::Template(&gather::ITEM),
        Row::Template(&gather::TOOL),
        Row::Objects("tobj"),
        Row::Proc("makeGatherVec", |call| open(call, "GatherVec")),
    ],
};

fn open(call: &mut Call<'_, '_>, class: &str) -> Result<Value, HocError> {
    call.new_object(class, &[])?;
    done()
}
/// Window and Graph; without an argument it is shown.
fn begin(call: &mut Call<'_, '_>) -> Result<hoc_vm::Object, HocError> {
    let me = call.me()?;
    window::draw(call, &me, "g", "Graph")?;
    window::make(call, &me, "b", "VBox")?;
    if call.n() == 0 {
        let name = call.cx.object_name(&me);
        window::map(call, &me, "b", &name, 2)?;
    }
    Ok(me)
}
/// What a tool says of itself in a session: its own lines between those that make it and its Graph.
fn say(call: &mut Call<'_, '_>, file: &str, lines: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    let class = call.cx.class_name(&me).to_string();
    let out = format!(
        "load_file(\"{file}\")\n}}\n{{\nocbox_=new {class}(1)\n}}\n{{object_push(ocbox_)}}\n{lines}{{object_pop()}}\n{{\n"
    );
    saved::say(call, &me, "b", &out)?;
    saved::picture(call, &me, "g")?;
    saved::say(call, &me, "b", "ocbox_ = ocbox_.b")
}
