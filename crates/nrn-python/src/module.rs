//! The module itself: its submodules `hoc` and `nrn`, start and end, and the functions the Python side needs.

use crate::baton;
use crate::errors;
use crate::foreign::PythonHost;
use crate::hoc_object::{self, HocIterator, HocObject, SectionIterator, with, with_py};
use crate::launch;
use crate::mechanism::{self, Mechanism, MechanismIterator, VariableIterator};
use crate::mechanism_function::MechanismFunction;
use crate::notices;
use crate::range_var::RangeVar;
use crate::section::Section;
use crate::segment::Segment;
use crate::segment_iterators::{AllSegmentsIterator, SegmentIterator};
use crate::slots::{self, Pool};
use crate::types;
use crate::watch;
use nrn_runtime::{Insertable, Runtime};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::borrow::Cow;
use std::rc::Rc;

/// Text of HOC for `sys.stdout` or `sys.stderr`, in step with Python's own output.
pub fn write(stream: &str, text: &str) {
    Python::attach(|py| {
        let written = py
            .import(pyo3::intern!(py, "sys"))
            .and_then(|sys| sys.getattr(stream))
            .and_then(|stream| stream.call_method1(pyo3::intern!(py, "write"), (text,)));
        if let Err(error) = written {
            error.write_unraisable(py, None);
        }
    });
}

/// `hoc.execute("statement")`
#[pyfunction]
fn execute(py: Python<'_>, statement: Cow<'_, str>) -> PyResult<bool> {
    hoc_object::execute(py, &statement)
}

/// `hoc.hoc_ac()` reads the HOC variable `hoc_ac_`, `hoc.hoc_ac(x)` sets it.
#[pyfunction]
#[pyo3(signature = (x = None))]
fn hoc_ac(py: Python<'_>, x: Option<f64>) -> PyResult<f64> {
    with(py, |cx| {
        let place = cx.vm.declare_number("hoc_ac_")?;
        if let Some(x) = x {
            cx.vm.set_number(place, x);
        }
        Ok(cx.vm.number(place).unwrap_or(0.0))
    })
}

/// What is inserted in a section, oldest first.
#[pyfunction]
fn _mechanisms_of(section: &Bound<'_, Section>) -> PyResult<Vec<String>> {
    let id = section.get().id()?;
    let mut all = crate::segment::mechanisms_of(id)?;
    all.reverse();
    with_py(|cx| Ok(all.into_iter().map(|what| mechanism::name_of(cx, what)).collect()))
}

/// Names and lengths of the variables of a mechanism.
#[pyfunction]
fn mechanism_variables(name: Cow<'_, str>) -> PyResult<Vec<(String, usize)>> {
    with_py(|cx| {
        let what = cx.engine.sim.model.insertable(&name);
        Ok(what.map(|what| mechanism::variables(cx, what)).unwrap_or_default())
    })
}

/// Names of the density mechanisms and ions.
#[pyfunction]
fn mechanism_names() -> PyResult<Vec<String>> {
    with_py(|cx| {
        let model = &cx.engine.sim.model;
        let density = model
            .mechanisms()
            .filter(|(_, table)| !table.info().is_point())
            .map(|(id, _)| Insertable::Mechanism(id));
        let all: Vec<Insertable> = density.chain(model.ions().map(|(id, _)| Insertable::Ion(id))).collect();
        Ok(all.into_iter().map(|what| mechanism::name_of(cx, what)).collect())
    })
}

/// The options a build of NEURON has, with what is true of this one.
#[pyfunction]
fn build_options(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let options = PyDict::new(py);
    for (name, on) in crate::text::BUILD_OPTIONS {
        options.set_item(name, *on)?;
    }
    Ok(options)
}

/// What the tables say about a function, or about a member of a class.
#[pyfunction]
fn doc(class: Cow<'_, str>, name: Cow<'_, str>) -> PyResult<String> {
    with_py(|cx| Ok(crate::manual::of_name(cx, &class, &name).unwrap_or_default()))
}

/// An empty model in the same process; see `neuron.reset`.
#[pyfunction]
fn reset(py: Python<'_>) -> PyResult<()> {
    with(py, |cx| cx.engine.clear_model())
}

/// All rows of the tables: for each class its members with arguments and what comes back; functions under no class.
#[pyfunction]
fn tables(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    with_py(|cx| crate::manual::tables(py, cx))
}

/// Runs nrniv (or nrngui, by its name) with Python at hand. Returns its exit status.
#[pyfunction]
fn main(args: Vec<String>) -> PyResult<i32> {
    with_py(|cx| Ok(launch::run(cx, &args)))
}

/// Runs nrnivmodl. Returns its exit status.
#[pyfunction]
fn nrnivmodl(args: Vec<String>) -> i32 {
    nrn_cli::nrnivmodl::main(&args)
}

/// Runs modlunit. Returns its exit status.
#[pyfunction]
fn modlunit(args: Vec<String>) -> i32 {
    nrn_cli::modlunit::main(&args)
}

/// A variable of the environment, empty when it is not set (without importing `os`).
#[pyfunction]
fn environment(name: Cow<'_, str>) -> String {
    std::env::var(&*name).unwrap_or_default()
}

/// From now on HOC finds no Python.
#[pyfunction]
fn without_python() -> PyResult<()> {
    with_py(|cx| {
        cx.engine.foreign_host = None;
        Ok(())
    })
}

/// Loads mechanisms from a file or folder; how many.
#[pyfunction]
fn load_mechanisms(py: Python<'_>, path: Cow<'_, str>) -> PyResult<usize> {
    with(py, |cx| cx.load_mechanisms(std::path::Path::new(&*path)))
}

