//! `Matrix`: full and sparse matrices. The methods are in `methods`, the algebra is done in `nrn-objects`.

mod methods;

use super::{class, other, payload};
use crate::args::{Args, MOST_ELEMENTS};
use crate::cx::Cx;
use crate::object::Payload;
use crate::place::HostPlace;
use crate::tables::{Class, Field};
use crate::texts;
use hoc_vm::{HocError, HostPointer, Object};
use methods::METHODS;
use nrn_objects::matrix::{Full, Matrix, MatrixError, Store};

/// The row of `Matrix`.
pub static CLASS: Class = Class {
    fields: &[Field { name: "x", doc: "elements: x[row][column]", indexed: true, place: element }],
    ..class("Matrix", "([rows, columns [, 2: sparse]])", "Numbers in rows and columns.", construct, METHODS)
};

fn construct(_: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let size = |i: usize| match args.has(i) {
        true => args.number_in(i, 1.0, 1e10).map(|x| x + 1e-11),
        false => Ok(1.0),
    };
    let (rows, cols) = (size(1)? as usize, size(2)? as usize);
    let sparse = args.has(3) && args.number_in(3, 1.0, 3.0)? as i64 == 2;
    if sparse {
        check_size(rows, 1)?;
        return Ok(Payload::Other(Box::new(Matrix::sparse(rows, cols))));
    }
    check_size(rows, cols)?;
    Ok(Payload::Other(Box::new(Matrix::full(rows, cols))))
}
fn check_size(rows: usize, cols: usize) -> Result<(), HocError> {
    let n = rows as f64 * cols as f64;
    if n > MOST_ELEMENTS as f64 { Err(texts::too_many_elements(n)) } else { Ok(()) }
}
fn resize(cx: &mut Cx<'_>, m: &Object, rows: f64, cols: f64) -> Result<(), HocError> {
    let (rows, cols) = ((rows + 1e-11).max(0.0) as usize, (cols + 1e-11).max(0.0) as usize);
    check_size(rows, cols)?;
    matrix(cx, m)?.resize(rows, cols).map_err(texts::matrix)
}
fn matrix<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a mut Matrix, HocError> {
    other::<Matrix>(cx, object)
}
fn full<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a Full, HocError> {
    matrix(cx, object)?.as_full().map_err(texts::matrix)
}
/// The same for an argument.
fn full_argument<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a Full, HocError> {
    matrix(cx, object)?.as_full().map_err(|_| texts::matrix(MatrixError::NotFull))
}
fn square<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a Full, HocError> {
    let own = full(cx, object)?;
    if own.is_square() { Ok(own) } else { Err(texts::matrix(MatrixError::WrongSize)) }
}
/// Argument `i` as a Matrix.
pub fn matrix_argument(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Object, HocError> {
    let object = args.object(cx, i)?.ok_or_else(|| texts::no_object_of("Matrix"))?;
    match payload(cx, &object)? {
        Payload::Other(data) if data.is::<Matrix>() => Ok(object),
        _ => Err(texts::not_of_class(cx.object_name(&object), "Matrix")),
    }
}
/// A new object of class Matrix.
pub fn new_matrix(cx: &mut Cx<'_>, full: Full) -> Object {
    cx.host_object("Matrix", Payload::Other(Box::new(Matrix::from(full))))
}
/// Fields carry one number: rows and columns share it.
fn element(cx: &mut Cx<'_>, object: &Object, indices: &[f64]) -> Result<HostPointer, HocError> {
    let &[i, j] = indices else {
        return Err(HocError::new(match indices.len() {
            1 => "'x' not right number of subscripts",
            _ => "Array dimension of Matrix.x is 2",
        }));
    };
    let own = matrix(cx, object)?;
    let check = |x: f64, n: usize| {
        let ix = (x + 1e-11) as i64;
        if ix < 0 || ix >= n as i64 || x.is_nan() {
            return Err(texts::matrix_index(ix, n as i64 - 1));
        }
        Ok(ix as usize)
    };
    let (i, j) = (check(i, own.rows())?, check(j, own.cols())?);
    own.touch(i, j);
    let element = u32::try_from(i * own.cols() + j).map_err(|_| texts::too_many_elements(f64::MAX))?;
    Ok(HostPlace::Object { object: object.id(), field: 0, element }.pack())
}
/// Reads element `element` (`row * columns + column`); `None` when it is outside.
pub fn read(m: &Matrix, element: u32) -> Option<f64> {
    let cols = m.cols().max(1);
    m.get(element as usize / cols, element as usize % cols)
}
/// Writes it.
pub fn write(m: &mut Matrix, element: u32, x: f64) {
    let cols = m.cols().max(1);
    m.set(element as usize / cols, element as usize % cols, x);
}
/// Hands over the elements that are not 0: row, column, value.
pub fn nonzeros(m: &Matrix, mut element: impl FnMut(usize, usize, f64)) {
    for i in 0..m.rows() {
        match m.store() {
            Store::Full(full) => (0..full.ncols())
                .map(|j| (j, full[(i, j)]))
                .filter(|e| e.1 != 0.0)
                .for_each(|(j, x)| element(i, j, x)),
            Store::Sparse(_) => (0..m.row_length(i).unwrap_or(0))
                .filter_map(|k| m.row_element(i, k).ok().flatten())
                .filter(|e| e.1 != 0.0)
                .for_each(|(j, x)| element(i, j, x)),
        }
    }
}
