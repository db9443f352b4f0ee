//! Dialogs, sessions and styles: there is no display.

use super::number as row;
use crate::args::{Args, number};
use crate::classes::gui::{session, single};
use crate::cx::Cx;
use crate::tables::Function;
use hoc_vm::{HocError, Value};
use std::io::BufRead;

/// A function whose effect would be seen on a screen.
macro_rules! quiet {
    ($name:literal, $args:literal, $doc:literal, $gives:expr) => {
        row($name, $args, $doc, |cx, _| {
            // Once in a process; comparisons with NEURON leave hints out.
            cx.engine.note_once($name, concat!("hint: ", $name, " has no effect without a display"));
            number($gives)
        })
    };
}
pub(super) use quiet;

/// The rows.
pub const TABLE: &[Function] = &[
    row("boolean_dialog", "(text [, yes, no])", "Asks: 1 yes, 0 no; 0 without a display.", |cx, args| {
        ask(cx, args, "boolean_dialog", 0.0)
    }),
    row("continue_dialog", "(text)", "Shows a text until it was read.", |cx, args| {
        ask(cx, args, "continue_dialog", 1.0)
    }),
    row("string_dialog", "(text, strdef)", "Asks for a text: 1 when there is one.", |cx, args| {
        ask(cx, args, "string_dialog", 0.0)
    }),
    row("pwman_place", "(x, y [, show])", "Where the next window goes.", |cx, args| {
        if let (Some(x), Some(y)) = (single(args, 1), single(args, 2)) {
            cx.engine.screen.place_next(x, y);
        }
        number(0.0)
    }),
    row("xred", "(prompt, default, low, high)", "Asks for a number on standard input.", ask_number),
    row(
        "sred",
        "(prompt, default, letters)",
        "Asks for one of some letters on standard input: its position.",
        ask_letter,
    ),
    quiet!("ivoc_style", "(name, value)", "No effect without a display.", 1.0),
    quiet!("nrnsecmenu", "(x, vartype)", "No effect without a display.", 1.0),
    quiet!("nrnglobalmechmenu", "(mechanism)", "No effect without a display.", 1.0),
    quiet!("nrnpointmenu", "(point process)", "No effect without a display.", 1.0),
    quiet!("nrnmechmenu", "(mechanism)", "No effect without a display.", 1.0),
    quiet!("nrnallsectionmenu", "()", "No effect without a display.", 1.0),
    quiet!("nrnallpointmenu", "()", "No effect without a display.", 1.0),
    row("save_session", "(name)", "Writes a session file of all windows.", |cx, args| {
        let name = args.text(cx, 1)?;
        session::save(cx, &name, |_| true)?;
        number(0.0)
    }),
    quiet!("print_session", "([ask [, file]])", "No effect without a display.", 0.0),
    quiet!("show_winio", "(flag)", "No effect.", 0.0),
    quiet!(
        "install_vector_fitness",
        "()",
        "No effect: Vectors have width, firstpeak, xfitness and yfitness.",
        1.0
    ),
];

fn ask(cx: &mut Cx<'_>, args: &Args<'_>, kind: &'static str, default: f64) -> Result<Value, HocError> {
    let text = if args.is_text(1) { args.text(cx, 1)?.to_string() } else { String::new() };
    let Some(answer) = cx.engine.screen.ask(kind, &text) else { return number(default) };
    if let Some(text) = answer.text {
        args.set_text(cx, 2, &text)?;
    }
    number(answer.value)
}

/// A line of standard input; `None` at its end.
fn line(cx: &mut Cx<'_>, prompt: &str, default: &str) -> Option<String> {
    (cx.engine.errors)(&format!("{prompt} ({default})"));
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim().to_owned()),
    }
}
fn ask_number(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let prompt = args.text(cx, 1)?;
    let (default, low, high) = (args.number(2)?, args.number(3)?, args.number(4)?);
    loop {
        let Some(answer) = line(cx, &prompt, &crate::format::number(default)) else { return number(default) };
        if answer.is_empty() {
            return number(default);
        }
        match answer.parse::<f64>() {
            Ok(x) if (low..=high).contains(&x) => return number(x),
            Ok(_) => (cx.engine.errors)(&format!(
                "must be > {} and < {}\n",
                crate::format::number(low),
                crate::format::number(high)
            )),
            Err(_) => (cx.engine.errors)("input error\n"),
        }
    }
}
fn ask_letter(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let (prompt, default, letters) = (args.text(cx, 1)?, args.text(cx, 2)?, args.text(cx, 3)?);
    loop {
        let answer = line(cx, &prompt, &default);
        let ended = answer.is_none();
        let chosen = answer.filter(|text| !text.is_empty()).unwrap_or_else(|| default.to_string());
        match letters.find(chosen.as_str()) {
            Some(at) => return number(at as f64),
            None if ended => return number(0.0),
            None => (cx.engine.errors)(&format!("input must be a substring of <<{letters}>>\n")),
        }
    }
}
