//! Python objects inside HOC: callables, modules, lists, Sections and Segments, and `nrnpython("...")`.
//!
//! Each call out lends the context, so that what is called can use `h` again.

use crate::baton::lend;
use crate::convert::{from_python, to_python};
use crate::errors;
use crate::pending;
use crate::section::Section;
use crate::segment::Segment;
use nrn_runtime::{Cx, Foreign, ForeignHost, HocError, SectionId, Value};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyModule, PyString, PyTuple};
use std::any::Any;
use std::ffi::CString;
use std::rc::Rc;
use std::sync::Mutex;

/// A Python object that HOC holds.
pub struct PyThing(pub Py<PyAny>);

static LET_GO: Mutex<Vec<Py<PyAny>>> = Mutex::new(Vec::new());

impl Drop for PyThing {
    /// What Python runs when the object goes may need the model, which whoever drops this still holds: it waits.
    fn drop(&mut self) {
        Python::attach(|py| {
            let thing = self.0.clone_ref(py);
            if let Ok(mut waiting) = LET_GO.lock() {
                waiting.push(thing);
            }
            pending::announce();
        });
    }
}

/// Lets the objects go that HOC has dropped. Called where the model is free.
pub fn let_go() {
    let waiting = LET_GO.lock().map(|mut waiting| std::mem::take(&mut *waiting)).unwrap_or_default();
    drop(waiting);
}

/// The index that HOC gives: whole numbers are ints, as sequences need them.
fn index<'py>(py: Python<'py>, cx: &mut Cx<'_>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Number(x) if x.fract() == 0.0 && x.abs() < 9e15 => {
            Ok((*x as i64).into_pyobject(py)?.into_any())
        }
        other => to_python(py, cx, other),
    }
}

fn indices<'py>(py: Python<'py>, cx: &mut Cx<'_>, values: &[Value]) -> PyResult<Vec<Bound<'py, PyAny>>> {
    values.iter().map(|value| index(py, cx, value)).collect()
}

fn arguments<'py>(py: Python<'py>, cx: &mut Cx<'_>, values: &[Value]) -> PyResult<Bound<'py, PyTuple>> {
    let values: Vec<_> = values.iter().map(|value| to_python(py, cx, value)).collect::<PyResult<_>>()?;
    PyTuple::new(py, values)
}

/// The longest text of a traceback, in characters; a longer one loses its middle.
const LONGEST: usize = 8000;

/// The traceback of an exception as text. An error of HOC says in its own text what caused it, so its causes are left out:
/// with callbacks within callbacks every level would double the text.
pub fn traceback(py: Python<'_>, exception: &PyErr) -> String {
    let lines = || -> PyResult<String> {
        let module = py.import("traceback")?;
        let value = exception.value(py);
        let join = |lines| PyString::new(py, "").call_method1("join", (lines,))?.extract::<String>();
        if exception.is_instance_of::<errors::HocError>(py) {
            let places = join(module.call_method1("format_tb", (exception.traceback(py),))?)?;
            let last = join(module.call_method1("format_exception_only", (value.get_type(), value))?)?;
            return Ok(format!("Traceback (most recent call last):\n{places}{last}"));
        }
        let about = (value.get_type(), value, exception.traceback(py));
        join(module.call_method1("format_exception", about)?)
    };
    shortened(lines().unwrap_or_else(|_| exception.to_string()))
}

fn shortened(text: String) -> String {
    let n = text.chars().count();
    if n <= LONGEST {
        return text;
    }
    let begin: String = text.chars().take(LONGEST / 4).collect();
    let end: String = text.chars().skip(n - LONGEST / 2).collect();
    format!("{begin}\n  ...\n{end}")
}

impl PyThing {
    /// `thing.name`, where `_` is the thing itself.
    fn attribute<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let thing = self.0.bind(py);
        if name == "_" {
            return Ok(thing.clone());
        }
        match thing.getattr(name) {
            Ok(found) => Ok(found),
            // The main module also shows Python's built-in functions: p.str(3), p.len(...).
            Err(error) if thing.is_instance_of::<PyModule>() => {
                py.import("builtins")?.getattr(name).map_err(|_| error)
            }
            Err(error) => Err(error),
        }
    }
}

