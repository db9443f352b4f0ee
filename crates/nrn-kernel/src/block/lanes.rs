//! What a block does lane by lane: arrays, globals, arguments, events, errors. Only active lanes act.

use super::program::{Code, Operand};
use super::run::Engine;
use crate::evaluate::outside;
use crate::ir::scalar::element;
use nrn_mech_abi::host::{HostFunction, MAX_ARGS, Request};

impl Engine<'_> {
    fn element(&self, index: Operand, len: u32, lane: usize) -> Result<usize, String> {
        let x = self.lane(index, lane);
        element(x, len).ok_or_else(|| outside(x, len))
    }

    /// What cannot be done in vectors.
    pub(super) fn lane_by_lane(&self, code: &Code<Operand>) -> Result<(), String> {
        let memory = self.memory;
        match *code {
            Code::LoadGlobal { global, dst } => {
                (0..self.padded).for_each(|lane| self.set_lane(dst, lane, memory.global(global as usize)));
                return Ok(());
            }
            Code::LoadArg { arg, dst } => {
                (0..self.padded).for_each(|lane| self.set_lane(dst, lane, memory.arg(arg as usize)));
                return Ok(());
            }
            Code::Fail { text, mask } => {
                let reached = (0..self.lanes).any(|lane| self.active(mask, lane));
                let text = || self.program.texts.get(text as usize).cloned().unwrap_or_default();
                return if reached { Err(text()) } else { Ok(()) };
            }
            _ => {}
        }
        for lane in 0..self.lanes {
            self.one_lane(code, lane)?;
        }
        Ok(())
    }

    fn one_lane(&self, code: &Code<Operand>, lane: usize) -> Result<(), String> {
        let memory = self.memory;
        if let Code::Ask { function, column, text, args, dst, mask } = code {
            return self.ask((*function, *column, *text), args, *dst, *mask, lane);
        }
        match *code {
            Code::LoadIndexed { first, len, index, dst, mask } => {
                let x = if self.active(mask, lane) {
                    let column = first + self.element(index, len, lane)? as u32;
                    match self.column_operand(column) {
                        Some(operand) => self.lane(operand, lane),
                        None => memory.column(column, self.row + lane),
                    }
                } else {
                    0.0
                };
                self.set_lane(dst, lane, x);
            }
            Code::GlobalIndexed { first, len, index, dst, mask } => {
                let x = if self.active(mask, lane) {
                    memory.global(first as usize + self.element(index, len, lane)?)
                } else {
                    0.0
                };
                self.set_lane(dst, lane, x);
            }
            Code::StoreIndexed { first, len, index, src, mask } if self.active(mask, lane) => {
                let column = first + self.element(index, len, lane)? as u32;
                match self.column_operand(column) {
                    Some(operand) => self.set_lane(operand, lane, self.lane(src, lane)),
                    None => memory.set_column(column, self.row + lane, self.lane(src, lane)),
                }
            }
            Code::StoreGlobal { global, src, mask } if self.active(mask, lane) => {
                memory.set_global(global as usize, self.lane(src, lane));
            }
            Code::StoreGlobalIndexed { first, len, index, src, mask } if self.active(mask, lane) => {
                memory.set_global(first as usize + self.element(index, len, lane)?, self.lane(src, lane));
            }
            Code::StoreArg { arg, src, mask } if self.active(mask, lane) => {
                memory.set_arg(arg as usize, self.lane(src, lane));
            }
            Code::Effect { kind, a, b, mask } if self.active(mask, lane) => {
                memory.effect(kind, self.row + lane, self.lane(a, lane), self.lane(b, lane));
            }
            _ => {}
        }
        Ok(())
    }

    fn ask(
        &self,
        (function, column, text): (HostFunction, u32, u16),
        args: &[Operand],
        dst: Option<Operand>,
        mask: Option<Operand>,
        lane: usize,
    ) -> Result<(), String> {
        let mut x = 0.0;
        if self.active(mask, lane) {
            let mut numbers = [0.0; MAX_ARGS];
            numbers.iter_mut().zip(args).for_each(|(number, arg)| *number = self.lane(*arg, lane));
            let text = self.program.texts.get(usize::from(text)).map_or("", String::as_str);
            let args = numbers.get(..args.len()).unwrap_or_default();
            x = self.memory.ask(Request { function, row: self.row + lane, column, args, text })?;
        }
        if let Some(dst) = dst {
            self.set_lane(dst, lane, x);
        }
        Ok(())
    }
}
