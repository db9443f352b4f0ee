//! The program and the machine it runs on: versions, clocks, shells, mechanisms to load, the other language.

use super::{number as row, string};
use crate::args::{Args, number, text, truth};
use crate::cx::Cx;
use crate::tables::Function;
use crate::texts;
use crate::version;
use hoc_vm::{HocError, Value};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the program was built with, as scripts ask for it.
const CONFIGURATION: &[(&str, &str)] = &[
    ("NRN_ENABLE_INTERVIEWS", "OFF"),
    ("NRN_ENABLE_MECH_DLL_STYLE", "ON"),
    ("NRN_ENABLE_PYTHON", "ON"),
    ("NRN_ENABLE_THREADS", "ON"),
    ("NRN_ENABLE_MPI", "OFF"),
    ("NRN_ENABLE_RX3D", "OFF"),
    ("NRN_ENABLE_CORENEURON", "OFF"),
    ("CMAKE_BUILD_TYPE", "Release"),
];

fn configuration(args: &Args<'_>) -> Result<(&'static str, &'static str), HocError> {
    let i = args.index(1)?;
    CONFIGURATION.get(i).copied().ok_or_else(|| HocError::new("nrn_get_config: no such key"))
}

/// The rows.
pub const TABLE: &[Function] = &[
    string("nrnversion", "([i])", "Version of NEURON whose results are matched.", nrnversion),
    string("neuronhome", "()", "Folder of the program's own files.", |cx, _| {
        text(&cx.engine.files.home.clone())
    }),
    string("nrn_get_config_key", "(i)", "Name of what the program was built with.", |_, args| {
        text(configuration(args)?.0)
    }),
    string("nrn_get_config_val", "(i)", "Its value.", |_, args| text(configuration(args)?.1)),
    row("nrn_num_config_keys", "()", "Number of such names.", |_, _| number(CONFIGURATION.len() as f64)),
    row("startsw", "()", "Starts the stopwatch; seconds since 1970.", |cx, _| {
        cx.engine.files.stopwatch = seconds();
        number(cx.engine.files.stopwatch)
    }),
    row("stopsw", "()", "Seconds since startsw.", |cx, _| number(seconds() - cx.engine.files.stopwatch)),
    row("machine_name", "(strdef)", "Name of this machine.", |cx, args| {
        let name = std::fs::read_to_string("/etc/hostname").unwrap_or_else(|_| "localhost".into());
        args.set_text(cx, 1, name.trim())?;
        number(0.0)
    }),
    row("system", "(command [, strdef])", "Runs a shell command; its output goes to the strdef.", system),
    row(
        "nrn_load_dll",
        "(path)",
        "Loads mechanisms: a .mod file, a folder of them, what nrnivmodl made, or a plugin.",
        |cx, args| {
            let path = args.text(cx, 1)?;
            let path = cx.engine.files.expand(&path);
            if !Path::new(&path).exists() {
                return number(0.0);
            }
            cx.load_mechanisms(Path::new(&path))?;
            number(1.0)
        },
    ),
    row("nrnpython", "(statements)", "Runs Python statements; 0 without Python.", |cx, args| {
        let statements = args.text(cx, 1)?;
        match cx.engine.foreign_host.clone() {
            Some(host) => truth(host.run(cx, &statements)?),
            None => number(0.0),
        }
    }),
    row("nrn_mallinfo", "(i)", "Bytes in use.", |cx, _| number(cx.engine.sim.model.bytes() as f64)),
    row("nrn_feenableexcept", "([flag])", "No effect: -2, not available.", |_, _| number(-2.0)),
    row("coredump_on_error", "(flag)", "No effect.", |_, _| number(1.0)),
    row("coreneuron_handle", "()", "No effect: CoreNEURON is not part of the program.", |_, _| number(1.0)),
    row("nrnmpi_init", "()", "No effect: one process.", |_, _| number(0.0)),
    row(
        "hoc_stdout",
        "([file])",
        "Output of `print` goes to a file; without one, back to where it went.",
        hoc_stdout,
    ),
    row("print_local_memory_usage", "()", "Prints the bytes in use; 1.", |cx, _| {
        let bytes = cx.engine.sim.model.bytes();
        (cx.engine.output)(&format!("{:>26}\nModel\n  tables {bytes:>17}\ntotal {bytes:>20}\n", "bytes"));
        number(1.0)
    }),
    row("nrniv_bind_thread", "()", "No effect.", |_, _| number(0.0)),
    row("nlayer_extracellular", "([n])", "Number of layers of `extracellular`.", |cx, args| {
        if args.has(1) {
            cx.set_extracellular_layers(args.number_in(1, 1.0, 1000.0)? as usize)?;
        }
        number(cx.engine.sim.model.layer_columns().layers as f64)
    }),
    row("saveaudit", "()", "No effect.", |_, _| number(0.0)),
    row("retrieveaudit", "([id])", "An error: nothing is ever saved to be retrieved.", |_, _| {
        Err(HocError::new("retrieveaudit: there is no audit")
            .hint("saveaudit has no effect: keep the files a run reads"))
    }),
];

fn hoc_stdout(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    if let Some(before) = cx.engine.files.stdout_before.take() {
        cx.engine.output = before.0;
    }
    if args.has(1) {
        let name = args.text(cx, 1)?;
        let name = cx.engine.files.expand(&name);
        let mut file = std::fs::File::create(&*name).map_err(|_| texts::cannot_open(&name))?;
        let sink: crate::engine::Sink = Box::new(move |text| {
            let _ = std::io::Write::write_all(&mut file, text.as_bytes());
        });
        let before = std::mem::replace(&mut cx.engine.output, sink);
        cx.engine.files.stdout_before = Some(crate::files::Stdout(before));
    }
    number(1.0)
}

/// Seconds since 1970.
pub fn seconds() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64())
}
fn nrnversion(_: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    text(match args.number_or(1, 1.0)? as i64 {
        0 => version::NEURON,
        2 => "NEURON -- VERSION 9.0.2",
        5 => version::NEURON,
        6 => "NRN_ENABLE_PYTHON=ON",
        7 => "nrniv",
        8 => "x86_64-Linux",
        _ => version::LINE,
    })
}
/// The command's output goes to where `print` goes, or to the strdef; the exit status comes back.
fn system(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let command = args.text(cx, 1)?;
    let done =
        std::process::Command::new("sh").arg("-c").arg(&*command).stdin(std::process::Stdio::null()).output();
    let Ok(done) = done else { return number(-1.0) };
    let mut output = String::from_utf8_lossy(&done.stdout).into_owned();
    if args.has(2) {
        if !output.is_empty() && !output.ends_with('\n') {
            output.push('\n');
        }
        args.set_text(cx, 2, &output)?;
    } else {
        (cx.engine.output)(&output);
    }
    (cx.engine.errors)(&String::from_utf8_lossy(&done.stderr));
    number(f64::from(done.status.code().unwrap_or(-1)) * if done.status.success() { 1.0 } else { 256.0 })
}
