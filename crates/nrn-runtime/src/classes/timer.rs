//! `Timer`: it needs somebody who waits, and does nothing without a window, as in NEURON.

use super::{class, number as row, other};
use crate::args::number;
use crate::object::Payload;
use crate::tables::Class;

/// Seconds between two runs of a Timer.
struct Interval(f64);

/// The row of `Timer`.
pub static TIMER: Class = class(
    "Timer",
    "(statement)",
    "Runs a statement now and then in a windowed session.",
    |cx, _, args| {
        match args.is_object(1) {
            true => drop(args.some_object(cx, 1)?),
            false => drop(args.text(cx, 1)?),
        }
        Ok(Payload::Other(Box::new(Interval(0.5))))
    },
    &[
        row("start", "()", "Starts it; nothing runs without a window.", |_, _, _| number(0.0)),
        row("end", "()", "Ends it.", |_, _, _| number(0.0)),
        row("seconds", "([x])", "Sets or gives the interval, s.", |cx, t, args| {
            let own = other::<Interval>(cx, t)?;
            if args.has(1) {
                own.0 = args.number_in(1, 0.01, 1e6)?;
            }
            number(own.0)
        }),
    ],
);
