//! Fields of the smaller classes that are no plain places (elements of a Matrix).

use crate::cx::Cx;
use crate::texts;
use hoc_vm::HocError;

/// Reads element `element` of an object.
pub fn read(cx: &mut Cx<'_>, id: u64, field: u32, element: u32) -> Result<f64, HocError> {
    let _ = (cx, id, field, element);
    Err(texts::object_is_gone())
}
/// Writes it.
pub fn write(cx: &mut Cx<'_>, id: u64, field: u32, element: u32, x: f64) -> Result<(), HocError> {
    let _ = (cx, id, field, element, x);
    Err(texts::object_is_gone())
}
