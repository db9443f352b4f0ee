//! Making, naming and destroying objects.

use super::{ClassRef, SymbolKind, Vm};
use crate::code::Want;
use crate::error::HocError;
use crate::heap::ObjectData;
use crate::host::{Host, HostName};
use crate::storage::{Array, Cell};
use crate::symbols::{Kind, ProcedureKind, SymbolId, TemplateId};
use crate::value::{Object, Place, Value};
use std::rc::Rc;

impl Vm {
    /// `new Class(args)` of a template or a host class.
    pub fn new_object(
        &mut self,
        host: &mut dyn Host,
        class: &str,
        args: &[Value],
    ) -> Result<Object, HocError> {
        let floor = self.frames.len();
        let (numbers, values) = (self.numbers.len(), self.values.len());
        self.values.extend_from_slice(args);
        let result = self.nested(|vm| {
            vm.begin_new(host, class, args.len())?;
            vm.execute(host, floor)
        });
        let made = result.and_then(|()| match self.values.pop() {
            Some(Value::Object(Some(object))) => Ok(object),
            _ => Err(HocError::new(format!("{class} is not a template"))),
        });
        self.numbers.truncate(numbers);
        self.values.truncate(values);
        made
    }

    /// Makes an object whose arguments are the last `n` values. It ends on the stack of values: at once, or when the
    /// `init` this enters has run.
    pub(super) fn begin_new(&mut self, host: &mut dyn Host, class: &str, n: usize) -> Result<(), HocError> {
        let scope = self.frames.last().and_then(|frame| self.class(frame.this.as_ref()?));
        let within = match scope {
            Some(ClassRef::Template(template)) => Some(template),
            _ => None,
        };
        if let Some(template) = self.template_named(within, class) {
            return self.begin_new_template(host, template, n);
        }
        let Some(HostName::Class(id)) = self.resolve_host(host, class) else {
            return Err(HocError::new(format!("{class} is not a template")));
        };
        let object = self.host_object(id, class);
        let args = self.take_arguments(n);
        let result = host.construct(self, id, &object, &args);
        let result = result.map_err(|error| self.annotate_call(error, "", class, &args));
        self.give_back(args);
        result?;
        self.values.push(Value::Object(Some(object)));
        Ok(())
    }

    fn begin_new_template(
        &mut self,
        host: &mut dyn Host,
        template: TemplateId,
        n: usize,
    ) -> Result<(), HocError> {
        if !self.templates.get(template as usize).is_some_and(|made| made.complete) {
            return Err(HocError::new("the template is not complete"));
        }
        let object = self.template_object(template, true);
        self.make_sections(host, template, &object)?;
        let init = self.template_procedure(template, "init");
        match init {
            Some(init) => {
                self.enter(host, init, n, Want::Nothing, Some(Some(object.clone())))?;
                if let Some(frame) = self.frames.last_mut() {
                    frame.extra().makes = Some(object);
                }
            }
            None => {
                let keep = self.values.len() - n;
                self.values.truncate(keep);
                self.values.push(Value::Object(Some(object)));
            }
        }
        Ok(())
    }

    fn template_procedure(&self, template: TemplateId, name: &str) -> Option<SymbolId> {
        let id = *self.templates.get(template as usize)?.names.get(name)?;
        let procedure =
            matches!(self.symbols.get(id as usize)?.kind, Kind::Procedure(ProcedureKind::Procedure, Some(_)));
        procedure.then_some(id)
    }

    /// An object of a template with empty fields; numbered unless it is the prototype.
    pub(super) fn template_object(&mut self, template: TemplateId, numbered: bool) -> Object {
        let name = self.templates.get(template as usize).map(|made| made.name.clone()).unwrap_or_default();
        let watched = self.template_procedure(template, "unref").is_some();
        self.any_watched |= watched;
        let object = self.enter_object(ClassRef::Template(template), name, numbered, watched);
        let n = self.templates.get(template as usize).map_or(0, |made| made.fields.len());
        for field in 0..u32::try_from(n).unwrap_or(0) {
            self.field_cell(object.id(), field);
        }
        object
    }

    fn enter_object(
        &mut self,
        class: ClassRef,
        class_name: Rc<str>,
        numbered: bool,
        watched: bool,
    ) -> Object {
        let id = self.heap.reserve();
        let object = Object::new(id, self.unreferenced.clone());
        let index = if numbered { self.instances.entry(class).or_default().enter(id) } else { u32::MAX };
        let data = ObjectData {
            class,
            class_name,
            index,
            fields: Vec::new(),
            handle: object.downgrade(),
            leaving: false,
            watched,
        };
        self.heap.fill(id, data);
        object
    }

