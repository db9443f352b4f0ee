//! How sections hang together.

use super::{Section, deleted, section_id};
use crate::errors;
use crate::hoc_object::{with_py, with_token};
use crate::segment::Segment;
use nrn_runtime::{Cx, ModelError, SectionId, texts};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

/// `child.connect(parent, parentx, childx)`, `child.connect(segment, childx)`
pub fn connect(
    child: SectionId,
    at: &Bound<'_, PyAny>,
    first: Option<f64>,
    second: Option<f64>,
) -> PyResult<()> {
    let (parent, parent_x, child_x) = if let Ok(segment) = at.cast::<Segment>() {
        (segment.get().id()?, segment.get().position(), first.or(second).unwrap_or(0.0))
    } else if let Some(id) = section_id(at) {
        (id, first.unwrap_or(1.0), second.unwrap_or(0.0))
    } else {
        return Err(PyTypeError::new_err("first arg not a nrn.Section or nrn.Segment"));
    };
    if !(0.0..=1.0).contains(&parent_x) {
        return Err(PyValueError::new_err("out of range 0 <= parentx <= 1."));
    }
    if child_x != 0.0 && child_x != 1.0 {
        return Err(PyValueError::new_err("child connection end must be  0 or 1"));
    }
    with_token(at.py(), |cx| {
        let model = &mut cx.engine.sim.model;
        let section = model.section(child).map_err(|_| deleted())?;
        let before = section.connection().map(|before| (before, section.child_end()));
        model.connect(child, child_x, parent, parent_x).map_err(errors::model)?;
        if let Some((before, end)) = before {
            let name = |id| model.section(id).map(|section| section.name()).unwrap_or_default();
            let text = texts::connected_before((name(child), end), (name(before.parent), before.x));
            cx.engine.warn(&text);
        }
        Ok(())
    })
}

/// `sec.parentseg()`
pub fn parent_segment(py: Python<'_>, id: SectionId) -> PyResult<Option<Bound<'_, Segment>>> {
    let connection = with_py(|cx| Ok(cx.engine.sim.model.section(id).map_err(|_| deleted())?.connection()))?;
    connection
        .map(|at| Bound::new(py, Segment::new(Section::wrap_section(py, at.parent)?.unbind(), at.x)))
        .transpose()
}

/// `sec.trueparentseg()`: the first ancestor that is not connected at its own connected end.
pub fn true_parent_segment(py: Python<'_>, id: SectionId) -> PyResult<Option<Bound<'_, Segment>>> {
    let found = with_py(|cx| {
        let model = &cx.engine.sim.model;
        let find = || -> Result<_, ModelError> {
            let mut at = model.section(id)?.connection();
            while let Some(connection) = at {
                let parent = model.section(connection.parent)?;
                if connection.x != parent.child_end() || parent.connection().is_none() {
                    // Connected to the root end of a root: there is no true parent.
                    let at_root_end = connection.x == parent.child_end();
                    return Ok(if at_root_end { None } else { Some(connection) });
                }
                at = parent.connection();
            }
            Ok(None)
        };
        find().map_err(errors::model)
    })?;
    found
        .map(|at| Bound::new(py, Segment::new(Section::wrap_section(py, at.parent)?.unbind(), at.x)))
        .transpose()
}

/// Children in the order of `sec.children()`.
pub fn children(cx: &Cx<'_>, id: SectionId) -> PyResult<Vec<SectionId>> {
    Ok(cx.engine.sim.model.section(id).map_err(|_| deleted())?.children().to_vec())
}

/// `id` and all below it, each child followed by its own subtree: Python's order, where HOC's `SectionList.subtree` goes
/// level by level.
pub fn subtree(cx: &Cx<'_>, id: SectionId) -> PyResult<Vec<SectionId>> {
    let model = &cx.engine.sim.model;
    let (mut list, mut stack) = (Vec::new(), vec![id]);
    while let Some(id) = stack.pop() {
        list.push(id);
        stack.extend(model.section(id).map_err(|_| deleted())?.children().iter().rev());
    }
    Ok(list)
}
