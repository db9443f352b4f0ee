//! `NMODLRandom`: the stream behind a RANDOM variable of a mechanism's instance.

use super::{class, number as row, object as gives, other, this};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use hoc_vm::{HocError, Object, Value};
use nrn_model::{MechanismId, RowId};
use nrn_random::Stream;
use nrn_random::philox::NUMBERS;

/// Where a stream is: an instance, and the first of its columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Whose.
    pub mechanism: MechanismId,
    /// Which instance.
    pub row: RowId,
    /// First column.
    pub first: usize,
}

struct NmodlRandom(Option<Place>);

/// The row of `NMODLRandom`.
pub static CLASS: Class = class(
    "NMODLRandom",
    "()",
    "The stream of a RANDOM variable; asked of an instance, not made.",
    |_, _, _| Ok(Payload::Other(Box::new(NmodlRandom(None)))),
    &[
        row("get_seq", "()", "Position in the stream.", |cx, r, _| {
            let place = place(cx, r)?;
            number(load(cx, place)?.position())
        }),
        row("uniform", "()", "Uniform between 0 and 1.", |cx, r, _| {
            let place = place(cx, r)?;
            let index = cx.engine.sim.random().global_index;
            let mut stream = load(cx, place)?;
            let x = stream.unit(index);
            store(cx, place, &stream)?;
            number(x)
        }),
        gives("set_seq", "(position)", "Goes to a position in the stream.", |cx, r, args| {
            let place = place(cx, r)?;
            let position = args.number(1)?;
            let index = cx.engine.sim.random().global_index;
            let mut stream = load(cx, place)?;
            stream.set_position(position, index);
            store(cx, place, &stream)?;
            this(r)
        }),
        gives(
            "set_ids",
            "(id1, id2, id3)",
            "Chooses the stream, from its next four numbers on.",
            |cx, r, args| {
                let place = place(cx, r)?;
                let mut stream = load(cx, place)?;
                stream.set_ids(three(args)?);
                store(cx, place, &stream)?;
                this(r)
            },
        ),
        gives("get_ids", "()", "The stream's three ids, as a Vector.", |cx, r, _| {
            let place = place(cx, r)?;
            let ids = load(cx, place)?.ids().map(f64::from).to_vec();
            Ok(Value::Object(Some(cx.new_vector(ids))))
        }),
    ],
);

fn three(args: &Args<'_>) -> Result<[u32; 3], HocError> {
    let mut ids = [0; 3];
    for (i, id) in ids.iter_mut().enumerate() {
        *id = args.number_in(i + 1, 0.0, 4_294_967_295.0)? as u32;
    }
    Ok(ids)
}

/// The object of a RANDOM variable.
pub fn object_of(cx: &mut Cx<'_>, place: Place) -> Object {
    cx.host_object("NMODLRandom", Payload::Other(Box::new(NmodlRandom(Some(place)))))
}

fn gone() -> HocError {
    HocError::new("NMODLRandom wrapped handle is not valid")
}
fn place(cx: &mut Cx<'_>, r: &Object) -> Result<Place, HocError> {
    other::<NmodlRandom>(cx, r)?.0.ok_or_else(gone)
}
/// The stream at a place. Fails when the instance is gone.
pub fn load(cx: &Cx<'_>, place: Place) -> Result<Stream, HocError> {
    let table = cx.engine.sim.model.mechanism(place.mechanism).ok_or_else(gone)?;
    let row = table.row(place.row).ok_or_else(gone)?;
    let mut numbers = [0.0; NUMBERS];
    for (i, number) in numbers.iter_mut().enumerate() {
        *number = table.columns.get(place.first + i, row);
    }
    Ok(Stream::from_numbers(&numbers))
}
/// Puts a stream there.
pub fn store(cx: &mut Cx<'_>, place: Place, stream: &Stream) -> Result<(), HocError> {
    let table = cx.engine.sim.model.mechanism_mut(place.mechanism).ok_or_else(gone)?;
    let row = table.row(place.row).ok_or_else(gone)?;
    for (i, number) in stream.to_numbers().into_iter().enumerate() {
        table.columns.set(place.first + i, row, number);
    }
    Ok(())
}
