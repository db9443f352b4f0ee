//! 3-D points of a section.

use crate::errors;
use crate::hoc_object::with_py;
use nrn_runtime::{ModelError, Point3d, SectionId};
use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// The exception for a model error of a point function.
pub fn error(error: ModelError) -> PyErr {
    match error {
        ModelError::Point3d(_) => PyException::new_err("Arg out of range\n"),
        other => errors::model(other),
    }
}

/// How many there are.
pub fn count(id: SectionId) -> PyResult<usize> {
    with_py(|cx| cx.engine.sim.model.n3d(id).map_err(errors::model))
}

/// One number of point `i`.
pub fn coordinate(id: SectionId, i: isize, pick: impl Fn(&Point3d) -> f64) -> PyResult<f64> {
    let ix = usize::try_from(i).map_err(|_| PyException::new_err("Arg out of range\n"))?;
    with_py(|cx| Ok(pick(&cx.engine.sim.model.point3d(id, ix).map_err(error)?)))
}

/// Appends a point, or sequences of x, y, z and diam.
pub fn add(id: SectionId, args: &Bound<'_, PyTuple>) -> PyResult<()> {
    if args.len() != 4 {
        let n = args.len();
        return Err(PyTypeError::new_err(format!("function takes exactly 4 arguments ({n} given)")));
    }
    if let Ok((x, y, z, d)) = args.extract::<(f64, f64, f64, f64)>() {
        return with_py(|cx| cx.engine.sim.model.pt3dadd(id, x, y, z, d).map_err(error));
    }
    let columns: Vec<Vec<f64>> = args
        .iter()
        .map(|column| column.try_iter()?.map(|x| x?.extract()).collect())
        .collect::<PyResult<_>>()?;
    let [x, y, z, d] = columns.as_slice() else {
        return Err(PyTypeError::new_err("four sequences are needed"));
    };
    with_py(|cx| {
        for (((x, y), z), d) in x.iter().zip(y).zip(z).zip(d) {
            cx.engine.sim.model.pt3dadd(id, *x, *y, *z, *d).map_err(error)?;
        }
        Ok(())
    })
}

/// Changes point `i`: all of it, or its diameter.
pub fn change(id: SectionId, i: usize, rest: &Bound<'_, PyTuple>) -> PyResult<()> {
    if let Ok((d,)) = rest.extract::<(f64,)>() {
        return with_py(|cx| cx.engine.sim.model.pt3dchange_diam(id, i, d).map_err(error));
    }
    let (x, y, z, d): (f64, f64, f64, f64) = rest.extract()?;
    with_py(|cx| cx.engine.sim.model.pt3dchange(id, i, x, y, z, d).map_err(error))
}