/// The last step of `import neuron`: mechanisms that were compiled in the current folder are loaded.
#[pyfunction]
fn finish_import(py: Python<'_>, _package: &Bound<'_, PyAny>) -> PyResult<()> {
    with(py, |cx| cx.load_default_mechanisms()).map(drop)
}

/// A pointer to a number that Python owns is not supported; there is no safe way to notice that it is gone.
#[pyfunction]
fn address(_address: usize, _owner: &Bound<'_, PyAny>) -> PyResult<()> {
    Err(pyo3::exceptions::PyNotImplementedError::new_err("pointers into numpy arrays; use a Vector"))
}

fn submodule<'py>(py: Python<'py>, name: &str, doc: &str) -> PyResult<Bound<'py, PyModule>> {
    let module = PyModule::new(py, name)?;
    module.setattr("__doc__", doc)?;
    Ok(module)
}

/// `neuron._engine`
#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    if !baton::is_installed(py) {
        let mut runtime = Runtime::new();
        runtime.engine.output = Box::new(|text| write("stdout", text));
        runtime.engine.errors = Box::new(|text| write("stderr", text));
        runtime.engine.foreign_host = Some(Rc::new(PythonHost));
        watch::install(&mut runtime.engine);
        notices::install(&mut runtime.engine);
        runtime.vm.set_program_name("NEURON");
        baton::install(py, runtime);
    }
    slots::install::<HocObject>(py);
    slots::install::<Section>(py);
    slots::install_making::<Section>(py);
    slots::install_method::<Section, 0>(py)?;
    slots::install_method::<Section, 1>(py)?;
    slots::install::<Segment>(py);
    slots::install::<SegmentIterator>(py);
    slots::install::<Mechanism>(py);
    Pool::install::<HocObject>(py);
    Pool::install::<Section>(py);
    Pool::install::<Segment>(py);
    Pool::install::<SegmentIterator>(py);
    Pool::install::<Mechanism>(py);
    let hoc = submodule(py, "hoc", "The HOC interpreter.")?;
    hoc.add_class::<HocObject>()?;
    let text = wrap_pyfunction!(hoc_object::_doc_of, &hoc)?;
    let property = py.import("builtins")?.getattr("property")?.call1((text,))?;
    py.get_type::<HocObject>().setattr("__doc__", property)?;
    hoc.add_class::<HocIterator>()?;
    hoc.add_class::<SectionIterator>()?;
    hoc.add_function(wrap_pyfunction!(execute, &hoc)?)?;
    hoc.add_function(wrap_pyfunction!(hoc_ac, &hoc)?)?;
    if let Ok(file) = module.getattr("__file__") {
        hoc.setattr("__file__", file)?;
    }
    with_py(|cx| types::make(py, cx, &hoc))?;
    let nrn = submodule(py, "nrn", "Sections, segments and mechanisms.")?;
    nrn.add_class::<Section>()?;
    nrn.add_class::<Segment>()?;
    nrn.add_class::<SegmentIterator>()?;
    nrn.add_class::<AllSegmentsIterator>()?;
    nrn.add_class::<Mechanism>()?;
    nrn.add_class::<MechanismFunction>()?;
    nrn.add_class::<MechanismIterator>()?;
    nrn.add_class::<VariableIterator>()?;
    nrn.add_class::<RangeVar>()?;
    nrn.add_function(wrap_pyfunction!(_mechanisms_of, &nrn)?)?;
    nrn.setattr("cas", wrap_pyfunction!(hoc_object::cas, module)?)?;
    nrn.setattr("allsec", wrap_pyfunction!(hoc_object::allsec, module)?)?;
    module.add("hoc", hoc)?;
    module.add("nrn", nrn)?;
    let error = py.get_type::<errors::HocError>();
    // Programs that print the name of what they caught print what they print with NEURON; tracebacks say HocError.
    error.setattr("__name__", "RuntimeError")?;
    module.add("HocError", error)?;
    module.add("HocWarning", py.get_type::<notices::HocWarning>())?;
    module.add("version", crate::text::VERSION)?;
    for function in [
        wrap_pyfunction!(hoc_object::pickle::_vector, module)?,
        wrap_pyfunction!(hoc_object::pickle::_matrix, module)?,
        wrap_pyfunction!(hoc_object::pickle::_random, module)?,
        wrap_pyfunction!(hoc_object::pickle::_another, module)?,
        wrap_pyfunction!(hoc_object::pickle::_derived, module)?,
        wrap_pyfunction!(hoc_object::pickle::_list, module)?,
        wrap_pyfunction!(hoc_object::pickle::_section_list, module)?,
        wrap_pyfunction!(hoc_object::pickle::_named, module)?,
        wrap_pyfunction!(mechanism_variables, module)?,
        wrap_pyfunction!(mechanism_names, module)?,
        wrap_pyfunction!(build_options, module)?,
        wrap_pyfunction!(doc, module)?,
        wrap_pyfunction!(tables, module)?,
        wrap_pyfunction!(reset, module)?,
        wrap_pyfunction!(crate::watch::stop, module)?,
        wrap_pyfunction!(main, module)?,
        wrap_pyfunction!(nrnivmodl, module)?,
        wrap_pyfunction!(modlunit, module)?,
        wrap_pyfunction!(without_python, module)?,
        wrap_pyfunction!(environment, module)?,
        wrap_pyfunction!(load_mechanisms, module)?,
        wrap_pyfunction!(finish_import, module)?,
        wrap_pyfunction!(address, module)?,
        wrap_pyfunction!(hoc_object::ref_, module)?,
        wrap_pyfunction!(hoc_object::cas, module)?,
        wrap_pyfunction!(hoc_object::allsec, module)?,
        wrap_pyfunction!(hoc_object::setpointer, module)?,
    ] {
        module.add_function(function)?;
    }
    crate::screen::register(module)?;
    Ok(())
}
