//! The Python types of HOC's built-in classes: `hoc.Vector`, `hoc.List` and so on, made once when `neuron` is imported.

use crate::hoc_object::HocObject;
use nrn_runtime::{ClassRef, Cx, Object};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use std::cell::RefCell;
use std::collections::HashMap;

#[derive(Default)]
struct Types {
    by_number: HashMap<u32, Py<PyType>>,
    by_name: HashMap<String, Py<PyType>>,
    addresses: Vec<usize>,
}

thread_local! { static TYPES: RefCell<Types> = RefCell::default(); }

/// Makes a type for each class that is no point process, and puts them into the module `hoc`.
pub fn make(py: Python<'_>, cx: &mut Cx<'_>, module: &Bound<'_, PyModule>) -> PyResult<()> {
    let base = py.get_type::<HocObject>();
    let bases = PyTuple::new(py, [&base])?;
    let metaclass = py.get_type::<PyType>();
    remember(&base);
    let rows: Vec<_> = cx.engine.class_table().iter().map(|row| (row.name, row.doc)).collect();
    for (number, (name, doc)) in rows.into_iter().enumerate() {
        let body = PyDict::new(py);
        body.set_item("__slots__", PyTuple::empty(py))?;
        body.set_item("__module__", "hoc")?;
        body.set_item("__doc__", doc)?;
        body.set_item("_hoc_class", name)?;
        let class = metaclass.call1((name, &bases, body))?.cast_into::<PyType>()?;
        module.add(name, &class)?;
        remember(&class);
        TYPES.with_borrow_mut(|types| {
            types.by_number.insert(number as u32, class.clone().unbind());
            types.by_name.insert(name.to_owned(), class.unbind());
        });
    }
    Ok(())
}

fn remember(class: &Bound<'_, PyType>) {
    TYPES.with_borrow_mut(|types| types.addresses.push(class.as_ptr() as usize));
}

/// The type for an object, when its class has one.
pub fn of_object<'py>(py: Python<'py>, cx: &mut Cx<'_>, object: &Object) -> Option<Bound<'py, PyType>> {
    let Some(ClassRef::Host(number)) = cx.vm.class(object) else { return None };
    TYPES.with_borrow(|types| types.by_number.get(&number).map(|class| class.bind(py).clone()))
}

/// The type of a class by its name.
pub fn named<'py>(py: Python<'py>, name: &str) -> Option<Bound<'py, PyType>> {
    TYPES.with_borrow(|types| types.by_name.get(name).map(|class| class.bind(py).clone()))
}

/// Is it one of ours, not a class that a user derived?
pub fn is_own(class: &Bound<'_, PyType>) -> bool {
    let address = class.as_ptr() as usize;
    TYPES.with_borrow(|types| types.addresses.contains(&address))
}
