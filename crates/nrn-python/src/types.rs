//! The Python types of HOC's built-in classes: `hoc.Vector`, `hoc.List` and so on, made once when `neuron` is imported.

use crate::baton::Local;
use crate::hoc_object::HocObject;
use crate::raw;
use nrn_runtime::{ClassRef, Cx, Object};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyType};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::{CStr, CString};

#[derive(Default)]
struct Types {
    by_number: Vec<Py<PyType>>,
    by_name: HashMap<String, Py<PyType>>,
    /// Addresses of the types, in their order, with the names.
    by_address: Vec<(usize, &'static str)>,
}

static TYPES: Local<Option<Types>> = Local::new(None);

/// Makes a type for each class that is no point process, and puts them into the module `hoc`.
pub fn make(py: Python<'_>, cx: &mut Cx<'_>, module: &Bound<'_, PyModule>) -> PyResult<()> {
    let base = py.get_type::<HocObject>();
    let metaclass = metaclass(py)?;
    module.add("HocClass", &metaclass)?;
    let mut types = Types::default();
    let rows: Vec<_> =
        cx.engine.class_table().iter().map(|row| (row.name, crate::manual::of_class(row))).collect();
    for (name, doc) in rows {
        let class = raw::new_class(&base, Some(&metaclass), text(&format!("hoc.{name}")), text(&doc))?;
        class.setattr("_hoc_class", name)?;
        module.add(name, &class)?;
        types.by_address.push((class.as_ptr().addr(), name));
        types.by_number.push(class.clone().unbind());
        types.by_name.insert(name.to_owned(), class.unbind());
    }
    types.by_address.sort_unstable();
    if let Some(mut kept) = TYPES.borrow(py) {
        *kept = Some(types);
    }
    Ok(())
}

/// A text that lives for ever: there are as many as classes.
fn text(text: &str) -> &'static CStr {
    let text = CString::new(text.replace('\0', " ")).unwrap_or_default();
    Box::leak(text.into_boxed_c_str())
}

/// The class of the classes: `h.Vector[0]` and `for v in h.Vector` find the instances.
fn metaclass(py: Python<'_>) -> PyResult<Bound<'_, PyType>> {
    let class =
        raw::new_class(&py.get_type::<PyType>(), None, c"hoc.HocClass", c"The class of HOC's classes.")?;
    let body = PyDict::new(py);
    body.set_item("_instances", wrap_pyfunction!(_instances, py)?)?;
    py.run(
        c"def getitem(cls, index):
    return _instances(cls._hoc_class, index)
def iterate(cls):
    return iter(_instances(cls._hoc_class, None))
",
        Some(&body),
        None,
    )?;
    class.setattr("__getitem__", body.get_item("getitem")?)?;
    class.setattr("__iter__", body.get_item("iterate")?)?;
    Ok(class)
}

/// The instance `index` of a class, or all of them.
#[pyfunction]
fn _instances<'py>(
    py: Python<'py>,
    class: Cow<'_, str>,
    index: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let Some(index) = index else {
        return crate::hoc_object::with_py(|cx| {
            let objects = cx.vm.objects_of(&class);
            let all: PyResult<Vec<_>> =
                objects.into_iter().map(|object| HocObject::wrap(py, cx, object)).collect();
            Ok(PyList::new(py, all?)?.into_any())
        });
    };
    let index = crate::index::of_sequence(index)?;
    crate::hoc_object::with_py(|cx| {
        let mut objects = cx.vm.objects_of(&class).into_iter();
        let object = objects.find(|object| i64::from(cx.vm.object_index(object)) == index);
        let missing = || PyIndexError::new_err(format!("{class}[{index}] instance does not exist"));
        HocObject::wrap(py, cx, object.ok_or_else(missing)?)
    })
}

/// The type for an object, when its class has one.
pub fn of_object<'py>(py: Python<'py>, cx: &mut Cx<'_>, object: &Object) -> Option<Bound<'py, PyType>> {
    let Some(ClassRef::Host(number)) = cx.vm.class(object) else { return None };
    Some(TYPES.borrow(py)?.as_ref()?.by_number.get(number as usize)?.bind(py).clone())
}

/// The type of a class by its name.
pub fn named<'py>(py: Python<'py>, name: &str) -> Option<Bound<'py, PyType>> {
    Some(TYPES.borrow(py)?.as_ref()?.by_name.get(name)?.bind(py).clone())
}

/// The class of HOC that a type is of, when it is the type itself and no class that a user derived.
pub fn name_of(class: &Bound<'_, PyType>) -> Option<&'static str> {
    let py = class.py();
    let address = class.as_ptr().addr();
    let types = TYPES.borrow(py)?;
    let by_address = &types.as_ref()?.by_address;
    let at = by_address.binary_search_by_key(&address, |known| known.0).ok()?;
    by_address.get(at).map(|known| known.1)
}

/// Is it one of ours, not a class that a user derived?
pub fn is_own(class: &Bound<'_, PyType>) -> bool {
    class.is(class.py().get_type::<HocObject>()) || name_of(class).is_some()
}
