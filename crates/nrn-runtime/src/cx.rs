//! The context every function gets: the engine and the machine, side by side.
//!
//! This is also what the Python package works with. A Python binding keeps one [`Runtime`], lends its [`Cx`] to each
//! call, and finds everything `h` can do among the methods of [`Cx`] (names, calls, attributes, places, objects).
//! Sections, segments and numbers of the model are reached directly: `cx.engine.sim.model`.

use crate::engine::Engine;
use crate::foreign::Foreign;
use crate::object::{Entry, Payload};
use crate::place::{HostPlace, section_ref};
use crate::texts;
use hoc_vm::{ClassRef, HocError, HostName, Object, Place, Pointer, SymbolKind, Value, Vm};
use nrn_model::{DataHandle, PointProcessId, SectionId};
use nrn_objects::VectorId;
use std::rc::Rc;

/// An engine and the machine that drives it.
pub struct Runtime {
    /// Everything but the language.
    pub engine: Engine,
    /// The language.
    pub vm: Vm,
}

/// What is lent to every function.
pub struct Cx<'a> {
    /// Everything but the language.
    pub engine: &'a mut Engine,
    /// The language.
    pub vm: &'a mut Vm,
}

impl Runtime {
    /// A fresh world: built-in mechanisms registered, no section, nothing loaded.
    pub fn new() -> Runtime {
        let mut runtime = Runtime { engine: Engine::new(), vm: Vm::new() };
        runtime.cx().boot();
        runtime
    }
    /// The context to call with.
    pub fn cx(&mut self) -> Cx<'_> {
        Cx { engine: &mut self.engine, vm: &mut self.vm }
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Runtime::new()
    }
}

/// Everything that `h.name` can be.
#[derive(Clone, Debug)]
pub enum Named {
    /// A number that can be read, written and pointed at (`h.t`, `h.x`, `h.gnabar0_hh`).
    Number(Pointer),
    /// An array of numbers of the language (`double x[2][3]`): place of element 0 and dimensions.
    Array(Place, Vec<u32>),
    /// An array of numbers of the host: place of element 0 and length.
    HostArray(Pointer, u32),
    /// A `strdef`.
    String(Place),
    /// An `objref`.
    Object(Place),
    /// An array of `objref`s.
    ObjectArray(Place, Vec<u32>),
    /// A section made by `create`.
    Section(SectionId),
    /// An array of sections: place of element 0 (see [`Cx::section_at`]) and dimensions.
    SectionArray(Place, Vec<u32>),
    /// Something to call: a function of ours or of the language, or a HOC proc, func or obfunc.
    Callable,
    /// A HOC template or built-in class.
    Class,
    /// A point process or artificial cell class.
    PointProcess(nrn_model::MechanismId),
    /// A density mechanism or ion (`h.hh`, `h.na_ion`).
    Mechanism(nrn_model::Insertable),
    /// A range variable (`h.gnabar_hh` of the accessed section).
    Range,
    /// `nseg`, `L`, `Ra`, `rallbranch`.
    SectionProperty,
    /// A word of the language (`proc`), or an iterator.
    Keyword,
}

/// Everything that `object.name` can be.
#[derive(Clone, Debug)]
pub enum Attribute {
    /// A number that can be read, written and pointed at.
    Number(Pointer),
    /// An array of numbers that are reached by [`Cx::field_place`] with an index (`vec.x`, `netcon.weight`).
    Indexed,
    /// An array of numbers of a template: element 0 and dimensions.
    Array(Place, Vec<u32>),
    /// A `strdef` of a template.
    String(Place),
    /// An `objref` of a template.
    Object(Place),
    /// An array of `objref`s of a template.
    ObjectArray(Place, Vec<u32>),
    /// A section of a template.
    Section(SectionId),
    /// An array of sections of a template.
    SectionArray(Place, Vec<u32>),
    /// Something to call with [`Cx::call_method`]; what Python gets for a number.
    Method(crate::tables::PythonReturn),
    /// Neither before it is asked for: use [`Cx::get_dynamic`], [`Cx::set_dynamic`] (`SectionRef.parent`, PythonObject).
    Dynamic,
}

