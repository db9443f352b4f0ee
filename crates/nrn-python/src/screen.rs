//! What windows would show, and what a user would do there: behind `neuron.screen`.

use crate::hoc_object::{with, with_py};
use nrn_runtime::classes::gui::plot_shape;
use nrn_runtime::view::screen::Answer;
use nrn_runtime::view::window::Content;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Do programs find windows (`view_count`, `PWManager.count`)? Sets it when given.
#[pyfunction]
#[pyo3(signature = (on = None))]
fn screen_shown(on: Option<bool>) -> PyResult<bool> {
    with_py(|cx| {
        let screen = &mut cx.engine.screen;
        screen.shown = on.unwrap_or(screen.shown);
        Ok(screen.shown)
    })
}

/// All windows and what is in them, as indented text.
#[pyfunction]
fn screen_describe() -> PyResult<String> {
    with_py(|cx| Ok(cx.engine.screen.describe()))
}

/// Windows as dictionaries, oldest first.
#[pyfunction]
fn screen_windows(py: Python<'_>) -> PyResult<Vec<Bound<'_, PyDict>>> {
    let windows = with_py(|cx| Ok(cx.engine.screen.windows.clone()))?;
    let mut all = Vec::new();
    for window in windows {
        let made = PyDict::new(py);
        let kind = match window.content {
            Content::Graph(..) => "graph",
            Content::Shape(..) => "shape",
            Content::Panel(_) => "panel",
            Content::Box(_) => "box",
            Content::Text(_) => "text",
            Content::Other(_) => "object",
        };
        made.set_item("title", window.title)?;
        made.set_item("kind", kind)?;
        made.set_item("corner", window.place.corner)?;
        made.set_item("size", window.place.size)?;
        made.set_item("mapped", window.mapped)?;
        all.push(made);
    }
    Ok(all)
}

/// Range variable, values of the first and last colour, and sections (None: all there are).
type Picture<'py> = (String, (f64, f64), Option<Vec<Bound<'py, PyAny>>>);

/// What a PlotShape shows.
#[pyfunction]
fn screen_picture<'py>(py: Python<'py>, object: &Bound<'py, PyAny>) -> PyResult<Picture<'py>> {
    let shown = with_py(|cx| {
        let object = crate::convert::to_object(cx, object)?;
        Ok(object.and_then(|object| plot_shape::shown(cx, &object)))
    })?;
    let shown = shown.ok_or_else(|| PyTypeError::new_err("not a PlotShape"))?;
    let wrap = |ids: Vec<_>| ids.into_iter().map(|id| crate::section::Section::wrap(py, id)).collect();
    Ok((shown.variable, shown.scale, shown.sections.map(wrap).transpose()?))
}

/// Presses a button, radio button, check box or menu entry.
#[pyfunction]
#[pyo3(signature = (title, panel = None))]
fn screen_press(py: Python<'_>, title: &str, panel: Option<&str>) -> PyResult<()> {
    with(py, |cx| cx.press(panel, title))
}

/// Reads a field; sets it when a number is given.
#[pyfunction]
#[pyo3(signature = (title, value = None, panel = None))]
fn screen_field(py: Python<'_>, title: &str, value: Option<f64>, panel: Option<&str>) -> PyResult<f64> {
    with(py, |cx| {
        if let Some(x) = value {
            cx.set_field(panel, title, x)?;
        }
        cx.field_value(panel, title)
    })
}

/// Moves a slider of a panel.
#[pyfunction]
fn screen_slide(py: Python<'_>, panel: &str, which: usize, value: f64) -> PyResult<()> {
    with(py, |cx| cx.move_slider(panel, which, value))
}

/// Prepares the answer to the next question that nobody has answered yet.
#[pyfunction]
#[pyo3(signature = (value, text = None))]
fn screen_answer(value: f64, text: Option<String>) -> PyResult<()> {
    with_py(|cx| {
        cx.engine.screen.answers.push_back(Answer { value, text });
        Ok(())
    })
}

/// The questions asked so far: (kind, text). They are forgotten.
#[pyfunction]
fn screen_questions() -> PyResult<Vec<(String, String)>> {
    with_py(|cx| {
        let asked = std::mem::take(&mut cx.engine.screen.questions);
        Ok(asked.into_iter().map(|question| (question.kind.to_owned(), question.text)).collect())
    })
}

/// Adds the functions to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    for function in [
        wrap_pyfunction!(screen_shown, module)?,
        wrap_pyfunction!(screen_describe, module)?,
        wrap_pyfunction!(screen_windows, module)?,
        wrap_pyfunction!(screen_picture, module)?,
        wrap_pyfunction!(screen_press, module)?,
        wrap_pyfunction!(screen_field, module)?,
        wrap_pyfunction!(screen_slide, module)?,
        wrap_pyfunction!(screen_answer, module)?,
        wrap_pyfunction!(screen_questions, module)?,
    ] {
        module.add_function(function)?;
    }
    Ok(())
}
