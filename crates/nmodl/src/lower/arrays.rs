//! Arrays: elements with a known index are places like all others, the rest goes through memory.

use super::Lowered;
use super::state::{InTable, Lowerer, Place, Slot};
use crate::ast::Span;
use nrn_kernel::ir::{CompareOp, Inst, Op, UnaryOp, Value};

/// Elements of larger arrays are always reached through memory.
const LARGE: u32 = 64;

impl<'a> Lowerer<'a> {
    /// Gives all elements of an array the same value.
    pub fn fill_array(&mut self, first: Place, len: u32, value: Value, span: Span) -> Lowered<()> {
        if len <= LARGE {
            (0..len).for_each(|i| self.write(offset(first, i), value));
            return Ok(());
        }
        let counter = self.local();
        let (zero, one, end) = (self.constant(0.0), self.constant(1.0), self.constant(f64::from(len)));
        self.write(counter, zero);
        self.repeat(
            vec![counter],
            span,
            |l| {
                let i = l.read(counter, span)?;
                Ok(l.op(Op::Compare(CompareOp::Lt, i, end)))
            },
            |l| {
                let i = l.read(counter, span)?;
                l.write_element(first, len, i, value, span)?;
                let next = l.add(i, one);
                l.write(counter, next);
                Ok(())
            },
        )
    }

    /// The place of element `index`, when the index is a number. Fails outside the array.
    fn element(&self, first: Place, len: u32, index: Value, span: Span) -> Lowered<Option<Place>> {
        let Some(x) = self.known(index) else { return Ok(None) };
        if !(x > -1.0 && x < f64::from(len)) {
            let error = self.unit.source.error(span, format!("there is no element {x}"));
            return Err(error.hint(format!("the elements are 0 to {}", len - 1)));
        }
        let in_memory = len > LARGE && matches!(first, Place::Column(_) | Place::Global(_));
        Ok((!in_memory).then(|| offset(first, x as u32)))
    }

    /// Reads an element.
    pub fn read_element(&mut self, first: Place, len: u32, index: Value, span: Span) -> Lowered<Value> {
        if let Some(place) = self.element(first, len, index, span)? {
            return self.read(place, span);
        }
        match first {
            Place::Column(_) if self.in_table == Some(InTable::Shared) => self.load(first, span),
            Place::Column(c) => {
                self.flush_arrays();
                Ok(self.op(Op::LoadIndexed { first: c, len, index }))
            }
            Place::Global(g) => {
                self.flush_arrays();
                Ok(self.op(Op::GlobalIndexed { first: g, len, index }))
            }
            _ => self.pick(first, len, index, span),
        }
    }

    /// Writes an element.
    pub fn write_element(
        &mut self,
        first: Place,
        len: u32,
        index: Value,
        value: Value,
        span: Span,
    ) -> Lowered<()> {
        if let Some(place) = self.element(first, len, index, span)? {
            self.write(place, value);
            return Ok(());
        }
        match first {
            Place::Column(_) if self.in_table == Some(InTable::Shared) => self.load(first, span).map(|_| ()),
            Place::Column(c) => {
                self.flush_arrays();
                self.b.push(Inst::StoreIndexed { first: c, len, index, value });
                Ok(())
            }
            Place::Global(g) => {
                self.flush_arrays();
                self.b.push(Inst::StoreGlobalIndexed { first: g, len, index, value });
                Ok(())
            }
            _ => self.place_in(first, len, index, value, span),
        }
    }

    /// LOCAL arrays have no memory: an element is chosen among all of them.
    fn pick(&mut self, first: Place, len: u32, index: Value, span: Span) -> Lowered<Value> {
        let index = self.op(Op::Unary(UnaryOp::Trunc, index));
        let mut value = self.constant(0.0);
        for i in 0..len {
            let element = self.read(offset(first, i), span)?;
            let i = self.constant(f64::from(i));
            let mask = self.op(Op::Compare(CompareOp::Eq, index, i));
            value = self.select(mask, element, value);
        }
        self.check_size(span)?;
        Ok(value)
    }

    fn place_in(&mut self, first: Place, len: u32, index: Value, value: Value, span: Span) -> Lowered<()> {
        let index = self.op(Op::Unary(UnaryOp::Trunc, index));
        for i in 0..len {
            let place = offset(first, i);
            let old = self.read(place, span)?;
            let i = self.constant(f64::from(i));
            let mask = self.op(Op::Compare(CompareOp::Eq, index, i));
            let new = self.select(mask, value, old);
            self.write(place, new);
        }
        self.check_size(span)
    }

    /// Stores all changed elements of arrays and forgets their values, before memory is used directly.
    pub fn flush_arrays(&mut self) {
        if self.in_table == Some(InTable::Shared) {
            return;
        }
        let places: Vec<(Place, Slot)> = self.env.iter().map(|(p, s)| (*p, *s)).collect();
        for (place, slot) in places {
            let in_array = match place {
                Place::Column(c) => self.in_array_column(c as usize),
                Place::Global(g) => self.in_array_global(g as usize),
                _ => false,
            };
            if !in_array {
                continue;
            }
            self.env.remove(&place);
            match (place, slot.dirty) {
                (Place::Column(column), true) => self.b.push(Inst::Store { column, value: slot.value }),
                (Place::Global(global), true) => self.b.push(Inst::StoreGlobal { global, value: slot.value }),
                _ => {}
            }
        }
    }

    /// True when the place is an element of an array in memory.
    pub fn is_array_element(&self, place: Place) -> bool {
        match place {
            Place::Column(c) => self.in_array_column(c as usize),
            Place::Global(g) => self.in_array_global(g as usize),
            _ => false,
        }
    }

    fn in_array_column(&self, c: usize) -> bool {
        self.unit.info.columns.iter().any(|i| i.is_array && (i.first..i.first + i.len).contains(&c))
    }
    fn in_array_global(&self, g: usize) -> bool {
        self.unit.info.globals.iter().any(|i| i.is_array && (i.first..i.first + i.len).contains(&g))
    }
}

/// The place `by` elements further on.
pub fn offset(first: Place, by: u32) -> Place {
    match first {
        Place::Column(c) => Place::Column(c + by),
        Place::Global(g) => Place::Global(g + by),
        Place::Local(l) => Place::Local(l + by),
        Place::Arg(a) => Place::Arg(a + by),
        other => other,
    }
}
