//! How Python enters: a foreign object is a trait object, so that nothing here knows a Python.
//!
//! A callable, a module, a list, anything Python hands to HOC becomes an [`Object`](hoc_vm::Object) of class
//! `PythonObject` whose payload is `Rc<dyn Foreign>` ([`Cx::foreign_object`]). What Python itself can do for HOC
//! (`nrnpython("...")`, `new PythonObject()`) is a [`ForeignHost`].

use crate::cx::Cx;
use hoc_vm::{HocError, Value};
use nrn_model::SectionId;
use std::any::Any;
use std::rc::Rc;

/// A thing of another language. Implementations hold their own references and lend `cx` on when they call back in.
pub trait Foreign {
    /// `thing(args)`.
    fn call(&self, cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, HocError>;
    /// `thing.name`, or `thing.name[indices]`. HOC's `thing._[i]` has the name `_`: the thing itself.
    fn get(&self, cx: &mut Cx<'_>, name: &str, indices: &[Value]) -> Result<Value, HocError>;
    /// `thing.name = value`, or `thing.name[indices] = value`.
    fn set(&self, cx: &mut Cx<'_>, name: &str, indices: &[Value], value: Value) -> Result<(), HocError>;
    /// `thing.name(args)`. HOC's `thing._(args)` has the name `_`: the thing itself is called.
    fn call_method(&self, cx: &mut Cx<'_>, name: &str, args: &[Value]) -> Result<Value, HocError>;
    /// The section this thing is (a Python Section).
    fn section(&self) -> Option<SectionId> {
        None
    }
    /// The place this thing is (a Python Segment).
    fn segment(&self) -> Option<(SectionId, f64)> {
        None
    }
    /// The number this thing can be used as, if any.
    fn number(&self) -> Option<f64> {
        None
    }
    /// For whoever made it to find it again.
    fn as_any(&self) -> &dyn Any;
}

/// The other language as a whole.
pub trait ForeignHost {
    /// `nrnpython("statements")`: true when they ran without an exception (which is reported by the host itself).
    fn run(&self, cx: &mut Cx<'_>, text: &str) -> Result<bool, HocError>;
    /// What `new PythonObject()` is: the main module.
    fn main(&self, cx: &mut Cx<'_>) -> Result<Rc<dyn Foreign>, HocError>;
    /// The thing that a section made there belongs to (`h.Section(cell=...)`).
    fn cell(&self, section: SectionId) -> Option<Rc<dyn Foreign>> {
        let _ = section;
        None
    }
    /// A value as text, for `PythonObject` where HOC wants a string.
    fn text(&self, cx: &mut Cx<'_>, thing: &Rc<dyn Foreign>) -> Result<Option<String>, HocError>;
}

/// A function of our own that is called when something happens.
pub type Native = Rc<dyn Fn(&mut Cx<'_>) -> Result<(), HocError>>;

/// What is called when something happens: `FInitializeHandler`, `CVode.event`, `NetCon.record`, ...
#[derive(Clone)]
pub enum Callback {
    /// A HOC statement, run in the context of an object when one is given.
    Statement(String, Option<hoc_vm::WeakObject>),
    /// A foreign callable and the arguments it gets.
    Foreign(Rc<dyn Foreign>, Vec<Value>),
    /// Something of our own (`Random.play`).
    Native(Native),
}
