//! The machine: its surface. Bodies follow.

use crate::error::HocError;
use crate::host::{Host, HostName, SectionRef};
use crate::value::{Object, Place, Pointer, Value};

/// What kind of thing a name is.
#[derive(Clone, Debug, PartialEq)]
pub enum SymbolKind {
    /// Seen but never given a value.
    Undefined,
    /// A number.
    Number,
    /// `double x[n][m]`.
    Array(Vec<u32>),
    /// `strdef`.
    String,
    /// `objref`; dimensions are empty for a scalar.
    Object(Vec<u32>),
    /// `proc`.
    Procedure,
    /// `func`.
    Function,
    /// `obfunc`.
    ObjFunction,
    /// `iterator`.
    Iterator,
    /// A template.
    Template,
    /// `create`d; dimensions are empty for a scalar.
    Section(Vec<u32>),
    /// A function of the language itself (`sin`, `printf`).
    Builtin,
    /// The host's.
    Host(HostName),
    /// `proc`, `if`, ...
    Keyword,
}

/// The class of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassRef {
    /// A class of the host.
    Host(u32),
    /// A HOC template, as the machine numbers them.
    Template(u32),
}

/// Symbols, objects and the interpreter's stacks.
#[derive(Default)]
pub struct Vm {}

fn later<T>() -> Result<T, HocError> {
    Err(HocError::new("not yet"))
}

