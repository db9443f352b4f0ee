//! The plots of the oldest versions, on paper and terminals: there is no display. Graphs are their successors.

use super::gui::quiet;
use super::number as row;
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::tables::Function;
use hoc_vm::{HocError, Value};

/// The rows.
pub const TABLE: &[Function] = &[
    quiet!("graph", "([setup, expression])", "No effect.", 0.0),
    quiet!("graphmode", "(mode)", "No effect.", 0.0),
    quiet!("plot", "(mode, x, y)", "No effect.", 1.0),
    quiet!("axis", "(...)", "No effect.", 1.0),
    row(
        "plt",
        "(mode, x, y)",
        "Moves the pen, draws nothing; between modes -2 and -1 what is printed is text of the plot.",
        plt,
    ),
    row("setcolor", "(number)", "No effect.", |_, args| number(args.number(1)?.trunc())),
    row("lw", "([file, device])", "Plots go to a file: none is written.", |cx, _| {
        cx.engine.plots_text = false;
        cx.engine.note_once("lw", "hint: lw has no effect without a display");
        number(0.0)
    }),
    row("plotx", "(x)", "The scaled abscissa.", |_, args| number(100.0 + 500.0 * args.number(1)?)),
    row("ploty", "(y)", "The scaled ordinate.", |_, args| number(100.0 + 400.0 * args.number(1)?)),
    row("regraph", "(name, &variable)", "No effect.", |_, args| {
        if args.has(1) { number(1.0) } else { Err(HocError::new("regraph not enough arguments")) }
    }),
];

fn plt(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let mode = args.number(1)?;
    if mode >= 0.0 && !args.has(3) {
        return Err(HocError::new("plt not enough arguments"));
    }
    match mode as i64 {
        -1 => cx.engine.plots_text = false,
        -2 => cx.engine.plots_text = true,
        _ => {}
    }
    cx.engine.note_once("plt", "hint: plt has no effect without a display");
    number(1.0)
}
