//! The pages of a builder: topology, subsets, geometry, biophysics, management.

use super::builder::RENUMBERED;
use super::shared::{belong, export_whole, remove_from};
use crate::args::number;
use crate::library::call::{Call, done, string};
use crate::library::rows::Template;
use hoc_vm::{HocError, Value};

/// The tree of sections.
pub static TOPOLOGY: Template = Template {
    name: "CellBuildTopology",
    public: "bild, slist, g, hbox, unique_name, nameindex, gridres, circles_off, names_off, cexport, consist, checkname, nearest_sec, draw, iport, iport3d, make3d, map, neuroml, pl, pr, save, save_data, sel1, sel2, sel3, sel_all, sel_only, sel_xor, setindex, update, xmlwrite",
    numbers: &["first", "i", "nameindex", "gridres", "circles_off", "names_off"],
    strings: "sname",
    objects: "bild, slist, g, hbox, unique_name, tobj, this",
    procs: &[
        ("init", |call| {
            belong(call)?;
            let me = call.me()?;
            call.set_number_of(&me, "gridres", 15.0)?;
            for (member, class) in [("slist", "List"), ("unique_name", "Vector")] {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            let nobody = Value::Object(None);
            let soma = call.new_object(
                "CellBuildSection",
                &[string("soma"), Value::Number(0.0), Value::Number(0.0), nobody, Value::Number(0.0)],
            )?;
            call.ask(&soma, "position", &[0.0, 0.0, 15.0, 0.0].map(Value::Number))?;
            let list = call.part(&me, "slist")?;
            call.append(&list, soma)?;
            done()
        }),
        ("all_init", attach_pictures),
        ("cexport", export_whole),
        ("sel_all", |call| {
            let me = call.me()?;
            for section in call.items_of(&me, "slist")? {
                call.set_number_of(&section, "selected", 1.0)?;
            }
            done()
        }),
    ],
    shows: &["consist", "draw", "map", "pl", "save", "save_data", "setindex", "update"],
    missing: &[
        "checkname",
        "nearest_sec",
        "iport",
        "iport3d",
        "make3d",
        "neuroml",
        "pr",
        "sel1",
        "sel2",
        "sel3",
        "sel_only",
        "sel_xor",
        "xmlwrite",
    ],
    ..Template::EMPTY
};

/// The subsets; the first has all sections.
pub static SUBSETS: Template = Template {
    name: "SectionSubsets",
    public: "bild, snlist, g, dpi, esub, hbox, topol, cexport, consist, delsdi, have_domainparm, neuroml, pr, remove, save_data, showsel, update, xmlwrite",
    numbers: &["first", "i", "esub", "hbox", "topol"],
    objects: "bild, snlist, g, dpi, tobj, this",
    procs: &[
        ("init", |call| {
            belong(call)?;
            let me = call.me()?;
            call.set_number_of(&me, "esub", 1.0)?;
            let list = call.new_object("List", &[])?;
            let all = call.new_object("SNList", &[string("all")])?;
            call.append(&list, all)?;
            call.set_object_of(&me, "snlist", Some(list))?;
            done()
        }),
        ("consist", |call| {
            let me = call.me()?;
            let builder = call.part(&me, "bild")?;
            let topology = call.part(&builder, "topol")?;
            let sections = call.items_of(&topology, "slist")?;
            let Some(all) = call.items_of(&me, "snlist")?.first().cloned() else { return done() };
            let list = call.part(&all, "list")?;
            call.ask(&list, "remove_all", &[])?;
            for section in sections {
                call.append(&list, section)?;
            }
            done()
        }),
        ("remove", |call| {
            let (me, gone) = (call.me()?, call.some_object(1)?);
            let list = call.part(&me, "snlist")?;
            remove_from(call, &list, &gone)
        }),
        ("cexport", export_whole),
    ],
    funcs: &[("have_domainparm", |_| number(0.0))],
    shows: &["save_data", "showsel", "update"],
    missing: &["delsdi", "neuroml", "pr", "xmlwrite"],
    ..Template::EMPTY
};

/// Lengths, diameters and numbers of segments: they stand in the sections and subsets.
pub static GEOMETRY: Template = Template {
    name: "CellGeometry",
    public: "bild, g, cexport, changed, consist, export, export_autonseg, neuroml, pr, save_data, update, xmlwrite",
    numbers: &["first", "i"],
    objects: "bild, g, tobj, this",
    procs: &[
        ("init", belong),
        ("set_default", renumber),
        ("cexport", export_whole),
        ("export", export_whole),
        ("export_autonseg", export_whole),
    ],
    funcs: &[("changed", |_| number(0.0))],
    shows: &["consist", "save_data", "update"],
    missing: &["neuroml", "pr", "xmlwrite"],
    ..Template::EMPTY
};

/// Mechanisms, Ra and cm: they stand in the sections and subsets.
pub static MEMBRANE: Template = Template {
    name: "CellMembrane",
    public: "bild, g, mstate, cexport, changed, consist, export, free, inhomo_export, modified, neuroml, pr, save_data, update, xmlwrite",
    numbers: &["first", "i"],
    arrays: "mstate[1]",
    objects: "bild, g, tobj, this",
    procs: &[("init", belong), ("cexport", export_whole), ("export", export_whole)],
    funcs: &[("changed", |_| number(0.0)), ("modified", |_| number(0.0))],
    shows: &["consist", "save_data", "update"],
    missing: &["free", "inhomo_export", "neuroml", "pr", "xmlwrite"],
    ..Template::EMPTY
};

/// What would be written to a file: name of the class, which pages.
pub static MANAGEMENT: Template = Template {
    name: "CellManage",
    public: "classname, egeom, emem, esub, etop, toplevel, neuroml, pr, save_classbody, save_data, update, xmlwrite",
    numbers: &[
        "first",
        "i",
        "etop",
        "esub",
        "egeom",
        "emem",
        "itop",
        "isub",
        "igeom",
        "imem",
        "toplevel",
        "output_index",
        "output_x",
        "thresh",
    ],
    strings: "classname",
    objects: "bild, tobj, this",
    procs: &[("init", |call| {
        belong(call)?;
        let me = call.me()?;
        call.set_text_of(&me, "classname", "Cell")?;
        for (name, x) in
            [("etop", 1.0), ("esub", 1.0), ("egeom", 1.0), ("emem", 1.0), ("output_x", 1.0), ("thresh", 10.0)]
        {
            call.set_number_of(&me, name, x)?;
        }
        done()
    })],
    shows: &["save_data", "update"],
    missing: &["neuroml", "pr", "save_classbody", "xmlwrite"],
    ..Template::EMPTY
};

/// In the picture a section begins where its parent's line has its place.
fn attach_pictures(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    for section in call.items_of(&me, "slist")? {
        let Some(parent) = call.object_of(&section, "parent")? else { continue };
        let at = call.number_of(&section, "xparent")?;
        for (begin, end) in [("x0", "x1"), ("y0", "y1")] {
            let (from, to) = (call.number_of(&parent, begin)?, call.number_of(&parent, end)?);
            call.set_number_of(&section, begin, from + at * (to - from))?;
        }
    }
    done()
}
/// Kinds of geometry as old sessions number them become today's.
fn renumber(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let builder = call.part(&me, "bild")?;
    if call.number_of(&builder, "file_version_")? >= RENUMBERED {
        return done();
    }
    for (page, list) in [("topol", "slist"), ("subsets", "snlist")] {
        let page = call.part(&builder, page)?;
        for owner in call.items_of(&page, list)? {
            for spec in call.items_of(&owner, "geo")? {
                let kind = call.number_of(&spec, "type")?;
                call.set_number_of(&spec, "type", kind + 2.0)?;
            }
        }
    }
    done()
}
