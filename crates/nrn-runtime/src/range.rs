//! Range variables of the accessed section.

use crate::engine::Engine;
use crate::texts;
use hoc_vm::HocError;
use nrn_model::{DataHandle, RangeVariable, SectionId};

impl Engine {
    /// Address of a range variable. The error names what is missing.
    pub fn range_handle(
        &self,
        section: SectionId,
        variable: &RangeVariable,
        index: u32,
        x: f64,
    ) -> Result<DataHandle, HocError> {
        self.sim
            .model
            .handle(section, x, *variable, index as usize)
            .map_err(|e| texts::range(self, section, variable, &e))
    }
}

/// `name = value` in all segments, or `name(from:to) = start:end` with linear interpolation between the two places.
pub fn set(
    engine: &mut Engine,
    section: SectionId,
    variable: &RangeVariable,
    index: u32,
    span: Option<(f64, f64)>,
    start: f64,
    end: f64,
) -> Result<(), HocError> {
    let fail = |engine: &Engine, e| texts::range(engine, section, variable, &e);
    let Some((from, to)) = span else {
        let result = engine.sim.model.set_range(section, *variable, index as usize, start);
        return result.map_err(|e| fail(engine, e));
    };
    if !(0.0..=1.0).contains(&from) || !(0.0..=1.0).contains(&to) || from > to {
        return Err(texts::argument_out_of_range());
    }
    let n = engine.sim.model.section(section).map_err(|e| texts::model(&e))?.nseg();
    let write = |engine: &mut Engine, x: f64| {
        let share = if to > from { (x - from) / (to - from) } else { 0.0 };
        let handle =
            engine.sim.model.handle(section, x, *variable, index as usize).map_err(|e| fail(engine, e))?;
        engine.sim.model.write(handle, start * (1.0 - share) + end * share).map_err(|e| fail(engine, e))
    };
    // The ends have a potential of their own; everything else belongs to the segments.
    let has_ends = engine.sim.model.has_ends(*variable);
    if has_ends && from == 0.0 {
        write(engine, 0.0)?;
    }
    for i in 0..n {
        let x = (i as f64 + 0.5) / n as f64;
        if x >= from - 1e-9 && x <= to + 1e-9 {
            write(engine, x)?;
        }
    }
    if has_ends && to == 1.0 {
        write(engine, 1.0)?;
    }
    Ok(())
}