impl Vm {
    /// A machine that knows the language and its own functions, nothing else.
    pub fn new() -> Vm {
        Vm::default()
    }
    // ---- running ----
    /// Runs all statements of a text at top level; each is compiled after the one before ran. `name` is a file's, or "".
    pub fn run(&mut self, host: &mut dyn Host, text: &str, name: &str) -> Result<(), HocError> {
        let _ = (host, text, name);
        later()
    }
    /// `execute(text, object)`: as [`Vm::run`], in the scope of a template object when one is given.
    pub fn run_in(&mut self, host: &mut dyn Host, text: &str, name: &str, this: Option<&Object>) -> Result<(), HocError> {
        let _ = (host, text, name, this);
        later()
    }
    /// Value of an expression (as text) in the scope of an object or the top level.
    pub fn evaluate(&mut self, host: &mut dyn Host, text: &str, this: Option<&Object>) -> Result<Value, HocError> {
        let _ = (host, text, this);
        later()
    }
    /// Is `text` the beginning of an unfinished statement? An interactive prompt then asks for more.
    pub fn is_incomplete(text: &str) -> bool {
        let _ = text;
        false
    }
    /// Calls a proc, func, obfunc, built-in or host function by its top-level name.
    pub fn call(&mut self, host: &mut dyn Host, name: &str, args: &[Value]) -> Result<Value, HocError> {
        let _ = (host, name, args);
        later()
    }
    // ---- names ----
    /// What a top-level name is; None when it was never seen.
    pub fn symbol(&self, name: &str) -> Option<SymbolKind> {
        let _ = name;
        None
    }
    /// Top-level names with what they are, in order of first appearance (keywords and host names left out).
    pub fn symbols(&self) -> Vec<(String, SymbolKind)> {
        Vec::new()
    }
    /// Storage of a top-level number, array, string, objref or section; element 0.
    pub fn lookup(&self, name: &str) -> Option<Place> {
        let _ = name;
        None
    }
    /// Storage of a top-level number, made when the name is new or undefined.
    pub fn declare_number(&mut self, name: &str) -> Result<Place, HocError> {
        let _ = name;
        later()
    }
    /// Makes (or finds) a `strdef`.
    pub fn declare_string(&mut self, name: &str) -> Result<Place, HocError> {
        let _ = name;
        later()
    }
    /// Makes (or finds) an `objref`.
    pub fn declare_object(&mut self, name: &str) -> Result<Place, HocError> {
        let _ = name;
        later()
    }
    /// Dimensions of the variable at `place`; empty for a scalar.
    pub fn dimensions(&self, place: Place) -> Vec<u32> {
        let _ = place;
        Vec::new()
    }
    /// Element `indices` of an array. Fails when the count or an index is wrong.
    pub fn element(&self, place: Place, indices: &[f64]) -> Result<Place, HocError> {
        let _ = (place, indices);
        later()
    }
    // ---- storage ----
    /// Number at a place; None when it is gone or holds something else.
    pub fn number(&self, place: Place) -> Option<f64> {
        let _ = place;
        None
    }
    /// Sets it; false when it is gone or holds something else.
    pub fn set_number(&mut self, place: Place, x: f64) -> bool {
        let _ = (place, x);
        false
    }
    /// String at a place.
    pub fn string(&self, place: Place) -> Option<std::rc::Rc<str>> {
        let _ = place;
        None
    }
    /// Sets it.
    pub fn set_string(&mut self, place: Place, text: &str) -> bool {
        let _ = (place, text);
        false
    }
    /// Object at a place (inner None: NULLobject).
    pub fn object(&self, place: Place) -> Option<Option<Object>> {
        let _ = place;
        None
    }
    /// Sets it. What loses its last reference is destroyed at the next safe point.
    pub fn set_object(&mut self, place: Place, object: Option<Object>) -> bool {
        let _ = (place, object);
        false
    }
    /// Section at a place made by `create`.
    pub fn section(&self, place: Place) -> Option<SectionRef> {
        let _ = place;
        None
    }
    /// Reads a pointer of either kind.
    pub fn read_pointer(&mut self, host: &mut dyn Host, pointer: &Pointer) -> Result<f64, HocError> {
        let _ = (host, pointer);
        later()
    }
    /// Writes through a pointer of either kind.
    pub fn write_pointer(&mut self, host: &mut dyn Host, pointer: &Pointer, x: f64) -> Result<(), HocError> {
        let _ = (host, pointer, x);
        later()
    }
    // ---- objects ----
    /// `new Class(args)` of a template or a host class.
    pub fn new_object(&mut self, host: &mut dyn Host, class: &str, args: &[Value]) -> Result<Object, HocError> {
        let _ = (host, class, args);
        later()
    }
    /// An object of a host class that the host itself makes (to return it): `construct` is not called.
    pub fn host_object(&mut self, class: u32, class_name: &str) -> Object {
        let _ = class_name;
        Object::new(u64::from(class), Default::default())
    }
    /// `Vector[0]`.
    pub fn object_name(&self, object: &Object) -> String {
        let _ = object;
        String::new()
    }
    /// Name of its class.
    pub fn class_name(&self, object: &Object) -> std::rc::Rc<str> {
        let _ = object;
        "".into()
    }
    /// Its class.
    pub fn class(&self, object: &Object) -> Option<ClassRef> {
        let _ = object;
        None
    }
    /// The number in its name.
    pub fn object_index(&self, object: &Object) -> u32 {
        let _ = object;
        0
    }
    /// All living objects of a class, oldest first.
    pub fn objects_of(&self, class: &str) -> Vec<Object> {
        let _ = class;
        Vec::new()
    }
    /// A living object by its id (host code keeps ids in tables).
    pub fn object_by_id(&self, id: u64) -> Option<Object> {
        let _ = id;
        None
    }
    /// What `object.name` is for an object of a template; None when there is no such member.
    pub fn member_symbol(&self, object: &Object, name: &str) -> Option<(SymbolKind, bool)> {
        let _ = (object, name);
        None
    }
    /// Names of the members of a template object, with kind and whether they are public.
    pub fn members(&self, object: &Object) -> Vec<(String, SymbolKind, bool)> {
        let _ = object;
        Vec::new()
    }
    /// Storage of a field of a template object (private ones too); element 0.
    pub fn member_place(&mut self, object: &Object, name: &str) -> Option<Place> {
        let _ = (object, name);
        None
    }
    /// Calls a method: of a template, or (through the host) of a host class.
    pub fn call_member(&mut self, host: &mut dyn Host, object: &Object, name: &str, args: &[Value]) -> Result<Value, HocError> {
        let _ = (host, object, name, args);
        later()
    }
    /// The template object whose code is running (`this`), for functions like `execute1` and callbacks.
    pub fn this(&self) -> Option<Object> {
        None
    }
    /// Safe point: destroys what is unreferenced. The machine does this between statements; hosts after dropping handles.
    pub fn sweep(&mut self, host: &mut dyn Host) {
        let _ = host;
    }
    /// Something the host can resolve changed (mechanisms registered): names are looked up afresh from now on.
    pub fn names_changed(&mut self) {}
    /// Name before the colon of error reports: `nrniv`, or `NEURON` inside Python.
    pub fn set_program_name(&mut self, name: &str) {
        let _ = name;
    }
    /// Should errors be reported to the host as they happen? (`execute1(text, 0)` turns it off for a while.)
    pub fn set_error_messages(&mut self, on: bool) -> bool {
        let _ = on;
        true
    }
    /// File now being read and the line the machine is at.
    pub fn current_source(&self) -> (String, usize) {
        (String::new(), 0)
    }
}