impl Cx<'_> {
    // ---- running text ----

    /// Runs statements at top level, as `h("...")`: fails at the first error.
    pub fn execute(&mut self, text: &str) -> Result<(), HocError> {
        self.vm.run(self.engine, text, "")
    }
    /// Runs statements in the scope of a template object.
    pub fn execute_in(&mut self, text: &str, this: Option<&Object>) -> Result<(), HocError> {
        self.vm.run_in(self.engine, text, "", this)
    }
    /// `load_file(name)`: true when it was loaded (now or before).
    pub fn load_file(&mut self, name: &str) -> Result<bool, HocError> {
        crate::files::load_file(self, name)
    }

    // ---- names ----

    /// What a top-level name is; `None` when nobody knows it.
    pub fn lookup(&mut self, name: &str) -> Option<Named> {
        let kind = match self.vm.symbol(name) {
            Some(SymbolKind::Undefined) | None => return self.lookup_host(name),
            Some(kind) => kind,
        };
        let place = self.vm.lookup(name);
        Some(match kind {
            SymbolKind::Undefined => return None,
            SymbolKind::Number => Named::Number(Pointer::Variable(place?)),
            SymbolKind::Array(dims) => Named::Array(place?, dims),
            SymbolKind::String => Named::String(place?),
            SymbolKind::Object(dims) if dims.is_empty() => Named::Object(place?),
            SymbolKind::Object(dims) => Named::ObjectArray(place?, dims),
            SymbolKind::Section(dims) if dims.is_empty() => Named::Section(self.section_at(place?)?),
            SymbolKind::Section(dims) => Named::SectionArray(place?, dims),
            SymbolKind::Procedure | SymbolKind::Function | SymbolKind::ObjFunction | SymbolKind::Builtin => {
                Named::Callable
            }
            SymbolKind::Template => Named::Class,
            SymbolKind::Iterator | SymbolKind::Keyword => Named::Keyword,
            SymbolKind::Host(host) => self.host_named(host)?,
        })
    }
    fn lookup_host(&mut self, name: &str) -> Option<Named> {
        let host = hoc_vm::Host::resolve(self.engine, name)?;
        self.host_named(host)
    }
    fn host_named(&mut self, host: HostName) -> Option<Named> {
        Some(match host {
            HostName::Function(..) => Named::Callable,
            HostName::Class(class) => match self.engine.mechanism_of_class(class) {
                Some(mechanism) => Named::PointProcess(mechanism),
                None => Named::Class,
            },
            HostName::Variable(place, 0) => Named::Number(Pointer::Host(place)),
            HostName::Variable(place, n) => Named::HostArray(Pointer::Host(place), n),
            HostName::Range(_) => Named::Range,
            HostName::SectionProperty(_) => Named::SectionProperty,
            HostName::Mechanism(ix) => Named::Mechanism(self.engine.insertable(ix)?),
        })
    }
    /// Everything `dir(h)` should show: names of the machine, functions, classes, mechanisms, variables.
    pub fn names(&mut self) -> Vec<String> {
        let mut names: Vec<String> = self.vm.symbols().into_iter().map(|s| s.0).collect();
        names.extend(self.engine.names());
        names.sort();
        names.dedup();
        names
    }

    // ---- calling ----

    /// Calls a function, procedure or function of ours by its top-level name.
    pub fn call(&mut self, name: &str, args: &[Value]) -> Result<Value, HocError> {
        self.vm.call(self.engine, name, args)
    }
    /// `new Class(args)`. For a point process the arguments end with its position in the accessed section
    /// (push the section first, see [`Cx::with_section`]).
    pub fn construct(&mut self, class: &str, args: &[Value]) -> Result<Object, HocError> {
        self.vm.new_object(self.engine, class, args)
    }
    /// `object.name(args)`.
    pub fn call_method(&mut self, object: &Object, name: &str, args: &[Value]) -> Result<Value, HocError> {
        self.vm.call_member(self.engine, object, name, args)
    }
    /// Does something with a section accessed.
    pub fn with_section<T>(
        &mut self,
        section: SectionId,
        work: impl FnOnce(&mut Cx<'_>) -> Result<T, HocError>,
    ) -> Result<T, HocError> {
        let depth = self.engine.sections.depth();
        self.engine.sections.push(section);
        let result = work(self);
        self.engine.sections.truncate(depth);
        result
    }
    /// Safe point: what lost its last reference is destroyed. Call it after dropping [`Object`]s outside the machine.
    pub fn sweep(&mut self) {
        self.vm.sweep(self.engine);
        for hook in std::mem::take(&mut self.engine.sim.dropped_hooks) {
            self.engine.hooks.remove(hook);
        }
    }

    // ---- attributes ----

    /// What `object.name` is (private members of templates too); `None` when there is no such member.
    pub fn attribute(&mut self, object: &Object, name: &str) -> Option<Attribute> {
        match self.vm.class(object)? {
            ClassRef::Host(class) => self.host_attribute(object, class, name),
            ClassRef::Template(_) => {
                let (kind, _) = self.vm.member_symbol(object, name)?;
                let place = self.vm.member_place(object, name);
                Some(match kind {
                    SymbolKind::Number => Attribute::Number(Pointer::Variable(place?)),
                    SymbolKind::Array(dims) => Attribute::Array(place?, dims),
                    SymbolKind::String => Attribute::String(place?),
                    SymbolKind::Object(dims) if dims.is_empty() => Attribute::Object(place?),
                    SymbolKind::Object(dims) => Attribute::ObjectArray(place?, dims),
                    SymbolKind::Section(dims) if dims.is_empty() => {
                        Attribute::Section(self.section_at(place?)?)
                    }
                    SymbolKind::Section(dims) => Attribute::SectionArray(place?, dims),
                    SymbolKind::Procedure | SymbolKind::Function | SymbolKind::ObjFunction => {
                        Attribute::Method(crate::tables::PythonReturn::Same)
                    }
                    _ => return None,
                })
            }
        }
    }
    fn host_attribute(&mut self, object: &Object, class: u32, name: &str) -> Option<Attribute> {
        match hoc_vm::Host::member(self.engine, class, name)? {
            hoc_vm::Member::Method(method, _) => {
                Some(Attribute::Method(self.engine.python_return(class, method)))
            }
            hoc_vm::Member::Field(_, true) => Some(Attribute::Indexed),
            hoc_vm::Member::Field(..) => self.field_place(object, name, &[]).ok().map(Attribute::Number),
            hoc_vm::Member::Dynamic => Some(Attribute::Dynamic),
        }
    }
    /// The place of a number of an object of ours: `vec.x[3]` has `indices` `[3.0]`.
    pub fn field_place(&mut self, object: &Object, name: &str, indices: &[f64]) -> Result<Pointer, HocError> {
        let Some(ClassRef::Host(class)) = self.vm.class(object) else { return Err(texts::undefined(name)) };
        match hoc_vm::Host::member(self.engine, class, name) {
            Some(hoc_vm::Member::Field(field, _)) => {
                hoc_vm::Host::field(self.engine, self.vm, object, class, field, indices).map(Pointer::Host)
            }
            _ => Err(texts::no_member(&self.vm.class_name(object), name)),
        }
    }
    /// Reads a [`Attribute::Dynamic`] member.
    pub fn get_dynamic(&mut self, object: &Object, name: &str, indices: &[Value]) -> Result<Value, HocError> {
        hoc_vm::Host::get_dynamic(self.engine, self.vm, object, name, indices)
    }
    /// Writes a [`Attribute::Dynamic`] member.
    pub fn set_dynamic(
        &mut self,
        object: &Object,
        name: &str,
        indices: &[Value],
        value: Value,
    ) -> Result<(), HocError> {
        hoc_vm::Host::set_dynamic(self.engine, self.vm, object, name, indices, value)
    }
    /// Names of an object's members, for `dir(object)`.
    pub fn member_names(&mut self, object: &Object) -> Vec<String> {
        match self.vm.class(object) {
            Some(ClassRef::Host(class)) => self.engine.member_names(class),
            Some(ClassRef::Template(_)) => self.vm.members(object).into_iter().map(|m| m.0).collect(),
            None => Vec::new(),
        }
    }

    // ---- places ----

    /// Reads a number wherever it is.
    pub fn read(&mut self, pointer: &Pointer) -> Result<f64, HocError> {
        self.vm.read_pointer(self.engine, pointer)
    }
    /// Writes a number wherever it is.
    pub fn write(&mut self, pointer: &Pointer, x: f64) -> Result<(), HocError> {
        self.vm.write_pointer(self.engine, pointer, x)
    }
    /// The place `element` steps behind another one: elements of an array.
    pub fn behind(&mut self, pointer: &Pointer, element: u32) -> Pointer {
        match pointer {
            Pointer::Variable(place) => {
                Pointer::Variable(Place { element: place.element.saturating_add(element), ..*place })
            }
            Pointer::Host(place) => Pointer::Host(hoc_vm::Host::element(self.engine, *place, element)),
        }
    }
    /// A pointer to a number of the model (`seg._ref_v`).
    pub fn pointer_to(&self, handle: DataHandle) -> Pointer {
        Pointer::Host(HostPlace::Data(handle).pack())
    }
    /// The handle behind a pointer, when it points into the model, a Vector or time; variables of the language get an
    /// [`DataHandle::Outside`] handle that the engine keeps (Vector.record(&hoc_variable), setpointer).
    pub fn handle_of(&mut self, pointer: &Pointer) -> Result<DataHandle, HocError> {
        self.engine.handle_of(pointer)
    }
    /// The section in a place of the machine (`create dend[3]`: element of the place).
    pub fn section_at(&mut self, place: Place) -> Option<SectionId> {
        self.vm.section(place).map(crate::place::section_id)
    }
    /// The machine's number of a section.
    pub fn section_ref(&self, section: SectionId) -> hoc_vm::SectionRef {
        section_ref(section)
    }

    // ---- objects ----

    /// `Vector[3]`.
    pub fn object_name(&self, object: &Object) -> String {
        self.vm.object_name(object)
    }
    /// Name of the class of an object.
    pub fn class_name(&self, object: &Object) -> Rc<str> {
        self.vm.class_name(object)
    }
    /// The Vector behind an object of class Vector; its numbers are in `cx.engine.sim.vectors`.
    #[inline]
    pub fn vector_id(&self, object: &Object) -> Option<VectorId> {
        match self.engine.objects.get(&object.id())?.payload {
            Payload::Vector(id) => Some(id),
            _ => None,
        }
    }
    /// A new object of class Vector.
    pub fn new_vector(&mut self, data: Vec<f64>) -> Object {
        let id = self.engine.sim.vectors.insert(data.into());
        self.host_object("Vector", Payload::Vector(id))
    }
    /// The items of an object of class List.
    pub fn list_items(&mut self, object: &Object) -> Option<Vec<Option<Object>>> {
        crate::classes::list::items(self, object)
    }
    /// The sections of an object of class SectionList.
    pub fn section_list(&self, object: &Object) -> Option<&Vec<SectionId>> {
        match &self.engine.objects.get(&object.id())?.payload {
            Payload::SectionList(sections) => Some(sections),
            _ => None,
        }
    }
    /// The point process or artificial cell behind an object.
    pub fn point_process(&self, object: &Object) -> Option<PointProcessId> {
        match self.engine.objects.get(&object.id())?.payload {
            Payload::PointProcess(id) => Some(id),
            _ => None,
        }
    }
    /// The object of a point process that has one.
    pub fn point_process_object(&self, id: PointProcessId) -> Option<Object> {
        self.engine.point_process_objects.get(&id).and_then(|object| self.vm.object_by_id(*object))
    }
    /// A foreign thing as an object of class PythonObject.
    pub fn foreign_object(&mut self, thing: Rc<dyn Foreign>) -> Object {
        self.host_object("PythonObject", Payload::Foreign(thing))
    }
    /// The foreign thing behind an object of class PythonObject.
    pub fn foreign(&self, object: &Object) -> Option<Rc<dyn Foreign>> {
        self.engine.foreign_of(object)
    }
    /// A string argument: a value, or what a `strdef` holds.
    pub fn text_of(&self, value: &Value) -> Option<Rc<str>> {
        match value {
            Value::String(s) => Some(s.clone()),
            Value::StringPlace(place) => self.vm.string(*place),
            _ => None,
        }
    }
    /// An object argument: a value, or what an `objref` holds (inner `None`: NULLobject).
    pub fn object_of(&self, value: &Value) -> Option<Option<Object>> {
        match value {
            Value::Object(object) => Some(object.clone()),
            Value::ObjectPlace(place) => self.vm.object(*place),
            _ => None,
        }
    }
    /// An object of a class of ours that the program itself makes.
    pub fn host_object(&mut self, class: &str, payload: Payload) -> Object {
        let number = self.engine.class_number(class).unwrap_or(u32::MAX);
        let object = self.vm.host_object(number, class);
        self.engine.objects.insert(object.id(), Entry { class: number, payload });
        object
    }

    // ---- sections ----

    /// A section made outside HOC (Python): `name` is what `str(sec)` shows. It is not in the machine's symbols.
    pub fn create_section(&mut self, name: &str) -> Result<SectionId, HocError> {
        self.engine.create_section(name)
    }
    /// The accessed section. Fails when there is none.
    pub fn accessed_section(&mut self) -> Result<SectionId, HocError> {
        self.engine.accessed_section()
    }
    /// Name as pictures and lists of sections show it: without the `_pysec.` of sections made in Python.
    pub fn plain_section_name(&self, section: SectionId) -> String {
        let name = self.section_name(section);
        name.strip_prefix("_pysec.").map_or_else(|| name.clone(), str::to_owned)
    }
    /// `secname()`: name as HOC gives it.
    pub fn section_name(&self, section: SectionId) -> String {
        self.engine.name_of_section(section)
    }
}
