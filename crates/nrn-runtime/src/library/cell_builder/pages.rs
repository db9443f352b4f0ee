//! The builder, its pages, and what stands on them: sections and subsets.

use super::describe::Cell;
use crate::args::number;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use hoc_vm::{HocError, Object, Value};

/// Session files of before this version number the kinds of [`super::describe::Geometry`] from 0, without the first two.
const RENUMBERED: f64 = 5.7;

/// The builder.
pub static BUILDER: Template = Template {
    name: "CellBuild",
    public: "topol, subsets, geom, memb, manage, all, gtopol, vbox, continuous, file_version_, inhomofuns, leave_, geom_cnt_, changed_, version, changed, consist, cexport, map, page, leave, save_data, append_inhomofun, mech_export",
    numbers: &["continuous", "file_version_", "geom_cnt_", "changed_", "page_", "i"],
    objects: "topol, subsets, geom, memb, manage, all, gtopol, vbox, inhomofuns, leave_, tobj, this",
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

/// A subset: name and sections.
pub static SUBSET: Template = Template {
    name: "SNList",
    public: "name_, list, geo, ml, geobox, domainparms, sectionlist, differ, name_differ, is_subset, add, del_all, export, name, remove",
    numbers: &["differ", "name_differ", "i"],
    strings: "name_",
    objects: "list, geo, ml, geobox, domainparms, sectionlist, tobj, this",
    procs: &[
        ("init", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "name_", &name)?;
            lists(call, &me, &["list", "geo", "ml"])
        }),
        ("name", give_name),
        ("add", |call| {
            let (me, section) = (call.me()?, call.some_object(1)?);
            let list = call.part(&me, "list")?;
            if call.ask(&list, "index", &[value(&section)])? < 0.0 {
                call.append(&list, section)?;
            }
            done()
        }),
        ("remove", |call| {
            let (me, section) = (call.me()?, call.some_object(1)?);
            let list = call.part(&me, "list")?;
            remove_from(call, &list, &section)
        }),
        ("del_all", |call| {
            let me = call.me()?;
            let list = call.part(&me, "list")?;
            call.ask(&list, "remove_all", &[])?;
            done()
        }),
    ],
    funcs: &[("is_subset", |call| {
        let (me, other) = (call.me()?, call.some_object(1)?);
        let (mine, theirs) = (call.items_of(&me, "list")?, call.items_of(&other, "list")?);
        number(f64::from(u8::from(mine.iter().all(|section| theirs.contains(section)))))
    })],
    missing: &["export"],
    ..Template::EMPTY
};

/// `new CellBuildSection(name, index, end that is connected, parent, place on the parent)`
pub static SECTION: Template = Template {
    name: "CellBuildSection",
    public: "name_, id, id_, index, parent, xparent, proximal, x0, y0, x1, y1, lx, ly, i3d, selected, tmp1, tmp2, tmp3, unique_name_index, xmlready, geo, ml, sets, geobox, ldiaminfo, logpt, p3d, sref, xml3d, clone, export, export_3d, export_rm, export_topol, get3d, logstyle, name, neuroml, panel, position, rdses",
    numbers: &[
        "id",
        "id_",
        "index",
        "xparent",
        "proximal",
        "x0",
        "y0",
        "x1",
        "y1",
        "lx",
        "ly",
        "i3d",
        "selected",
        "tmp1",
        "tmp2",
        "tmp3",
        "unique_name_index",
        "xmlready",
    ],
    strings: "name_",
    objects: "parent, geo, ml, sets, geobox, ldiaminfo, logpt, p3d, sref, xml3d, this",
    procs: &[
        ("init", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "name_", &name)?;
            for (member, i) in [("id", 2), ("proximal", 3), ("xparent", 5)] {
                let x = call.number(i)?;
                call.set_number_of(&me, member, x)?;
            }
            let parent = call.object(4)?;
            call.set_object_of(&me, "parent", parent)?;
            call.set_number_of(&me, "selected", 1.0)?;
            call.set_number_of(&me, "index", -1.0)?;
            lists(call, &me, &["geo", "ml", "sets"])
        }),
        ("name", give_name),
        ("position", |call| {
            let me = call.me()?;
            for (member, i) in [("x0", 1), ("y0", 2), ("x1", 3), ("y1", 4)] {
                let x = call.number(i)?;
                call.set_number_of(&me, member, x)?;
            }
            done()
        }),
        ("rdses", read_points),
    ],
    shows: &["panel"],
    missing: &["clone", "export", "export_3d", "export_rm", "export_topol", "get3d", "logstyle", "neuroml"],
    ..Template::EMPTY
};

/// 3-D points of a section, as columns.
pub static POINTS: Template = Template {
    name: "P3D",
    public: "x, y, z, d, id, set, setid, sesstr, sesstr1, xmlwrite",
    numbers: &["id"],
    objects: "x, y, z, d, this",
    procs: &[("init", |call| {
        let (me, n) = (call.me()?, call.number_or(1, 0.0)?);
        for member in ["x", "y", "z", "d"] {
            let made = call.new_object("Vector", &[Value::Number(n)])?;
            call.set_object_of(&me, member, Some(made))?;
        }
        done()
    })],
    missing: &["set", "setid", "sesstr", "sesstr1", "xmlwrite"],
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
/// A page knows its builder, and draws on that one's graph.
fn belong(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
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
fn lists(call: &mut Call<'_, '_>, of: &Object, members: &[&str]) -> Result<Value, HocError> {
    for member in members {
        let list = call.new_object("List", &[])?;
        call.set_object_of(of, member, Some(list))?;
    }
    done()
}
fn remove_from(call: &mut Call<'_, '_>, list: &Object, gone: &Object) -> Result<Value, HocError> {
    let at = call.ask(list, "index", &[value(gone)])?;
    if at >= 0.0 {
        call.ask(list, "remove", &[Value::Number(at)])?;
    }
    done()
}
fn give_name(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let name = call.text_of(&me, "name_")?;
    call.set_text(1, &name)?;
    done()
}
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
/// A page is exported with all others: a cell is made in one piece.
fn export_whole(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let builder = call.part(&me, "bild")?;
    call.ask(&builder, "cexport", &[])?;
    done()
}
/// Reads `i3d` points from the session file that is being run.
fn read_points(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let n = call.number_of(&me, "i3d")?;
    if n < 1.0 {
        return done();
    }
    let points = call.new_object("P3D", &[])?;
    call.set_object_of(&me, "p3d", Some(points.clone()))?;
    for _ in 0..n as usize {
        for member in ["x", "y", "z", "d"] {
            let x = call.run("fscan", &[])?;
            let column = call.part(&points, member)?;
            call.ask(&column, "append", &[Value::Number(x)])?;
        }
    }
    done()
}
