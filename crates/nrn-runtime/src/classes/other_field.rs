//! Fields of the smaller classes that are no plain places (elements of a Matrix, of a PtrVector).

use super::pointer::Named;
use crate::cx::Cx;
use crate::object::Payload;
use crate::texts;
use hoc_vm::HocError;
use nrn_objects::matrix::Matrix;
use std::any::Any;

fn data<'a>(cx: &'a mut Cx<'_>, id: u64) -> Result<&'a mut dyn Any, HocError> {
    match cx.engine.objects.get_mut(&id).map(|e| &mut e.payload) {
        Some(Payload::Other(data)) => Ok(&mut **data),
        _ => Err(texts::object_is_gone()),
    }
}
/// Reads element `element` of an object.
pub fn read(cx: &mut Cx<'_>, id: u64, _field: u32, element: u32) -> Result<f64, HocError> {
    let data = data(cx, id)?;
    if let Some(pointer) = data.downcast_ref::<Named>().map(|own| own.pointer.clone()) {
        return cx.read(&pointer);
    }
    if let Some(matrix) = data.downcast_ref::<Matrix>() {
        return super::matrix::read(matrix, element).ok_or_else(texts::dangling);
    }
    Err(texts::object_is_gone())
}
/// Writes it.
pub fn write(cx: &mut Cx<'_>, id: u64, _field: u32, element: u32, x: f64) -> Result<(), HocError> {
    let data = data(cx, id)?;
    if let Some(pointer) = data.downcast_ref::<Named>().map(|own| own.pointer.clone()) {
        return cx.write(&pointer, x);
    }
    if let Some(matrix) = data.downcast_mut::<Matrix>() {
        super::matrix::write(matrix, element, x);
        return Ok(());
    }
    Err(texts::object_is_gone())
}