    /// Cell of a field of an object, made on first use with the kind and sizes the template declares.
    pub(super) fn field_cell(&mut self, object: u64, field: u32) -> Option<u32> {
        let data = self.heap.get(object)?;
        if let Some(cell) = data.fields.get(field as usize).copied().filter(|cell| *cell != u32::MAX) {
            return Some(cell);
        }
        let ClassRef::Template(template) = data.class else { return None };
        let cell = match self.outer_cell(template, field) {
            Some(cell) => cell,
            None => {
                let cell = self.new_field(template, field);
                self.storage.allocate(cell)
            }
        };
        let data = self.heap.get_mut(object)?;
        while data.fields.len() <= field as usize {
            data.fields.push(u32::MAX);
        }
        if let Some(slot) = data.fields.get_mut(field as usize) {
            *slot = cell;
        }
        Some(cell)
    }

    /// The cell at top level that a field is, whose name became `external` after its first use.
    fn outer_cell(&self, template: TemplateId, field: u32) -> Option<u32> {
        let id = *self.templates.get(template as usize)?.fields.get(field as usize)?;
        match self.symbols.get(id as usize)?.kind {
            Kind::External(outer) => self.symbols.get(outer as usize).map(|symbol| symbol.slot),
            _ => None,
        }
    }

    fn new_field(&self, template: TemplateId, field: u32) -> Cell {
        let Some(template) = self.templates.get(template as usize) else { return Cell::Undefined };
        let Some(symbol) = template.fields.get(field as usize).and_then(|id| self.symbols.get(*id as usize))
        else {
            return Cell::Undefined;
        };
        let prototype = template.prototype.as_ref().and_then(|prototype| self.heap.get(prototype.id()));
        let declared =
            prototype.and_then(|data| data.fields.get(field as usize)).map(|cell| self.storage.get(*cell));
        match (&symbol.kind, declared) {
            (Kind::Number, Some(Cell::Array(array))) => {
                let data = vec![0.0; array.data.len()];
                Cell::Array(Box::new(Array { dimensions: array.dimensions.clone(), data }))
            }
            (Kind::Number, _) => Cell::Number(0.0),
            (Kind::String, _) => Cell::String("".into()),
            (Kind::Object, Some(Cell::Objects(array))) => {
                let data = vec![None; array.data.len()];
                Cell::Objects(Box::new(Array { dimensions: array.dimensions.clone(), data }))
            }
            (Kind::Object, _) => Cell::Object(None),
            (Kind::Section, Some(Cell::Sections(array))) => {
                Cell::Sections(Box::new(Array { dimensions: array.dimensions.clone(), data: Vec::new() }))
            }
            _ => Cell::Undefined,
        }
    }

    /// The sections a template declares, for a new object: in the order in which their names first stand in the template, be it in
    /// `public`, `create` or a procedure.
    fn make_sections(
        &mut self,
        host: &mut dyn Host,
        template: TemplateId,
        object: &Object,
    ) -> Result<(), HocError> {
        let fields =
            self.templates.get(template as usize).map(|made| made.fields.clone()).unwrap_or_default();
        let mut fields: Vec<(u32, SymbolId)> = (0u32..).zip(fields).collect();
        fields.sort_by_key(|(_, symbol)| *symbol);
        for (field, id) in fields {
            let section =
                matches!(self.symbols.get(id as usize).map(|symbol| &symbol.kind), Some(Kind::Section));
            let Some(cell) = self.field_cell(object.id(), field).filter(|_| section) else { continue };
            let Cell::Sections(array) = self.storage.get(cell) else { continue };
            let dimensions = array.dimensions.clone();
            self.create_sections(host, cell, id, &dimensions, Some(object))?;
        }
        Ok(())
    }

    /// An object of a host class that the host itself makes (to return it): `construct` is not called.
    pub fn host_object(&mut self, class: u32, class_name: &str) -> Object {
        let name = match self.host_classes.get(&class) {
            Some(name) => name.clone(),
            None => {
                let name: Rc<str> = class_name.into();
                self.host_classes.insert(class, name.clone());
                name
            }
        };
        self.enter_object(ClassRef::Host(class), name, true, false)
    }

    // ---- what others ask ----

