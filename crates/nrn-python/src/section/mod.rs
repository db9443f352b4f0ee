//! `nrn.Section`: a section of the model, by its number.
//!
//! A section made in Python lives as long as its Python object; dropping that only queues, and the section goes at the
//! next use of the model. For a section that HOC made any number of Python objects may exist.

mod connect;
mod create;
mod points;
mod quick;
mod registry;
mod variables;

pub use connect::subtree;
pub use create::{INTERNAL, SectionParts, by_internal_name};
pub use registry::{bury, has_queued};
pub use variables::{VariableName, handle_of, known_variable, missing, variable_of};

use crate::convert::{self, object_to_python};
use crate::errors;
use crate::hoc_object::pickle::part_of_the_model;
use crate::hoc_object::{with, with_py, with_token};
use crate::segment::Segment;
use crate::segment_iterators::{AllSegmentsIterator, SegmentIterator};
use nrn_runtime::{Cx, Object, SectionId};
use pyo3::exceptions::{PyReferenceError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyDict, PyString, PyTuple};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A section.
#[pyclass(frozen, subclass, weakref, module = "nrn", name = "Section")]
pub struct Section {
    /// Set once, by `__init__` or when Rust makes the object.
    parts: OnceLock<SectionParts>,
}

impl Section {
    /// Its number. Fails before `__init__`.
    pub fn id(&self) -> PyResult<SectionId> {
        self.parts.get().map(|parts| parts.id).ok_or_else(|| {
            PyTypeError::new_err(
                "the base class was not initialised: call nrn.Section.__init__(self, name=...)",
            )
        })
    }
    /// Its number, without making the error.
    #[inline]
    pub fn number(&self) -> Option<SectionId> {
        self.parts.get().map(|parts| parts.id)
    }
    /// The Python object for a section: the one it was made with, else a new one.
    pub fn wrap(py: Python<'_>, id: SectionId) -> PyResult<Bound<'_, PyAny>> {
        if let Some(found) = registry::find(py, id) {
            return Ok(found);
        }
        let parts = OnceLock::from(SectionParts { id, owned: false, named: false, cell: None });
        Ok(Bound::new(py, Section { parts })?.into_any())
    }
    /// The same as the class itself, for other Rust code.
    pub fn wrap_section(py: Python<'_>, id: SectionId) -> PyResult<Bound<'_, Section>> {
        Ok(Section::wrap(py, id)?.cast_into::<Section>()?)
    }
    /// The text of `str(sec)`.
    pub fn text(&self, py: Python<'_>) -> PyResult<String> {
        let id = self.id()?;
        if !with_py(|cx| Ok(cx.engine.sim.model.section_exists(id)))? {
            return Ok("<deleted section>".to_owned());
        }
        match self.parts.get() {
            Some(parts) if parts.owned => parts.text(py),
            _ => with_py(|cx| Ok(cx.section_name(id))),
        }
    }
}

impl Drop for Section {
    fn drop(&mut self) {
        if let Some(parts) = self.parts.take() {
            Python::attach(|py| parts.let_go(py));
        }
    }
}

/// The section that a Python object is.
pub fn section_id(object: &Bound<'_, PyAny>) -> Option<SectionId> {
    object.cast::<Section>().ok().and_then(|section| section.get().id().ok())
}

/// Members of SectionRef that are sections: they become Section objects.
pub fn of_section_ref<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    object: &Object,
    name: &str,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    if !matches!(name, "sec" | "parent" | "trueparent" | "root") {
        return Ok(None);
    }
    let value = cx.get_dynamic(object, name, &[]).map_err(|e| errors::to_python(py, e))?;
    convert::to_python(py, cx, &value).map(Some)
}

/// The `cell` that a section was made with in Python.
pub fn python_cell(py: Python<'_>, id: SectionId) -> PyResult<Option<Bound<'_, PyAny>>> {
    let Some(made) = registry::find(py, id) else { return Ok(None) };
    made.cast::<Section>()?.get().parts.get().map_or(Ok(None), |parts| parts.cell(py))
}

/// The sections under `id` as NEURON lists them: itself, then the children, newest first.
fn list<'py>(py: Python<'py>, sections: Vec<SectionId>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    sections.into_iter().map(|id| Section::wrap(py, id)).collect()
}

/// The same number, when the section is still there.
pub fn living(id: SectionId) -> PyResult<SectionId> {
    if with_py(|cx| Ok(cx.engine.sim.model.section_exists(id)))? { Ok(id) } else { Err(deleted()) }
}

/// What Python itself lists for an object: of its class, and what an instance of a derived class has of its own.
pub fn names_of_class(object: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    object.py().get_type::<PyAny>().call_method1("__dir__", (object,))?.extract()
}

/// The exception for a section that is gone.
pub fn deleted() -> PyErr {
    PyReferenceError::new_err("can't access a deleted section")
}

#[pymethods]
impl Section {
    #[new]
    #[pyo3(signature = (*_args, **_kwargs))]
    fn new(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> Self {
        Section { parts: OnceLock::new() }
    }
    #[pyo3(signature = (name = None, cell = None, *more, **unknown))]
    fn __init__<'py>(
        slf: &Bound<'py, Self>,
        name: Option<Bound<'py, PyAny>>,
        cell: Option<Bound<'py, PyAny>>,
        more: &Bound<'py, PyTuple>,
        unknown: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        if !more.is_empty() {
            let n = more.len() + 2;
            return Err(PyTypeError::new_err(format!("function takes at most 2 arguments ({n} given)")));
        }
        if let Some((key, _)) = unknown.into_iter().flatten().next() {
            return Err(PyTypeError::new_err(format!(
                "'{key}' is an invalid keyword argument for this function"
            )));
        }
        if slf.get().parts.get().is_none() {
            let parts = create::create(slf.py(), name, cell)?;
            registry::register(slf, parts.id);
            let _ = slf.get().parts.set(parts);
        }
        Ok(())
    }
    fn __getattribute__<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyString>,
    ) -> PyResult<Bound<'py, PyAny>> {
        errors::found(slf.py(), variables::get(slf, name))
    }
    fn __getattr__(&self, name: &Bound<'_, PyString>) -> PyResult<Py<PyAny>> {
        Err(errors::unfound(name))
    }
    fn __setattr__(
        slf: &Bound<'_, Self>,
        name: &Bound<'_, PyString>,
        value: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        variables::set(slf, name, value)
    }
    fn __delattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        if slf.get_type().is(slf.py().get_type::<Section>()) {
            return Err(crate::hoc_object::no_attribute(slf.as_any(), name));
        }
        crate::raw::generic_set(slf.as_any(), name, None)
    }
    /// The segment that holds `x` (0.5 when left out).
    #[pyo3(signature = (x = 0.5))]
    fn __call__<'py>(slf: &Bound<'py, Self>, x: f64) -> PyResult<Bound<'py, Segment>> {
        if !(0.0..=1.0).contains(&x) {
            return Err(PyValueError::new_err("segment position range is 0 <= x <= 1"));
        }
        Bound::new(slf.py(), Segment::new(slf.clone().unbind(), x))
    }
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, SegmentIterator>> {
        SegmentIterator::make(slf)
    }
    fn __contains__(&self, segment: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(segment) = segment.cast::<Segment>() else { return Ok(false) };
        Ok(segment.get().id()? == self.id()?)
    }
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        self.text(py)
    }
    fn __str__(&self, py: Python<'_>) -> PyResult<String> {
        self.text(py)
    }
    /// Fails: it lives in the model of this process only.
    fn __reduce__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Err(part_of_the_model(&self.text(py)?))
    }
    fn __hash__(&self) -> PyResult<u64> {
        let id = self.id()?;
        Ok(u64::from(id.slot) << 24 ^ u64::from(id.generation) ^ 0x5ec7)
    }
    fn __richcmp__<'py>(&self, other: &Bound<'py, PyAny>, op: CompareOp) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        let Some(theirs) = section_id(other) else {
            return convert::compared(py, op, false);
        };
        Ok(op.matches(self.id()?.cmp(&theirs)).into_pyobject(py)?.to_owned().into_any())
    }

    /// `dir(section)`: with its properties.
    fn __dir__<'py>(slf: &Bound<'py, Self>) -> PyResult<Vec<String>> {
        let mut all = names_of_class(slf.as_any())?;
        all.extend(["L", "Ra", "nseg", "rallbranch"].map(str::to_owned));
        Ok(all)
    }

    // ---- names ----

    /// The name it was given; with a cell, the cell's first.
    fn name(&self, py: Python<'_>) -> PyResult<String> {
        living(self.id()?)?;
        self.text(py)
    }
    /// The same as `name()`.
    fn hname(&self, py: Python<'_>) -> PyResult<String> {
        self.name(py)
    }
    /// A name that no other section has.
    fn hoc_internal_name(&self) -> PyResult<String> {
        Ok(create::internal_name(living(self.id()?)?))
    }
    /// Was it made in Python?
    fn is_pysec(&self) -> PyResult<bool> {
        living(self.id()?)?;
        Ok(self.parts.get().is_some_and(|parts| parts.owned))
    }
    /// Is it the same section?
    fn same(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(section_id(other) == Some(self.id()?))
    }
    /// The object it belongs to: the `cell` it was made with, or the HOC object that created it.
    fn cell<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(parts) = self.parts.get()
            && let Some(cell) = parts.cell(py)?
        {
            return Ok(cell);
        }
        let id = self.id()?;
        if let Some(cell) = python_cell(py, id)? {
            return Ok(cell);
        }
        with_py(|cx| {
            let owner = cx.engine.sim.model.section(id).map_err(|_| deleted())?.owner();
            let owner = owner.and_then(|id| cx.vm.object_by_id(id));
            object_to_python(py, cx, owner.as_ref())
        })
    }

    // ---- mechanisms ----

    /// Inserts a density mechanism, by name or by an object with an `insert` method. Returns the section.
    fn insert<'py>(slf: &Bound<'py, Self>, mechanism: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Self>> {
        let Ok(name) = mechanism.cast::<PyString>() else {
            if !mechanism.hasattr("insert")? {
                return Err(PyTypeError::new_err(
                    "insert argument must be either a string or an object with an insert method",
                ));
            }
            mechanism.call_method1("insert", (slf,))?;
            return Ok(slf.clone());
        };
        let (py, id) = (slf.py(), living(slf.get().id()?)?);
        with_token(py, |cx| {
            let VariableName::Mechanism(what) = variable_of(cx, name)? else {
                return Err(PyValueError::new_err("argument not a density mechanism name."));
            };
            cx.insert(id, what).map_err(|e| errors::to_python(py, e))
        })?;
        Ok(slf.clone())
    }
    /// Takes a density mechanism out.
    fn uninsert<'py>(slf: &Bound<'py, Self>, mechanism: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Self>> {
        let Ok(name) = mechanism.cast::<PyString>() else {
            mechanism.call_method1("uninsert", (slf,))?;
            return Ok(slf.clone());
        };
        let id = slf.get().id()?;
        with_py(|cx| {
            let model = &mut cx.engine.sim.model;
            let what = model
                .insertable(&name.to_cow()?)
                .ok_or_else(|| PyValueError::new_err("argument not a density mechanism name."))?;
            cx.uninsert(id, what).map_err(|e| errors::to_python(slf.py(), e))
        })?;
        Ok(slf.clone())
    }
    /// Is the mechanism (or ion) inserted?
    fn has_membrane(&self, name: Cow<'_, str>) -> PyResult<bool> {
        let id = self.id()?;
        with_py(|cx| {
            let model = &cx.engine.sim.model;
            let Some(what) = model.insertable(&name) else {
                return Ok(matches!(&*name, "capacitance" | "morphology"));
            };
            model.has(id, what).map_err(errors::model)
        })
    }
    /// What it holds, as a dictionary.
    fn psection<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("neuron.psection")?.getattr("psection")?.call1((slf,))
    }

    // ---- the tree ----

    /// Makes it the accessed section until `h.pop_section()`.
    fn push<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        let id = living(slf.get().id()?)?;
        with_py(|cx| {
            cx.engine.sections.push(id);
            Ok(())
        })?;
        Ok(slf.clone())
    }
    /// Connects its `childx` end to a section at `parentx`, or to a segment.
    #[pyo3(signature = (parent, parentx = None, childx = None))]
    fn connect<'py>(
        slf: &Bound<'py, Self>,
        parent: &Bound<'py, PyAny>,
        parentx: Option<f64>,
        childx: Option<f64>,
    ) -> PyResult<Bound<'py, Self>> {
        connect::connect(slf.get().id()?, parent, parentx, childx)?;
        Ok(slf.clone())
    }
    /// Makes it a root.
    fn disconnect(&self) -> PyResult<()> {
        let id = self.id()?;
        with_py(|cx| cx.engine.sim.model.disconnect(id).map_err(errors::model))
    }
    /// The segment of the parent it is connected to, or None.
    fn parentseg<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, Segment>>> {
        connect::parent_segment(py, self.id()?)
    }
    /// As `parentseg`, but past parents that connect at their own root end.
    fn trueparentseg<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, Segment>>> {
        connect::true_parent_segment(py, self.id()?)
    }
    /// The end that is connected to the parent: 0 or 1.
    fn orientation(&self) -> PyResult<f64> {
        let id = self.id()?;
        with_py(|cx| Ok(cx.engine.sim.model.section(id).map_err(|_| deleted())?.child_end()))
    }
    /// Its children, newest first.
    fn children<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let id = self.id()?;
        list(py, with_py(|cx| connect::children(cx, id))?)
    }
    /// Itself and everything below it.
    fn subtree<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let id = self.id()?;
        list(py, with_py(|cx| subtree(cx, id))?)
    }
    /// The whole tree it is in, from its root.
    fn wholetree<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let id = self.id()?;
        list(
            py,
            with_py(|cx| {
                let root = cx.engine.sim.model.root_of(id).map_err(errors::model)?;
                subtree(cx, root)
            })?,
        )
    }
    /// Its segments, with the ends at 0 and 1.
    fn allseg<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, AllSegmentsIterator>> {
        AllSegmentsIterator::make(slf)
    }

    // ---- 3-D points ----

    /// Number of 3-D points.
    fn n3d(&self) -> PyResult<usize> {
        points::count(self.id()?)
    }
    /// x of a 3-D point, um.
    fn x3d(&self, i: isize) -> PyResult<f64> {
        points::coordinate(self.id()?, i, |p| p.x)
    }
    /// y of a 3-D point, um.
    fn y3d(&self, i: isize) -> PyResult<f64> {
        points::coordinate(self.id()?, i, |p| p.y)
    }
    /// z of a 3-D point, um.
    fn z3d(&self, i: isize) -> PyResult<f64> {
        points::coordinate(self.id()?, i, |p| p.z)
    }
    /// Diameter at a 3-D point, um.
    fn diam3d(&self, i: isize) -> PyResult<f64> {
        points::coordinate(self.id()?, i, |p| p.d.abs())
    }
    /// Distance of a 3-D point along the section, um.
    fn arc3d(&self, i: isize) -> PyResult<f64> {
        points::coordinate(self.id()?, i, |p| p.arc)
    }
    /// Is the point of a spine?
    fn spine3d(&self, i: isize) -> PyResult<bool> {
        points::coordinate(self.id()?, i, |p| p.d).map(|d| d < 0.0)
    }
    /// Appends a 3-D point (x, y, z, diam), or several as sequences.
    #[pyo3(signature = (*args))]
    fn pt3dadd<'py>(slf: &Bound<'py, Self>, args: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, Self>> {
        points::add(slf.get().id()?, args)?;
        Ok(slf.clone())
    }
    /// Removes all 3-D points; `buffer` is ignored.
    #[pyo3(signature = (buffer = 0))]
    fn pt3dclear(&self, buffer: i64) -> PyResult<i64> {
        let id = self.id()?;
        with_py(|cx| cx.engine.sim.model.pt3dclear(id).map_err(errors::model))?;
        Ok(buffer)
    }
    /// Inserts a 3-D point before point `i`.
    fn pt3dinsert(&self, i: usize, x: f64, y: f64, z: f64, diam: f64) -> PyResult<()> {
        let id = self.id()?;
        with_py(|cx| cx.engine.sim.model.pt3dinsert(id, i, x, y, z, diam).map_err(points::error))
    }
    /// Removes 3-D point `i`.
    fn pt3dremove(&self, i: usize) -> PyResult<()> {
        let id = self.id()?;
        with_py(|cx| cx.engine.sim.model.pt3dremove(id, i).map_err(points::error))
    }
    /// Changes a 3-D point: (i, x, y, z, diam) or (i, diam).
    #[pyo3(signature = (i, *rest))]
    fn pt3dchange(&self, i: usize, rest: &Bound<'_, PyTuple>) -> PyResult<()> {
        points::change(self.id()?, i, rest)
    }
    /// The logical connection point of the section, if its style has one.
    #[pyo3(signature = (*args))]
    fn pt3dstyle<'py>(&self, py: Python<'py>, args: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        let id = self.id()?;
        let values = with_py(|cx| crate::hoc_object::arguments(cx, args))?;
        let result = with(py, |cx| cx.with_section(id, |cx| cx.call("pt3dstyle", &values)))?;
        with_py(|cx| convert::returned(py, cx, &result, nrn_runtime::PythonReturn::Bool))
    }
}
