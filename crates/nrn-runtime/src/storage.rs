//! Reading and writing places of every kind.

use crate::cx::Cx;
use crate::engine::Engine;
use crate::place::HostPlace;
use crate::{settings, texts};
use hoc_vm::HocError;
use nrn_model::DataHandle;

/// Reads a number.
pub fn read(cx: &mut Cx<'_>, place: HostPlace) -> Result<f64, HocError> {
    match place {
        HostPlace::Data(handle) => read_handle(cx, handle, 0),
        HostPlace::Setting(ix) => cx.engine.setting(ix),
        HostPlace::Object { object, field, element } => {
            crate::classes::read_field(cx, object, field, element)
        }
    }
}
/// Writes a number.
pub fn write(cx: &mut Cx<'_>, place: HostPlace, x: f64) -> Result<(), HocError> {
    match place {
        HostPlace::Data(handle) => write_handle(cx, handle, x, 0),
        HostPlace::Setting(ix) => cx.engine.set_setting(ix, x),
        HostPlace::Object { object, field, element } => {
            crate::classes::write_field(cx, object, field, element, x)
        }
    }
}

/// POINTERs to POINTERs are followed this far.
const MAX_CHAIN: u32 = 20;

fn read_handle(cx: &mut Cx<'_>, handle: DataHandle, depth: u32) -> Result<f64, HocError> {
    match handle {
        DataHandle::Mechanism { .. } if depth < MAX_CHAIN => match cx.engine.sim.model.pointer(handle) {
            Some(target) => read_handle(cx, target, depth + 1),
            None => cx.engine.sim.model.read(handle).map_err(|e| texts::model(&e)),
        },
        DataHandle::Outside { a, .. } => match cx.engine.outside_pointer(a) {
            Some(pointer) if depth < MAX_CHAIN => cx.read(&pointer),
            _ => Err(texts::dangling()),
        },
        _ => cx.engine.read_own(handle),
    }
}
fn write_handle(cx: &mut Cx<'_>, handle: DataHandle, x: f64, depth: u32) -> Result<(), HocError> {
    match handle {
        DataHandle::Mechanism { .. } if depth < MAX_CHAIN => match cx.engine.sim.model.pointer(handle) {
            Some(target) => write_handle(cx, target, x, depth + 1),
            None => cx.engine.sim.model.write(handle, x).map_err(|e| texts::model(&e)),
        },
        DataHandle::Outside { a, .. } => match cx.engine.outside_pointer(a) {
            Some(pointer) if depth < MAX_CHAIN => cx.write(&pointer, x),
            _ => Err(texts::dangling()),
        },
        _ => cx.engine.write_own(handle, x),
    }
}

impl Engine {
    /// Reads a number of the model, of a Vector, or time.
    pub fn read_own(&mut self, handle: DataHandle) -> Result<f64, HocError> {
        self.sim.read(handle).map_err(crate::solver::unwrap)
    }
    /// Writes a number of the model, of a Vector, or time.
    pub fn write_own(&mut self, handle: DataHandle, x: f64) -> Result<(), HocError> {
        self.sim.write(handle, x).map_err(crate::solver::unwrap)
    }
    /// Reads a setting.
    pub fn setting(&self, ix: u32) -> Result<f64, HocError> {
        self.settings.get(ix as usize).copied().ok_or_else(|| texts::unknown_number("setting"))
    }
    /// Writes a setting; whole numbers lose their fraction.
    pub fn set_setting(&mut self, ix: u32, x: f64) -> Result<(), HocError> {
        let x = if settings::is_whole(ix) { x.trunc() } else { x };
        if ix == settings::CLAMP_RESIST {
            self.sim.stimuli.clamp.resistance = x;
        }
        if ix == settings::SECONDORDER {
            self.set_secondorder(x);
        }
        let place = self.settings.get_mut(ix as usize);
        *place.ok_or_else(|| texts::unknown_number("setting"))? = x;
        Ok(())
    }
    fn set_secondorder(&mut self, x: f64) {
        self.sim.env.secondorder = f64::from(x as u8);
    }
}
