//! `stdlib.hoc`: small things every model may count on.

use super::call::{Call, done, string};
use super::rows::{File, Row, Template};
use crate::args::{Args, number};
use crate::texts;
use hoc_vm::{HocError, Object, Pointer, Value};
use nrn_model::SectionProperty;

/// The file.
pub static FILES: &[&File] = &[&STDLIB];

static STDLIB: File = File {
    name: "stdlib.hoc",
    rows: &[
        Row::Strings("tstr"),
        Row::Objects("hoc_sf_, clipboard_file[2]"),
        // A number of everybody, and so is i of stdrun.hoc: programs count with them and declare nothing.
        Row::Kept("j", 0.0),
        Row::Func("lambda_f", lambda_f),
        Row::Template(&STRING),
        Row::Start(|call| {
            let made = call.new_object("StringFunctions", &[])?;
            call.set_global_object("hoc_sf_", Some(made))?;
            done()
        }),
        // The variable is set and the body runs: only the language can say that.
        Row::Hoc(
            "iterator case() { local i\n for (i = 2; i <= numarg(); i += 1) { $&1 = $i  iterator_statement } }",
        ),
        Row::Proc("clipboard_set", clipboard_set),
        Row::Proc("clipboard_get", clipboard_get),
        Row::Shows("clipboard_save"),
        Row::Proc("clipboard_retrieve", clipboard_retrieve),
        Row::Func("valid_name_syntax", valid_name_syntax),
        Row::Template(&EXEC_COMMAND),
        Row::Proc("newcommand", new_command),
        Row::Number("itmp", 0.0, "", None),
        Row::Func("object_index", |call| {
            let object = call.object(1)?;
            number(object.map_or(-1.0, |o| f64::from(call.cx.vm.object_index(&o))))
        }),
        Row::Proc("classname", |call| {
            let name = match call.object(1)? {
                Some(object) => call.cx.vm.class_name(&object),
                None => "NULLobject".into(),
            };
            call.set_text(2, &name)?;
            done()
        }),
        Row::Shows("graph_menu_remove_most"),
    ],
};

static STRING: Template = Template {
    name: "String",
    public: "s",
    strings: "s",
    procs: &[("init", |call| {
        if call.n() == 1 {
            let (me, text) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "s", &text)?;
        }
        done()
    })],
    ..Template::EMPTY
};

/// A statement on a button. What the button would do is `execute(cmd)`.
static EXEC_COMMAND: Template = Template {
    name: "ExecCommand",
    public: "b",
    strings: "cmd",
    objects: "b, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            let command = if call.n() > 0 { call.text(1)? } else { "for case(&) {run()}".into() };
            call.set_text_of(&me, "cmd", &command)?;
            super::tools::window::make(call, &me, "b", "VBox")
        }),
        ("clone", |call| {
            let me = call.me()?;
            let command = call.text_of(&me, "cmd")?;
            call.run("newcommand", &[Value::String(command)])?;
            done()
        }),
    ],
    shows: &["change", "save"],
    ..Template::EMPTY
};

fn new_command(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let args = call.args.clone();
    call.new_object("ExecCommand", args.get(..1).unwrap_or_default())?;
    done()
}

/// Length constant of the accessed section at a frequency, um. With 3-D points it is the length over the electrotonic
/// length, to which each frustum adds its length over the root of its mean diameter.
fn lambda_f(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let frequency = call.number(1)?;
    let id = call.cx.accessed_section()?;
    let cm = range(call, "cm")?;
    if cm == 0.0 {
        return number(1e10);
    }
    let ra = call.cx.engine.section_property_of(id, SectionProperty::Ra)?;
    let section = call.cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?;
    let points: Vec<(f64, f64)> = section.points().iter().map(|p| (p.arc, p.d.abs())).collect();
    let of_diameter = 4.0 * std::f64::consts::PI * frequency * ra * cm;
    if points.len() < 2 {
        let diam = range(call, "diam")?;
        return number(1e5 * (diam / of_diameter).sqrt());
    }
    let mut electrotonic = 0.0;
    for (at, pair) in points.windows(2).enumerate() {
        let &[(from, d0), (to, d1)] = pair else { continue };
        if d0 == 0.0 {
            let name = call.cx.section_name(id);
            let text = format!("lambda_f error: 0 diameter for 3d point {at} of {name}.");
            return Err(HocError::new(text));
        }
        electrotonic += (to - from) / (d0 + d1).sqrt();
    }
    let length = call.cx.engine.section_property_of(id, SectionProperty::Length)?;
    number(length / (electrotonic * (2.0f64.sqrt() * 1e-5 * of_diameter.sqrt())))
}