impl Foreign for PyThing {
    fn call(&self, cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, HocError> {
        Python::attach(|py| {
            let thing = self.0.bind(py);
            let result = arguments(py, cx, args).and_then(|args| {
                // A callback may be given as (callable, argument) or (callable, (arguments)).
                if let Ok(pair) = thing.cast::<PyTuple>()
                    && pair.len() == 2
                {
                    let (callable, given) = (pair.get_item(0)?, pair.get_item(1)?);
                    let given = match given.cast_into::<PyTuple>() {
                        Ok(tuple) => tuple,
                        Err(single) => PyTuple::new(py, [single.into_inner()])?,
                    };
                    return lend(py, cx, || callable.call1(given));
                }
                lend(py, cx, || thing.call1(args))
            });
            match result {
                Ok(value) => {
                    from_python(cx, &value).map_err(|e| errors::from_python(py, e, "Python Callback failed"))
                }
                Err(error) => Err(errors::from_callback(py, error)),
            }
        })
    }
    fn get(&self, cx: &mut Cx<'_>, name: &str, at: &[Value]) -> Result<Value, HocError> {
        Python::attach(|py| {
            let found = indices(py, cx, at).and_then(|at| {
                lend(py, cx, || {
                    at.into_iter().try_fold(self.attribute(py, name)?, |object, index| object.get_item(index))
                })
            });
            found
                .and_then(|value| from_python(cx, &value))
                .map_err(|e| errors::from_python(py, e, &format!("PythonObject: cannot read {name}")))
        })
    }
    fn set(&self, cx: &mut Cx<'_>, name: &str, at: &[Value], value: Value) -> Result<(), HocError> {
        Python::attach(|py| {
            let done = indices(py, cx, at).and_then(|mut at| {
                let value = to_python(py, cx, &value)?;
                lend(py, cx, || {
                    let Some(last) = at.pop() else { return self.0.bind(py).setattr(name, value) };
                    let object = at
                        .into_iter()
                        .try_fold(self.attribute(py, name)?, |object, index| object.get_item(index))?;
                    object.set_item(last, value)
                })
            });
            done.map_err(|e| errors::from_python(py, e, &format!("PythonObject: cannot set {name}")))
        })
    }
    fn call_method(&self, cx: &mut Cx<'_>, name: &str, args: &[Value]) -> Result<Value, HocError> {
        Python::attach(|py| {
            let result = arguments(py, cx, args)
                .and_then(|args| lend(py, cx, || self.attribute(py, name)?.call1(args)));
            result
                .and_then(|value| from_python(cx, &value))
                .map_err(|e| errors::from_python(py, e, &format!("PyObject method call failed: {name}")))
        })
    }
    fn section(&self) -> Option<SectionId> {
        Python::attach(|py| {
            self.0.bind(py).cast::<Section>().ok().and_then(|section| section.get().id().ok())
        })
    }
    fn segment(&self) -> Option<(SectionId, f64)> {
        Python::attach(|py| {
            let segment = self.0.bind(py).cast::<Segment>().ok()?;
            Some((segment.get().id().ok()?, segment.get().position()))
        })
    }
    fn number(&self) -> Option<f64> {
        Python::attach(|py| self.0.bind(py).extract().ok())
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What Python does for HOC as a whole.
pub struct PythonHost;

impl ForeignHost for PythonHost {
    fn run(&self, cx: &mut Cx<'_>, text: &str) -> Result<bool, HocError> {
        Python::attach(|py| {
            let result = lend(py, cx, || run_in_main(py, text));
            match result {
                Ok(()) => Ok(true),
                Err(error) if error.is_instance_of::<pyo3::exceptions::PySystemExit>(py) => {
                    Err(errors::from_python(py, error, "exit"))
                }
                Err(error) => {
                    error.print(py);
                    Ok(false)
                }
            }
        })
    }
    fn main(&self, _cx: &mut Cx<'_>) -> Result<Rc<dyn Foreign>, HocError> {
        Python::attach(|py| {
            let main = py.import("__main__").map_err(|e| errors::from_python(py, e, "no module __main__"))?;
            Ok(Rc::new(PyThing(main.into_any().unbind())) as Rc<dyn Foreign>)
        })
    }
    fn cell(&self, section: SectionId) -> Option<Rc<dyn Foreign>> {
        Python::attach(|py| {
            let cell = crate::section::python_cell(py, section).ok()??;
            Some(Rc::new(PyThing(cell.unbind())) as Rc<dyn Foreign>)
        })
    }
    fn text(&self, cx: &mut Cx<'_>, thing: &Rc<dyn Foreign>) -> Result<Option<String>, HocError> {
        Python::attach(|py| {
            let Some(thing) = thing.as_any().downcast_ref::<PyThing>() else { return Ok(None) };
            let text = lend(py, cx, || thing.0.bind(py).str().map(|text| text.to_string()));
            text.map(Some).map_err(|e| errors::from_python(py, e, "str() failed"))
        })
    }
}

/// Runs statements among the names of `__main__`.
pub fn run_in_main(py: Python<'_>, text: &str) -> PyResult<()> {
    let globals: Bound<'_, PyDict> = py.import("__main__")?.dict();
    let text = CString::new(text)?;
    py.run(&text, Some(&globals), Some(&globals))
}
