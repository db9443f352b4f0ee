//! What a HocObject stands for. Ids and counted handles only: everything here may be dropped at any time, on any thread.

use nrn_runtime::{Object, Place, Pointer, PythonReturn};
use std::sync::Arc;

/// One of the many things that `hoc.HocObject` can be.
pub enum Thing {
    /// `h` itself.
    Top,
    /// An object of a built-in class or a template.
    Object(Object),
    /// A function, procedure or obfunc: `h.finitialize`.
    Function(Arc<str>),
    /// A method of an object, not yet called: `vec.size`.
    Method(Object, Arc<str>, PythonReturn),
    /// A class that is no Python type: a point process or a template.
    Class(Arc<str>),
    /// An array of the language, or a part of one.
    Array(Array),
    /// An array of numbers of an object, reached one at a time: `vec.x`, `netcon.weight`.
    Field(Object, Arc<str>),
    /// `matrix.x[i]`, before the second index.
    Row(crate::hoc_object::rows::Row),
    /// A place that holds a number: `h._ref_t`, `seg._ref_v`.
    Pointer(Pointer),
    /// `vec._ref_x` and `netcon._ref_weight` before the index.
    FieldPointer(Object, Arc<str>),
    /// `h._ref_a` of an array, before the index: element 0 and length.
    ArrayPointer(Pointer, u32),
    /// `h._ref_s` of a strdef.
    TextPointer(Place),
    /// `h._ref_o` of an objref.
    ObjectPointer(Place),
    /// `h.ref(x)`.
    Cell(crate::cells::Cell),
}

/// What the elements of an array are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// Numbers of the language.
    Number,
    /// Objects.
    Object,
    /// Sections.
    Section,
    /// Numbers of the host.
    Host,
}

/// An array, with the indices given so far.
#[derive(Clone)]
pub struct Array {
    /// How it prints.
    pub name: Arc<str>,
    /// What its elements are.
    pub element: Element,
    /// Element 0.
    pub base: Pointer,
    /// All dimensions.
    pub dims: Arc<[u32]>,
    /// Leading indices, as many as were given.
    pub given: Vec<u32>,
    /// The object whose member it is.
    pub owner: Option<Object>,
}

impl Array {
    /// Length along the next dimension.
    pub fn len(&self) -> usize {
        self.dims.get(self.given.len()).map_or(0, |n| *n as usize)
    }
    /// Number of the element that all indices together name.
    pub fn offset(&self) -> u32 {
        let mut offset = 0u32;
        for (k, n) in self.dims.iter().enumerate() {
            offset = offset.wrapping_mul(*n).wrapping_add(self.given.get(k).copied().unwrap_or(0));
        }
        offset
    }
    /// `o[0][?]`
    pub fn text(&self) -> String {
        let mut text = self.name.to_string();
        for i in &self.given {
            text.push_str(&format!("[{i}]"));
        }
        text + "[?]"
    }
}

/// The place `by` elements behind another one (before it when negative).
pub fn offset(pointer: &Pointer, by: i64) -> Option<Pointer> {
    use nrn_runtime::{DataHandle, HostPlace};
    let shift = |x: u32| u32::try_from(i64::from(x) + by).ok();
    Some(match pointer {
        Pointer::Variable(place) => {
            Pointer::Variable(Place { cell: place.cell, element: shift(place.element)? })
        }
        Pointer::Host(_) if by == 0 => pointer.clone(),
        Pointer::Host(host) => {
            let place = HostPlace::unpack(*host);
            let moved = match place {
                HostPlace::Data(DataHandle::Vector { vector, generation, element }) => {
                    HostPlace::Data(DataHandle::Vector { vector, generation, element: shift(element)? })
                }
                other => other.element(u32::try_from(by).ok()?),
            };
            Pointer::Host(moved.pack())
        }
    })
}
