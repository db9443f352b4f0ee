//! What a builder has sections and subsets as: names, points, and what stands in them.

use super::shared::{give_name, lists, remove_from};
use crate::args::number;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Value};

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
