//! `for segment in section`, and `section.allseg()`.

use crate::hoc_object::{quick, quickly};
use crate::section::Section;
use crate::segment::Segment;
use crate::slots::{Kept, Pool, Pooled, Quick, Slot, make};
use pyo3::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Walks over the segments of a section.
#[pyclass(frozen, module = "nrn", name = "SegOfSecIter")]
pub struct SegmentIterator {
    section: Py<Section>,
    nseg: usize,
    with_ends: bool,
    next: AtomicUsize,
}

impl SegmentIterator {
    /// Over the segments of a section.
    pub fn make<'py>(section: &Bound<'py, Section>) -> PyResult<Bound<'py, Self>> {
        make(section.py(), SegmentIterator::over(section, false)?)
    }
    /// Over the segments of a section, if the model is free.
    pub fn quick<'py>(section: &Bound<'py, Section>) -> Option<Bound<'py, Self>> {
        let id = section.get().number()?;
        let nseg = quickly(section.py(), |cx| cx.engine.sim.model.section(id).ok().map(|s| s.nseg()))?;
        let section_object = section.clone().unbind();
        let walk =
            SegmentIterator { section: section_object, nseg, with_ends: false, next: AtomicUsize::new(0) };
        make(section.py(), walk).ok()
    }
    fn step<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, Segment>>> {
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        let Some(x) = self.position(at) else { return Ok(None) };
        make(py, Segment::new(self.section.clone_ref(py), x)).map(Some)
    }
    fn over(section: &Bound<'_, Section>, with_ends: bool) -> PyResult<Self> {
        let id = section.get().id()?;
        let nseg = quick(section.py(), |cx| {
            cx.engine.sim.model.section(id).map(|s| s.nseg()).map_err(|_| crate::section::deleted())
        })?;
        let section_object = section.clone().unbind();
        Ok(SegmentIterator { section: section_object, nseg, with_ends, next: AtomicUsize::new(0) })
    }
    fn position(&self, at: usize) -> Option<f64> {
        let centre = |k: usize| (k as f64 + 0.5) / self.nseg as f64;
        if !self.with_ends {
            return (at < self.nseg).then(|| centre(at));
        }
        match at {
            0 => Some(0.0),
            at if at <= self.nseg => Some(centre(at - 1)),
            at if at == self.nseg + 1 => Some(1.0),
            _ => None,
        }
    }
}

#[pymethods]
impl SegmentIterator {
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
        slf.clone()
    }
    fn __next__<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Segment>>> {
        slf.get().step(slf.py())
    }
}

static KEPT: Kept = Kept::new();
static POOL: Pool = Pool::new();

impl Quick for SegmentIterator {
    const SLOTS: &'static [Slot] = &[Slot::Next];
    fn kept() -> &'static Kept {
        &KEPT
    }
    #[inline]
    fn next<'py>(this: &Bound<'py, Self>) -> Option<Option<Bound<'py, PyAny>>> {
        this.get().step(this.py()).ok().map(|segment| segment.map(Bound::into_any))
    }
}

impl Pooled for SegmentIterator {
    const COLLECTED: bool = false;
    fn pool() -> &'static Pool {
        &POOL
    }
    fn let_go(self, py: Python<'_>) {
        drop(self.section.into_bound(py));
    }
}

/// Walks over the segments of a section and its two ends. Iterating over it begins anew.
#[pyclass(frozen, module = "nrn", name = "AllsegIter")]
pub struct AllSegmentsIterator(SegmentIterator);

impl AllSegmentsIterator {
    /// Over a section.
    pub fn make<'py>(section: &Bound<'py, Section>) -> PyResult<Bound<'py, Self>> {
        let walk = SegmentIterator::over(section, true)?;
        Bound::new(section.py(), AllSegmentsIterator(walk))
    }
}

#[pymethods]
impl AllSegmentsIterator {
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        AllSegmentsIterator::make(slf.get().0.section.bind(slf.py()))
    }
    fn __next__<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Segment>>> {
        slf.get().0.step(slf.py())
    }
}
