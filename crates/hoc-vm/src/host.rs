//! What the machine asks of whoever embeds it.
//!
//! Every call that may lead back into the machine gets `vm`. Ids are the host's own numbers; the machine only keeps
//! and returns them. Each method fails with a [`HocError`] that becomes a HOC error at the place of the call.

use crate::error::HocError;
use crate::machine::Vm;
use crate::value::{Object, Pointer, Value};

/// A place holding a number that only the host can read and write. Opaque to the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HostPointer(pub [u64; 3]);

/// A section, as the host numbers it (with a generation, so a dead one is noticed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SectionRef(pub u64);

/// What a host function or method gives back, known when the code is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returns {
    /// A number.
    Number,
    /// A string.
    String,
    /// An object.
    Object,
    /// Decided at run time.
    Any,
}

/// What a name that the machine does not know means to the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostName {
    /// A function, called as `name(...)`.
    Function(u32, Returns),
    /// A built-in class, for `new Name(...)`.
    Class(u32),
    /// A number the host keeps (`t`, `dt`, `celsius`, `gnabar_hh` defaults): `len` elements when an array, else 0.
    Variable(HostPointer, u32),
    /// A range variable (`v`, `gnabar_hh`, `diam`).
    Range(u32),
    /// A property of the whole section (`nseg`, `L`, `Ra`, `rallbranch`).
    SectionProperty(u32),
    /// A density mechanism, for `insert` and `uninsert`.
    Mechanism(u32),
}

/// What `object.name` means for a class of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// A method.
    Method(u32, Returns),
    /// A number that can be read and written (`stim.amp`, `vec.x[3]`): array when `indexed`.
    Field(u32, bool),
    /// Decided at run time from the name (PythonObject).
    Dynamic,
}

/// What `read(x)` met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// A number.
    Number(f64),
    /// Something else.
    Other,
    /// The end.
    End,
}

impl Input {
    /// What a text begins with, behind blanks and line ends, and how many bytes were read.
    pub fn scan(text: &str) -> (Input, usize) {
        let blank = text.len() - text.trim_start().len();
        let rest = text.get(blank..).unwrap_or_default();
        if rest.is_empty() {
            return (Input::End, text.len());
        }
        let bytes = rest.as_bytes();
        let digits = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
        let is = |at: usize, set: &[u8]| bytes.get(at).is_some_and(|b| set.contains(b));
        let mut end = usize::from(is(0, b"+-"));
        end += digits(end);
        if is(end, b".") {
            end += 1 + digits(end + 1);
        }
        if is(end, b"eE") {
            let sign = usize::from(is(end + 1, b"+-"));
            let exponent = digits(end + 1 + sign);
            end += if exponent > 0 { 1 + sign + exponent } else { 0 };
        }
        match rest.get(..end).and_then(|number| number.parse().ok()) {
            Some(x) => (Input::Number(x), blank + end),
            None => (Input::Other, blank),
        }
    }
}

/// The world around the machine.
pub trait Host {
    // ---- names ----
    /// Looks a global name up. The machine asks once per compiled use and again when templates or mechanisms are added.
    fn resolve(&mut self, name: &str) -> Option<HostName>;
    /// Calls a function.
    fn call_function(&mut self, vm: &mut Vm, function: u32, args: &[Value]) -> Result<Value, HocError>;
    /// Reads a place.
    fn read(&mut self, vm: &mut Vm, place: HostPointer) -> Result<f64, HocError>;
    /// Writes a place.
    fn write(&mut self, vm: &mut Vm, place: HostPointer, x: f64) -> Result<(), HocError>;
    /// The place `element` steps behind `place` (arrays).
    fn element(&mut self, place: HostPointer, element: u32) -> HostPointer;

    // ---- objects of host classes ----
    /// `new Class(args)`. `object` exists already (its name is known); the host keeps its own data under `object.id()`.
    fn construct(&mut self, vm: &mut Vm, class: u32, object: &Object, args: &[Value])
    -> Result<(), HocError>;
    /// The last reference to an object of a host class is gone.
    fn destroy(&mut self, vm: &mut Vm, class: u32, id: u64);
    /// Looks a member up.
    fn member(&mut self, class: u32, name: &str) -> Option<Member>;
    /// Calls a method. For [`Member::Dynamic`] `method` is [`u32::MAX`].
    fn call_method(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        class: u32,
        method: u32,
        name: &str,
        args: &[Value],
    ) -> Result<Value, HocError>;
    /// The place of a field; `indices` are empty for a scalar.
    fn field(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        class: u32,
        field: u32,
        indices: &[f64],
    ) -> Result<HostPointer, HocError>;
    /// `object.field[index]`, where the host can give it at once; None sends the machine the long way.
    fn quick_read(&mut self, object: u64, class: u32, field: u32, index: f64) -> Option<f64> {
        let _ = (object, class, field, index);
        None
    }
    /// `object.field[index] = x`, where the host can do it at once; false sends the machine the long way.
    fn quick_write(&mut self, object: u64, class: u32, field: u32, index: f64, x: f64) -> bool {
        let _ = (object, class, field, index, x);
        false
    }
    /// `object.name` or `object.name[indices]` of a dynamic member.
    fn get_dynamic(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        name: &str,
        indices: &[Value],
    ) -> Result<Value, HocError>;
    /// `object.name[indices] = value` of a dynamic member.
    fn set_dynamic(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        name: &str,
        indices: &[Value],
        value: Value,
    ) -> Result<(), HocError>;