    /// `Vector[0]`.
    pub fn object_name(&self, object: &Object) -> String {
        match self.heap.get(object.id()) {
            Some(data) => format!("{}[{}]", data.class_name, data.index),
            None => "NULLobject".into(),
        }
    }
    /// Name of its class.
    pub fn class_name(&self, object: &Object) -> Rc<str> {
        self.heap.get(object.id()).map(|data| data.class_name.clone()).unwrap_or_default()
    }
    /// Its class.
    pub fn class(&self, object: &Object) -> Option<ClassRef> {
        self.heap.get(object.id()).map(|data| data.class)
    }
    /// The number in its name.
    pub fn object_index(&self, object: &Object) -> u32 {
        self.heap.get(object.id()).map_or(0, |data| data.index)
    }
    fn class_by_name(&self, class: &str) -> Option<ClassRef> {
        if let Some(Kind::Template(template)) =
            self.names.get(class).and_then(|id| self.symbols.get(*id as usize)).map(|symbol| &symbol.kind)
        {
            return Some(ClassRef::Template(*template));
        }
        self.host_classes.iter().find(|(_, name)| &***name == class).map(|(class, _)| ClassRef::Host(*class))
    }
    /// All living objects of a class, oldest first.
    pub fn objects_of(&self, class: &str) -> Vec<Object> {
        let living = self.class_by_name(class).and_then(|class| self.instances.get(&class));
        living
            .into_iter()
            .flat_map(|made| made.living.values())
            .filter_map(|id| self.object_by_id(*id))
            .collect()
    }
    /// `Class[index]`.
    pub fn object_by_index(&self, class: &str, index: u32) -> Option<Object> {
        self.object_by_id(*self.instances.get(&self.class_by_name(class)?)?.living.get(&index)?)
    }
    /// A living object by its id (host code keeps ids in tables).
    pub fn object_by_id(&self, id: u64) -> Option<Object> {
        self.heap.get(id)?.handle.upgrade()
    }
    /// Names of all classes that have had objects, with how many live: the host's as it orders them, then templates in the
    /// order of their definitions.
    pub fn classes(&self, host: &dyn Host) -> Vec<(String, u32)> {
        let mut list: Vec<_> = self.instances.iter().collect();
        list.sort_by_key(|(class, _)| match class {
            ClassRef::Host(class) => (false, host.class_rank(*class), *class),
            ClassRef::Template(template) => (true, *template, 0),
        });
        let named = list.into_iter().map(|(class, made)| {
            let name = match class {
                ClassRef::Host(class) => self.host_classes.get(class).cloned(),
                ClassRef::Template(template) => {
                    self.templates.get(*template as usize).map(|made| made.name.clone())
                }
            };
            (name.unwrap_or_default().to_string(), made.count)
        });
        named.collect()
    }

    pub(super) fn template_symbol(&self, object: &Object, name: &str) -> Option<SymbolId> {
        let ClassRef::Template(template) = self.class(object)? else { return None };
        self.templates.get(template as usize)?.names.get(name).copied()
    }
    /// What `object.name` is for an object of a template, and whether it is public; None when there is no such member.
    pub fn member_symbol(&self, object: &Object, name: &str) -> Option<(SymbolKind, bool)> {
        let id = self.template_symbol(object, name)?;
        let symbol = self.symbols.get(id as usize)?;
        let cell = self.heap.get(object.id()).and_then(|data| data.fields.get(symbol.slot as usize)).copied();
        let cell = self.storage.get(cell.unwrap_or(u32::MAX));
        let kind = match (&symbol.kind, cell) {
            (Kind::Number, Cell::Array(array)) => SymbolKind::Array(array.dimensions.clone()),
            (Kind::Object, Cell::Objects(array)) => SymbolKind::Object(array.dimensions.clone()),
            (Kind::Section, Cell::Sections(array)) => SymbolKind::Section(array.dimensions.clone()),
            _ => self.kind_of_symbol(id),
        };
        Some((kind, symbol.public))
    }
    fn kind_of_symbol(&self, id: SymbolId) -> SymbolKind {
        match self.symbols.get(id as usize).map(|symbol| &symbol.kind) {
            Some(Kind::Number) => SymbolKind::Number,
            Some(Kind::String) => SymbolKind::String,
            Some(Kind::Object) => SymbolKind::Object(Vec::new()),
            Some(Kind::Section) => SymbolKind::Section(Vec::new()),
            Some(Kind::Procedure(ProcedureKind::Procedure, _)) => SymbolKind::Procedure,
            Some(Kind::Procedure(ProcedureKind::Function, _)) => SymbolKind::Function,
            Some(Kind::Procedure(ProcedureKind::ObjectFunction, _)) => SymbolKind::ObjFunction,
            Some(Kind::Procedure(ProcedureKind::Iterator, _)) => SymbolKind::Iterator,
            Some(Kind::Template(_)) => SymbolKind::Template,
            Some(Kind::External(outer)) => self.kind_of_symbol(*outer),
            _ => SymbolKind::Undefined,
        }
    }
    /// Names of the members of a template object, with kind and whether they are public.
    pub fn members(&self, object: &Object) -> Vec<(String, SymbolKind, bool)> {
        let Some(ClassRef::Template(template)) = self.class(object) else { return Vec::new() };
        let names = self.templates.get(template as usize).map(|made| &made.names);
        let names = names.into_iter().flat_map(|names| names.keys());
        let mut list: Vec<_> = names
            .filter_map(|name| {
                self.member_symbol(object, name).map(|(kind, public)| (name.to_string(), kind, public))
            })
            .collect();
        list.sort_by(|a, b| a.0.cmp(&b.0));
        list
    }
    /// Storage of a field of a template object (private ones too); element 0.
    pub fn member_place(&mut self, object: &Object, name: &str) -> Option<Place> {
        let id = self.template_symbol(object, name)?;
        if let Some(Kind::External(outer)) = self.symbols.get(id as usize).map(|symbol| &symbol.kind) {
            let slot = self.symbols.get(*outer as usize)?.slot;
            return Some(self.storage.place(slot, 0));
        }
        let stored = matches!(
            self.symbols.get(id as usize)?.kind,
            Kind::Number | Kind::String | Kind::Object | Kind::Section
        );
        if !stored {
            return None;
        }
        self.variable(id);
        let field = self.symbols.get(id as usize)?.slot;
        let cell = self.field_cell(object.id(), field)?;
        Some(self.storage.place(cell, 0))
    }
    pub(super) fn is_this_field(&self, object: &Object, field: u32) -> bool {
        match self.class(object) {
            Some(ClassRef::Template(template)) => {
                self.templates.get(template as usize).is_some_and(|made| made.this == Some(field))
            }
            _ => false,
        }
    }

