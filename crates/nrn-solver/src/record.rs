//! Vectors that record.

use crate::context::Context;
use crate::error::SimError;
use crate::queue::Event;
use crate::sim::Sim;
use nrn_model::DataHandle;
use nrn_objects::VectorId;

/// The number of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordId(pub u32);

/// When a Vector records.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RecordMode {
    /// At finitialize and after every step.
    EveryStep,
    /// Every so many ms.
    Interval(f64),
    /// At the times another Vector holds, ms.
    At(VectorId),
}

#[derive(Clone, Copy, Debug)]
struct Record {
    vector: VectorId,
    handle: DataHandle,
    mode: RecordMode,
}

/// All recordings in the order they were made.
#[derive(Debug, Default)]
pub(crate) struct Records {
    list: Vec<Option<Record>>,
}

impl Sim {
    /// A Vector begins to record a variable (from the next finitialize on). What it recorded or played before ends.
    pub fn record(
        &mut self,
        vector: VectorId,
        handle: DataHandle,
        mode: RecordMode,
    ) -> Result<RecordId, SimError> {
        self.vectors.get(vector).ok_or(SimError::Vector)?;
        if let RecordMode::At(times) = mode {
            self.vectors.get(times).ok_or(SimError::Vector)?;
        }
        self.stop_recording(vector);
        self.stop_playing(vector);
        self.records.list.push(Some(Record { vector, handle, mode }));
        Ok(RecordId((self.records.list.len() - 1) as u32))
    }
    /// Ends all recording into (or at the times of) a Vector.
    pub fn stop_recording(&mut self, vector: VectorId) {
        for place in &mut self.records.list {
            if place.is_some_and(|r| r.vector == vector || r.mode == RecordMode::At(vector)) {
                *place = None;
            }
        }
        while self.records.list.last().is_some_and(Option::is_none) {
            let ix = (self.records.list.len() - 1) as u32;
            self.queue.retain(|e| *e != Event::Record(ix));
            self.records.list.pop();
        }
    }
    /// What a Vector records, if it does.
    pub fn recorded(&self, vector: VectorId) -> Option<(DataHandle, RecordMode)> {
        let found = self.records.list.iter().flatten().find(|r| r.vector == vector);
        found.map(|r| (r.handle, r.mode))
    }
    fn end_recording(&mut self, ix: u32) {
        if let Some(place) = self.records.list.get_mut(ix as usize) {
            *place = None;
        }
    }
    fn record_at(&self, ix: u32) -> Option<Record> {
        self.records.list.get(ix as usize).copied().flatten()
    }
}

/// Empties the Vectors and sends the first events. A recording whose variable is gone ends, as in NEURON; its Vector keeps
/// its numbers.
pub(crate) fn initialize(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    let now = sim.env.t;
    if !sim.records.list.is_empty() {
        sim.queue.retain(|e| !matches!(e, Event::Record(_)));
    }
    for ix in 0..sim.records.list.len() as u32 {
        let Some(record) = sim.record_at(ix) else { continue };
        if !matches!(record.handle, DataHandle::Outside { .. }) && sim.peek(record.handle).is_err() {
            sim.end_recording(ix);
            continue;
        }
        if let Some(vector) = sim.vectors.get_mut(record.vector) {
            vector.resize(0);
        }
        match record.mode {
            RecordMode::EveryStep => {}
            RecordMode::Interval(_) => drop(sim.queue.push(now, Event::Record(ix))),
            RecordMode::At(times) => {
                if let Some(first) = sim.vectors.data(times).first() {
                    sim.queue.push(*first, Event::Record(ix));
                }
            }
        }
    }
    Ok(())
}

/// After every step (and at finitialize).
pub(crate) fn every_step(cx: &mut dyn Context) -> Result<(), SimError> {
    let mut ix = 0;
    while ix < cx.sim().records.list.len() as u32 {
        if let Some(record) = cx.sim().record_at(ix)
            && record.mode == RecordMode::EveryStep
        {
            take(cx, ix, &record)?;
        }
        ix += 1;
    }
    Ok(())
}

/// Appends a number; a recording whose variable is gone ends.
fn take(cx: &mut dyn Context, ix: u32, record: &Record) -> Result<(), SimError> {
    let x = match record.handle {
        DataHandle::Outside { .. } => cx.read_outside(record.handle)?,
        handle => match cx.sim().peek(handle) {
            Err(SimError::Dangling(_) | SimError::Vector) => {
                cx.sim().end_recording(ix);
                return Ok(());
            }
            other => other?,
        },
    };
    if let Some(vector) = cx.sim().vectors.get_mut(record.vector) {
        vector.push(x);
    }
    Ok(())
}

/// A recording event.
pub(crate) fn deliver(cx: &mut dyn Context, ix: u32, at: f64) -> Result<(), SimError> {
    let Some(record) = cx.sim().record_at(ix) else { return Ok(()) };
    let now = std::mem::replace(&mut cx.sim().env.t, at);
    let outcome = take(cx, ix, &record);
    let sim = cx.sim();
    sim.env.t = now;
    outcome?;
    let next = match record.mode {
        RecordMode::EveryStep => None,
        RecordMode::Interval(step) => Some(at + step),
        RecordMode::At(times) => {
            let n = sim.vectors.data(record.vector).len();
            sim.vectors.data(times).get(n).copied()
        }
    };
    if let Some(next) = next {
        sim.queue.push(next, Event::Record(ix));
    }
    Ok(())
}