/// A range variable in the middle of the accessed section.
pub fn range(call: &mut Call<'_, '_>, name: &str) -> Result<f64, HocError> {
    match hoc_vm::Host::resolve(call.cx.engine, name) {
        Some(hoc_vm::HostName::Range(variable)) => {
            let place = hoc_vm::Host::range_place(call.cx.engine, variable, 0, 0.5)?;
            call.cx.read(&Pointer::Host(place))
        }
        _ => Err(texts::undefined(name)),
    }
}

pub fn clipboard(call: &mut Call<'_, '_>, at: usize, object: Option<Object>) -> Result<(), HocError> {
    let place = call.cx.vm.lookup("hoc_obj_").ok_or_else(|| texts::undefined("hoc_obj_"))?;
    let element = call.cx.vm.element(place, &[at as f64])?;
    call.cx.vm.set_object(element, object);
    Ok(())
}
fn copy(call: &mut Call<'_, '_>, object: &Object) -> Result<Option<Object>, HocError> {
    let made = call.cx.call_method(object, "c", &[])?;
    Ok(call.cx.object_of(&made).flatten())
}
/// x and y go into `hoc_obj_[1]` and `[0]`.
fn clipboard_set(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    for (i, at) in [(1, 1), (2, 0)] {
        let vector = call.some_object(i)?;
        let copied = copy(call, &vector)?;
        clipboard(call, at, copied)?;
    }
    done()
}
fn clipboard_get(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    for (i, at) in [(1, 1.0), (2, 0.0)] {
        let place = call.cx.vm.lookup("hoc_obj_").ok_or_else(|| texts::undefined("hoc_obj_"))?;
        let element = call.cx.vm.element(place, &[at])?;
        let held = call.cx.vm.object(element).flatten().ok_or_else(texts::object_is_gone)?;
        let copied = copy(call, &held)?;
        call.set_object_argument(i, copied)?;
    }
    done()
}
/// Reads a file into the clipboard: perhaps a line `label:...`, perhaps a line with the number of pairs, then x and y.
fn clipboard_retrieve(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if call.n() == 0 {
        return done(); // would ask for a file in a dialog
    }
    let name = call.text(1)?;
    let path = call.cx.engine.files.expand(&name);
    // A file that is not there is one pair of zeros, as in NEURON.
    let text = std::fs::read(path).map_or("0 0".to_owned(), crate::files::decode);
    let mut label = None;
    let mut rest = text.as_str();
    if let Some(behind) = rest.strip_prefix("label:") {
        let (line, more) = behind.split_once('\n').unwrap_or((behind, ""));
        label = line.split_whitespace().next().map(str::to_owned);
        rest = more;
    }
    let first: Vec<f64> = rest.lines().next().into_iter().flat_map(numbers).collect();
    let mut all: Vec<f64> = rest.lines().flat_map(numbers).collect();
    if first.len() == 1 {
        let n = all.remove(0).max(0.0) as usize;
        all.truncate(n.saturating_mul(2));
    }
    let (x, y): (Vec<f64>, Vec<f64>) = all.chunks_exact(2).map(|pair| (pair[0], pair[1])).unzip();
    let y = call.cx.new_vector(y);
    let x = call.cx.new_vector(x);
    if let Some(label) = label {
        call.cx.call_method(&y, "label", &[string(&label)])?;
    }
    clipboard(call, 1, Some(x))?;
    clipboard(call, 0, Some(y))?;
    done()
}
fn numbers(line: &str) -> impl Iterator<Item = f64> + '_ {
    line.split(|c: char| c.is_whitespace() || c == ',').filter_map(|word| word.parse().ok())
}

fn valid_name_syntax(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let name = call.text(1)?;
    let fits = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if !fits && Args(&call.args).number_or(2, 0.0)? == 1.0 {
        call.run("continue_dialog", &[string("A name has letters, digits and _, and begins with a letter")])?;
    }
    number(f64::from(u8::from(fits)))
}

/// Calls `work` for each object of a List in a member of an object.
pub fn each(
    call: &mut Call<'_, '_>,
    of: &Object,
    list: &str,
    mut work: impl FnMut(&mut Call<'_, '_>, &Object) -> Result<(), HocError>,
) -> Result<(), HocError> {
    for item in call.items_of(of, list)? {
        work(call, &item)?;
    }
    Ok(())
}