    // ---- sections ----
    /// `create name` (at top level, or inside a template when `owner` is given). `name` carries the index: `dend[3]`.
    fn create_section(
        &mut self,
        vm: &mut Vm,
        name: &str,
        owner: Option<&Object>,
    ) -> Result<SectionRef, HocError>;
    /// The section goes (re-`create`, or its template object died).
    fn delete_section(&mut self, vm: &mut Vm, section: SectionRef);
    /// False once the section was deleted.
    fn section_exists(&self, section: SectionRef) -> bool {
        let _ = section;
        true
    }
    /// Makes `section` the accessed one until the matching pop.
    fn push_section(&mut self, section: SectionRef) -> Result<(), HocError>;
    /// Ends the innermost push.
    fn pop_section(&mut self);
    /// `access section`: replaces the accessed one at the bottom of the stack or on its top, as NEURON does.
    fn access_section(&mut self, section: SectionRef) -> Result<(), HocError>;
    /// The accessed section. Fails when there is none.
    fn current_section(&mut self) -> Result<SectionRef, HocError>;
    /// Depth of the section stack; [`Host::truncate_sections`] brings it back after an error.
    fn section_depth(&self) -> usize;
    /// Cuts the section stack to `depth`.
    fn truncate_sections(&mut self, depth: usize);
    /// Full name of a section (`Cell[2].dend[3]`).
    fn section_name(&mut self, section: SectionRef) -> String;
    /// Sections for `forall` (`list` None), `forsec "regular expression"` or `forsec SectionList`.
    fn sections(&mut self, vm: &mut Vm, list: Option<&Value>) -> Result<Vec<SectionRef>, HocError>;
    /// A number that is another one as soon as [`Host::sections`] may give other sections than before.
    fn sections_stamp(&mut self, vm: &mut Vm, list: Option<&Value>) -> u64 {
        let _ = (vm, list);
        0
    }
    /// `ifsec`: does the accessed section match?
    fn section_matches(&mut self, vm: &mut Vm, list: &Value) -> Result<bool, HocError>;
    /// `for (x) stmt` visits 0, the segment centres, 1 of the accessed section.
    fn segment_positions(&mut self) -> Result<Vec<f64>, HocError>;
    /// `connect child(child_x), parent(parent_x)`.
    fn connect(
        &mut self,
        child: SectionRef,
        child_x: f64,
        parent: SectionRef,
        parent_x: f64,
    ) -> Result<(), HocError>;
    /// `insert mechanism` into the accessed section.
    fn insert(&mut self, vm: &mut Vm, mechanism: u32) -> Result<(), HocError>;
    /// `uninsert mechanism`.
    fn uninsert(&mut self, vm: &mut Vm, mechanism: u32) -> Result<(), HocError>;
    /// Reads `nseg`, `L`, `Ra`, `rallbranch` of the accessed section.
    fn section_property(&mut self, property: u32) -> Result<f64, HocError>;
    /// Sets it.
    fn set_section_property(&mut self, property: u32, x: f64) -> Result<(), HocError>;
    /// The place of `L`, `Ra` or `rallbranch` of the accessed section. Fails for a property that cannot be pointed to.
    fn section_property_place(&mut self, property: u32) -> Result<HostPointer, HocError> {
        let _ = property;
        Err(HocError::new("not a USERPROPERTY that can be pointed to"))
    }
    /// The place of a range variable of the accessed section at `x`, element `index` of an array variable.
    fn range_place(&mut self, variable: u32, index: u32, x: f64) -> Result<HostPointer, HocError>;
    /// `name = value` for all segments (`from..to` both None) or `name(from:to) = start:end` with linear interpolation.
    fn set_range(
        &mut self,
        variable: u32,
        index: u32,
        span: Option<(f64, f64)>,
        start: f64,
        end: f64,
    ) -> Result<(), HocError>;

    /// `setpointer object.name, source`: connects a POINTER of a point process.
    fn set_pointer_member(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        name: &str,
        source: &Pointer,
    ) -> Result<(), HocError> {
        let _ = (vm, object, name, source);
        Err(HocError::new("setpointer: not a POINTER"))
    }
    /// `setpointer name(x), source`: connects a POINTER of a density mechanism of the accessed section.
    fn set_pointer_range(&mut self, variable: u32, x: f64, source: &Pointer) -> Result<(), HocError> {
        let _ = (variable, x, source);
        Err(HocError::new("setpointer: not a POINTER"))
    }
    /// A section known only by its full name: `_pysec.dend[3]`, `__nrnsec_0x55d0`.
    fn named_section(&mut self, name: &str) -> Option<SectionRef> {
        let _ = name;
        None
    }

    // ---- the outside ----
    /// Output of `print`, `printf`.
    fn print(&mut self, text: &str);
    /// Warnings and error reports.
    fn report(&mut self, text: &str);
    /// Where a class stands among the others when all objects are listed.
    fn class_rank(&self, class: u32) -> u32 {
        class
    }
    /// What to do about an error, by its text: becomes the `hint:` line.
    fn advice(&self, message: &str) -> Option<String> {
        let _ = message;
        None
    }
    /// Finds and reads a file for `load_file` and `xopen`: (path as found, text).
    fn read_source(&mut self, name: &str) -> Result<(String, String), HocError>;
    /// The next number on standard input, for `read(x)` at the prompt.
    fn input_number(&mut self) -> Input {
        Input::End
    }
    /// Looked at now and then in long loops: true stops with "interrupted".
    fn interrupted(&mut self) -> bool {
        false
    }
}
