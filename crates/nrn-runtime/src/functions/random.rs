//! Random numbers without an object: MCellRan4, and which generator `.mod` files use.

use super::number as row;
use crate::args::number;
use crate::tables::Function;

/// The largest number of 32 bits.
const MOST: f64 = 4_294_967_295.0;

/// The rows.
pub const TABLE: &[Function] = &[
    row(
        "mcell_ran4",
        "(&highindex)",
        "The number of MCellRan4 that belongs to an index, which goes on by one.",
        |cx, args| {
            let place = args.pointer(1)?;
            let mut index = cx.read(&place)? as i64 as u32;
            let x = nrn_random::mcell::unit(&mut index, cx.engine.sim.random().low_index);
            cx.write(&place, index.into())?;
            number(x)
        },
    ),
    row(
        "mcell_ran4_init",
        "([lowindex])",
        "Sets the low index of all MCellRan4 streams; gives the one before.",
        |cx, args| {
            let before = cx.engine.sim.random().low_index;
            if args.has(1) {
                cx.engine.sim.random().low_index = args.number_in(1, 0.0, MOST)? as u32;
            }
            number(before.into())
        },
    ),
    row(
        "use_mcell_ran4",
        "([flag])",
        "Says whether scop_random of .mod files draws from MCellRan4; gives what was said before.",
        |cx, args| {
            let before = cx.engine.sim.scop().use_mcell;
            if args.has(1) {
                cx.engine.sim.scop().use_mcell = args.number_in(1, 0.0, 1.0)? as i64 != 0;
            }
            number(before.into())
        },
    ),
];
