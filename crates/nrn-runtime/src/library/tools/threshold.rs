//! `thresh.hoc`: the strength at which a stimulus begins to excite. `threshold(&strength)` runs until that is known to a
//! thousandth; whether a run excited is for `thresh_excited()` to say, which users may define anew.

use crate::args::{Args, number};
use crate::library::call::Call;
use crate::library::rows::{File, Row};
use hoc_vm::{HocError, Value};

/// The file.
pub static FILE: File = File {
    name: "thresh.hoc",
    rows: &[
        Row::Func("thresh_excited", |call| {
            call.run("run", &[])?;
            let counts = crate::classes::pointer::named(call.cx, "APCount[0].n")?;
            number(f64::from(u8::from(call.cx.read(&counts)? > 0.0)))
        }),
        Row::Func("threshold", search),
    ],
};

/// A strength that is enough if any is.
const STRONGEST: f64 = 1e5;

fn search(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let place = Args(&call.args).pointer(1)?;
    let first = call.cx.read(&place)?;
    let mut strength = if first == 0.0 { 1.0 } else { first };
    let (mut weak, mut strong) = (0.0, STRONGEST);
    // Known to be that near when both bounds were seen.
    let mut enough = None;
    loop {
        call.cx.write(&place, strength)?;
        if call.run("thresh_excited", &[])? != 0.0 {
            strong = strength;
        } else {
            weak = strength;
        }
        let bounded = weak != 0.0 && strong != STRONGEST;
        strength = match bounded {
            true => (weak + strong) / 2.0,
            false if strong == strength => strong / 2.0,
            false => 2.0 * weak,
        };
        call.cx.write(&place, strength)?;
        if call.global("stoprun") != 0.0 {
            return number(strength);
        }
        if weak > strong {
            return number(strong);
        }
        if !strength.is_finite() {
            return Err(HocError::new("threshold: no strength excites\nhint: it should begin above 0"));
        }
        if bounded && strong - weak <= *enough.get_or_insert(1e-7 + 1e-3 * strong) {
            return number(strength);
        }
    }
}