    // ---- destroying ----

    /// A variable lets go of an object: `unref` of its template hears of it at the next safe point.
    pub(super) fn let_go(&mut self, old: Option<Object>) {
        let Some(object) = old else { return };
        if self.any_watched && self.heap.get(object.id()).is_some_and(|data| data.watched && !data.leaving) {
            // What waits to be told of an earlier one holds a reference too.
            let waiting = self.dropped.iter().filter(|(other, _)| *other == object).count();
            let left = object.references() - 1 - waiting;
            if left > 0 {
                self.dropped.push((object, left));
            }
        }
    }

    /// Is there something for [`Vm::sweep`] to do?
    #[inline(always)]
    pub fn sweep_is_due(&self) -> bool {
        self.unreferenced.is_pending() || !self.dropped.is_empty()
    }

    /// Safe point: destroys what is unreferenced. The machine does this between statements; hosts after dropping handles.
    pub fn sweep(&mut self, host: &mut dyn Host) {
        if self.sweeping {
            return;
        }
        self.sweeping = true;
        while self.sweep_is_due() {
            for (object, left) in std::mem::take(&mut self.dropped) {
                self.tell_unref(host, &object, left);
            }
            for id in self.unreferenced.take() {
                self.end_object(host, id);
            }
        }
        self.sweeping = false;
    }

    fn tell_unref(&mut self, host: &mut dyn Host, object: &Object, left: usize) {
        let Some(ClassRef::Template(template)) = self.class(object) else { return };
        if let Some(unref) = self.template_procedure(template, "unref") {
            let this = Some(object.clone());
            // An error in `unref` was reported where it happened; the object goes all the same.
            let _ = self.call_procedure(host, unref, this, &[Value::Number(left as f64)]);
        }
    }

    fn end_object(&mut self, host: &mut dyn Host, id: u64) {
        let Some(data) = self.heap.get_mut(id) else { return };
        if data.handle.upgrade().is_some() {
            return;
        }
        if data.watched && !data.leaving {
            data.leaving = true;
            let again = Object::new(id, self.unreferenced.clone());
            if let Some(data) = self.heap.get_mut(id) {
                data.handle = again.downgrade();
            }
            self.tell_unref(host, &again, 0);
            return; // `again` goes out of scope: the object comes by here once more, unless `unref` kept it
        }
        let Some(data) = self.heap.remove(id) else { return };
        self.aliases.remove(&id);
        if data.index != u32::MAX
            && let Some(made) = self.instances.get_mut(&data.class)
        {
            made.leave(data.index);
        }
        match data.class {
            ClassRef::Host(class) => host.destroy(self, class, id),
            ClassRef::Template(template) => {
                for (field, cell) in (0u32..).zip(&data.fields) {
                    if *cell == u32::MAX || self.outer_cell(template, field).is_some() {
                        continue;
                    }
                    if let Cell::Sections(array) = self.storage.get(*cell) {
                        for section in array.data.clone() {
                            host.delete_section(self, section);
                        }
                    }
                    self.storage.release(*cell);
                }
            }
        }
    }
}
