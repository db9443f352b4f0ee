//! `CellBuild`: the builder itself, its pages, and the forms of its sessions.

use super::describe::Cell;
use super::shared::lists;
use crate::args::number;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use hoc_vm::{HocError, Object, Value};

/// Session files of before this version number the kinds of [`super::describe::Geometry`] from 0, without the first two.
pub(super) const RENUMBERED: f64 = 5.7;

/// The builder.
pub static BUILDER: Template = Template {
    name: "CellBuild",
    public: "topol, subsets, geom, memb, manage, all, gtopol, vbox, continuous, file_version_, inhomofuns, leave_, geom_cnt_, changed_, version, changed, consist, cexport, map, page, leave, save_data, append_inhomofun, mech_export",
    numbers: &["continuous", "file_version_", "geom_cnt_", "changed_", "page_", "i"],
    // A session names `save_window_` while the builder is pushed: it gives the pages their graphs by it.
    objects: "topol, subsets, geom, memb, manage, all, gtopol, vbox, inhomofuns, leave_, tobj, save_window_, this",
    procs: &[
        ("init", build),
        ("cexport", |call| {
            let me = call.me()?;
            if call.n() > 0 {
                let on = call.number(1)?;
                call.set_number_of(&me, "continuous", on)?;
            }
            if call.number_of(&me, "continuous")? != 0.0 {
                let cell = Cell::of(call, &me)?;
                call.cx.execute(&super::program::declarations(&cell))?;
                adopt(call, &me, &cell)?;
                call.cx.execute(&super::program::statements(&cell))?;
            }
            done()
        }),
        ("page", |call| {
            let (me, page) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "page_", page)?;
            done()
        }),
        ("map", |call| {
            let (me, title) = (call.me()?, if call.n() > 0 { call.text(1)? } else { "CellBuild".into() });
            window::map(call, &me, "vbox", &title, 2)
        }),
        ("append_inhomofun", |call| {
            let (me, function) = (call.me()?, call.some_object(1)?);
            let list = call.part(&me, "inhomofuns")?;
            call.append(&list, function)?;
            done()
        }),
        ("consist", |call| {
            let me = call.me()?;
            let page = call.part(&me, "subsets")?;
            call.ask(&page, "consist", &[])?;
            done()
        }),
    ],
    funcs: &[
        ("version", |call| {
            let (me, version) = (call.me()?, call.number_or(1, RENUMBERED)?);
            call.set_number_of(&me, "file_version_", version)?;
            if version < RENUMBERED {
                call.print(&format!(
                    "CellBuild data format version {version} is compatible with this version {RENUMBERED}\n but an update to the session file is recommended and will\n prevent this message.\n"
                ));
            }
            number(version)
        }),
        ("changed", |call| {
            let me = call.me()?;
            number(call.number_of(&me, "changed_")?)
        }),
    ],
    shows: &["leave", "save_data"],
    missing: &["mech_export"],
    ..Template::EMPTY
};

fn build(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    call.set_number_of(&me, "file_version_", RENUMBERED)?;
    window::make(call, &me, "vbox", "VBox")?;
    window::draw(call, &me, "gtopol", "Graph")?;
    lists(call, &me, &["inhomofuns", "leave_"])?;
    for (member, class) in [
        ("topol", "CellBuildTopology"),
        ("subsets", "SectionSubsets"),
        ("geom", "CellGeometry"),
        ("memb", "CellMembrane"),
        ("manage", "CellManage"),
    ] {
        let page = call.new_object(class, &[value(&me)])?;
        call.set_object_of(&me, member, Some(page))?;
    }
    let subsets = call.part(&me, "subsets")?;
    call.ask(&subsets, "consist", &[])?;
    let all = call.items_of(&subsets, "snlist")?.first().cloned();
    call.set_object_of(&me, "all", all)?;
    if window::waits(call) { done() } else { window::map(call, &me, "vbox", "CellBuild", 2) }
}
/// New sections stand in the order of the builder's list, and its entries know theirs.
fn adopt(call: &mut Call<'_, '_>, me: &Object, cell: &Cell) -> Result<(), HocError> {
    let topology = call.part(me, "topol")?;
    let entries = call.items_of(&topology, "slist")?;
    for (entry, section) in entries.iter().zip(&cell.sections) {
        let Some(id) = call.section_named(&section.name) else { continue };
        call.cx.engine.sim.model.move_last(id).map_err(|e| crate::texts::model(&e))?;
        let held = call.section_ref(id);
        call.set_object_of(entry, "sref", Some(held))?;
    }
    Ok(())
}
