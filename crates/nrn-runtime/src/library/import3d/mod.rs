//! `import3d.hoc`: sections from files of reconstructed neurons. The formats are read in `nrn-morphology`; `read` makes
//! the objects programs look at (`sections`, a List of `Import3d_Section`), `build` makes sections of them.

use super::call::{Call, done};
use super::rows::{File, Row, Template};
use hoc_vm::{HocError, Value};

mod build;
mod read;

/// The file.
pub static FILES: &[&File] = &[&IMPORT];

static IMPORT: File = File {
    name: "import3d.hoc",
    rows: &[
        Row::Load("stdlib.hoc", ""),
        Row::Load("celbild.hoc", "CellBuild"),
        Row::Template(&SECTION),
        Row::Template(&SWC),
        Row::Template(&NEUROLUCIDA_3),
        Row::Template(&NEUROLUCIDA_1),
        Row::Template(&EUTECTIC),
        Row::Template(&MORPHML),
        Row::Objects("tobj, nil"),
        Row::Template(&GUI),
        Row::Shows("makeimport3dtool"),
    ],
};

/// A branch: `raw` has its points as columns, `d` their diameters.
static SECTION: Template = Template {
    name: "Import3d_Section",
    public: "raw, xyz, d, id, type, iscontour_, pid, parentsec, parentx, volatile, nameindex, first, fid, contour_list, is_subsidiary, volatile2, ztrans, centroid_color, wire_color, g, append, insrt, set_pt",
    numbers: &[
        "id",
        "type",
        "iscontour_",
        "pid",
        "parentx",
        "volatile",
        "nameindex",
        "first",
        "fid",
        "is_subsidiary",
        "volatile2",
        "ztrans",
        "centroid_color",
        "wire_color",
    ],
    objects: "raw, xyz, d, parentsec, contour_list, g, this",
    procs: &[("init", read::new_section), ("set_pt", read::set_point)],
    missing: &["append", "insrt"],
    ..Template::EMPTY
};

const READER: Template = Template {
    public: "input, pheader, id, type, x, y, z, d, pid, iline, header, sections, lines, file, filetype, err, quiet, helptxt",
    numbers: &["err", "quiet"],
    strings: "filetype",
    objects: "id, type, x, y, z, d, pid, iline, header, lines, sections, file, this",
    ..Template::EMPTY
};

static SWC: Template = Template {
    name: "Import3d_SWC_read",
    procs: &[
        ("init", |call| read::start(call, "SWC")),
        ("input", |call| read::input(call, nrn_morphology::swc::read)),
        ("pheader", read::print_header),
    ],
    shows: &["helptxt"],
    ..READER
};

static NEUROLUCIDA_3: Template = Template {
    name: "Import3d_Neurolucida3",
    procs: &[
        ("init", |call| read::start(call, "Neurolucida V3")),
        ("input", |call| read::input(call, nrn_morphology::asc::read)),
        ("pheader", read::print_header),
    ],
    shows: &["helptxt"],
    ..READER
};

static NEUROLUCIDA_1: Template = Template {
    name: "Import3d_Neurolucida_read",
    procs: &[
        ("init", |call| read::start(call, "Neurolucida")),
        ("input", |call| read::input(call, nrn_morphology::neurolucida1::read)),
        ("pheader", read::print_header),
    ],
    shows: &["helptxt"],
    ..READER
};

static EUTECTIC: Template = Template {
    name: "Import3d_Eutectic_read",
    procs: &[
        ("init", |call| read::start(call, "Eutectic")),
        ("input", |call| read::input(call, nrn_morphology::eutectic::read)),
        ("pheader", read::print_header),
    ],
    shows: &["helptxt"],
    ..READER
};

static MORPHML: Template = Template {
    name: "Import3d_MorphML",
    procs: &[
        ("init", |call| read::start(call, "MorphML")),
        ("input", |call| read::input(call, nrn_morphology::morphml::read)),
        ("pheader", read::print_header),
    ],
    shows: &["helptxt"],
    ..READER
};

/// `new Import3d_GUI(reader, 0)` without a window; `instantiate(cell or nil)` makes the sections.
static GUI: Template = Template {
    name: "Import3d_GUI",
    public: "swc, box, readfile, redraw, name, instantiate, g",
    strings: "filename",
    objects: "swc, box, g, this",
    procs: &[
        ("init", |call| {
            let (me, reader) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "swc", reader)?;
            if call.n() == 2 && call.number(2)? == 0.0 {
                return done();
            }
            super::tools::window::make(call, &me, "box", "HBox")
        }),
        ("instantiate", build::instantiate),
        ("name", build::name_of),
    ],
    shows: &["readfile", "redraw"],
    ..Template::EMPTY
};

/// A member that is not there is a fault of the program.
pub(super) fn reader(call: &mut Call<'_, '_>) -> Result<hoc_vm::Object, HocError> {
    let me = call.me()?;
    call.part(&me, "swc")
}
/// Nothing to give back.
pub(super) fn finished() -> Result<Value, HocError> {
    done()
}
