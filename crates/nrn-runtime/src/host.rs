//! What the HOC machine asks of the engine.

use crate::args::Args;
use crate::border;
use crate::classes;
use crate::cx::Cx;
use crate::engine::{EVERYWHERE, Engine, MECHANISM_FUNCTION};
use crate::object::{Entry, Payload};
use crate::place::{HostPlace, section_id, section_ref};
use crate::texts;
use hoc_vm::{HocError, Host, HostName, HostPointer, Member, Object, Pointer, SectionRef, Value, Vm};

fn model_error(error: nrn_model::ModelError) -> HocError {
    texts::model(&error)
}

/// An index as a position: a little below a whole number is that number. None below 0.
fn element_number(index: f64) -> Option<usize> {
    let index = index + 1e-11;
    (index >= 0.0).then_some(index as usize)
}

impl Host for Engine {
    // ---- names ----
    fn resolve(&mut self, name: &str) -> Option<HostName> {
        self.resolve_name(name)
    }
    fn call_function(&mut self, vm: &mut Vm, function: u32, args: &[Value]) -> Result<Value, HocError> {
        let mut cx = Cx { engine: self, vm };
        if function & MECHANISM_FUNCTION != 0 {
            return crate::mechanism_functions::call_named(&mut cx, function, &Args(args));
        }
        let row = cx
            .engine
            .functions
            .get(function as usize)
            .copied()
            .ok_or_else(|| texts::unknown_number("function"))?;
        border::guard(|| (row.run)(&mut cx, &Args(args))).map_err(|e| texts::in_call(row.name, e))
    }
    fn read(&mut self, vm: &mut Vm, place: HostPointer) -> Result<f64, HocError> {
        crate::storage::read(&mut Cx { engine: self, vm }, HostPlace::unpack(place))
    }
    fn write(&mut self, vm: &mut Vm, place: HostPointer, x: f64) -> Result<(), HocError> {
        crate::storage::write(&mut Cx { engine: self, vm }, HostPlace::unpack(place), x)
    }
    fn element(&mut self, place: HostPointer, element: u32) -> HostPointer {
        HostPlace::unpack(place).element(element).pack()
    }

    // ---- objects ----
    fn construct(
        &mut self,
        vm: &mut Vm,
        class: u32,
        object: &Object,
        args: &[Value],
    ) -> Result<(), HocError> {
        let mut cx = Cx { engine: self, vm };
        let payload = match cx.engine.mechanism_of_class(class) {
            Some(mechanism) => classes::point_process::construct(&mut cx, mechanism, object, &Args(args))?,
            None => {
                let row = cx.engine.class(class).ok_or_else(|| texts::unknown_number("class"))?;
                border::guard(|| (row.construct)(&mut cx, object, &Args(args)))
                    .map_err(|e| texts::in_call(row.name, e))?
            }
        };
        cx.engine.objects.insert(object.id(), Entry { class, payload });
        Ok(())
    }
    fn destroy(&mut self, vm: &mut Vm, class: u32, id: u64) {
        let Some(entry) = self.objects.remove(&id) else { return };
        let mut cx = Cx { engine: self, vm };
        if cx.engine.mechanism_of_class(class).is_some() {
            classes::point_process::destroy(&mut cx, entry.payload);
        } else if let Some(row) = cx.engine.class(class) {
            (row.destroy)(&mut cx, entry.payload);
        }
    }
    fn member(&mut self, class: u32, name: &str) -> Option<Member> {
        self.member_of(class, name)
    }
    fn call_method(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        class: u32,
        method: u32,
        name: &str,
        args: &[Value],
    ) -> Result<Value, HocError> {
        let mut cx = Cx { engine: self, vm };
        if let Some(mechanism) = cx.engine.mechanism_of_class(class) {
            return classes::point_process::call(&mut cx, mechanism, object, method, &Args(args));
        }
        let row = cx.engine.class(class).ok_or_else(|| texts::unknown_number("class"))?;
        match row.methods.get(method as usize) {
            Some(method) => border::guard(|| (method.run)(&mut cx, object, &Args(args)))
                .map_err(|e| texts::in_call(name, e)),
            None => match row.dynamic {
                Some(dynamic) => (dynamic.call)(&mut cx, object, name, args),
                None => Err(texts::no_member(row.name, name)),
            },
        }
    }
    fn field(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        class: u32,
        field: u32,
        indices: &[f64],
    ) -> Result<HostPointer, HocError> {
        let mut cx = Cx { engine: self, vm };
        if cx.engine.mechanism_of_class(class).is_some() {
            return classes::point_process::field(&mut cx, object, field, indices);
        }
        let row = cx
            .engine
            .class(class)
            .and_then(|c| c.fields.get(field as usize))
            .ok_or_else(|| texts::unknown_number("field"))?;
        (row.place)(&mut cx, object, indices)
    }
    fn quick_read(&mut self, object: u64, class: u32, field: u32, index: f64) -> Option<f64> {
        let entry = self.objects.get(&object)?;
        let Payload::Vector(id) = entry.payload else { return None };
        let index = element_number(index).filter(|_| entry.class == class && field == 0)?;
        self.sim.vectors.data(id).get(index).copied()
    }
    fn quick_write(&mut self, object: u64, class: u32, field: u32, index: f64, x: f64) -> bool {
        let Some(entry) = self.objects.get(&object) else { return false };
        let Payload::Vector(id) = entry.payload else { return false };
        let Some(index) = element_number(index).filter(|_| entry.class == class && field == 0) else {
            return false;
        };
        match self.sim.vectors.get_mut(id).and_then(|vector| vector.data_mut().get_mut(index)) {
            Some(slot) => {
                *slot = x;
                true
            }
            None => false,
        }
    }
    fn get_dynamic(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        name: &str,
        indices: &[Value],
    ) -> Result<Value, HocError> {
        let mut cx = Cx { engine: self, vm };
        if cx.point_process(object).is_some() {
            return classes::point_process::random_variable(&mut cx, object, name);
        }
        let dynamic = classes::dynamic_of(&cx, object, name)?;
        (dynamic.get)(&mut cx, object, name, indices)
    }
    fn set_dynamic(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        name: &str,
        indices: &[Value],
        value: Value,
    ) -> Result<(), HocError> {
        let mut cx = Cx { engine: self, vm };
        let dynamic = classes::dynamic_of(&cx, object, name)?;
        (dynamic.set)(&mut cx, object, name, indices, value)
    }

    // ---- sections ----
    fn create_section(
        &mut self,
        vm: &mut Vm,
        name: &str,
        owner: Option<&Object>,
    ) -> Result<SectionRef, HocError> {
        let id = self.sim.model.create_section(name, owner.map(Object::id)).map_err(model_error)?;
        if let Some(owner) = owner {
            let full = format!("{}.{name}", vm.object_name(owner));
            self.set_section_name(id, &full);
        }
        Ok(section_ref(id))
    }
    fn delete_section(&mut self, _vm: &mut Vm, section: SectionRef) {
        self.remove_section(section_id(section));
    }
    fn push_section(&mut self, section: SectionRef) -> Result<(), HocError> {
        let id = section_id(section);
        self.sim.model.section(id).map_err(|_| texts::deleted_section())?;
        self.sections.push(id);
        Ok(())
    }
    fn pop_section(&mut self) {
        self.sections.pop();
    }
    fn access_section(&mut self, section: SectionRef) -> Result<(), HocError> {
        self.sections.access(section_id(section));
        Ok(())
    }
    fn current_section(&mut self) -> Result<SectionRef, HocError> {
        self.accessed_section().map(section_ref)
    }
    fn section_exists(&self, section: SectionRef) -> bool {
        self.sim.model.section_exists(section_id(section))
    }
    fn section_depth(&self) -> usize {
        self.sections.depth()
    }
    fn truncate_sections(&mut self, depth: usize) {
        self.sections.truncate(depth);
    }
    fn section_name(&mut self, section: SectionRef) -> String {
        Engine::name_of_section(self, section_id(section))
    }
    fn sections(&mut self, vm: &mut Vm, list: Option<&Value>) -> Result<Vec<SectionRef>, HocError> {
        let ids = match list {
            None => self.sections_seen_from(vm),
            Some(list) => {
                let args = [list.clone()];
                let args = Args(&args);
                let mut cx = Cx { engine: self, vm };
                if args.is_text(1) {
                    let pattern = args.text(&mut cx, 1)?;
                    let pattern = crate::pattern::Pattern::for_sections(&pattern)?;
                    let mut seen = cx.engine.sections_seen_from(cx.vm);
                    seen.retain(|id| pattern.is_in(&cx.engine.name_of_section(*id)));
                    seen
                } else {
                    classes::section_list::sections_of(&mut cx, &args, 1)?
                }
            }
        };
        Ok(ids.into_iter().map(section_ref).collect())
    }
    fn sections_stamp(&mut self, vm: &mut Vm, list: Option<&Value>) -> u64 {
        let made = self.sim.model.order_version();
        let listed = match list {
            Some(Value::Object(Some(list))) => Cx { engine: self, vm }.section_list(list).map_or(0, Vec::len),
            _ => 0,
        };
        made.wrapping_mul(1 << 32).wrapping_add(listed as u64)
    }
    fn section_matches(&mut self, vm: &mut Vm, list: &Value) -> Result<bool, HocError> {
        let current = self.accessed_section()?;
        let args = [list.clone()];
        let args = Args(&args);
        let mut cx = Cx { engine: self, vm };
        if args.is_text(1) {
            let pattern = args.text(&mut cx, 1)?;
            let pattern = crate::pattern::Pattern::for_sections(&pattern)?;
            return Ok(pattern.is_in(&cx.engine.name_of_section(current)));
        }
        Ok(classes::section_list::sections_of(&mut cx, &args, 1)?.contains(&current))
    }
    fn segment_positions(&mut self) -> Result<Vec<f64>, HocError> {
        let section = self.accessed_section()?;
        let n = self.sim.model.section(section).map_err(model_error)?.nseg();
        let mut xs = vec![0.0];
        xs.extend((0..n).map(|i| (i as f64 + 0.5) / n as f64));
        xs.push(1.0);
        Ok(xs)
    }
    fn connect(
        &mut self,
        child: SectionRef,
        child_x: f64,
        parent: SectionRef,
        parent_x: f64,
    ) -> Result<(), HocError> {
        self.connect_sections(section_id(child), child_x, section_id(parent), parent_x)
    }
    fn insert(&mut self, vm: &mut Vm, mechanism: u32) -> Result<(), HocError> {
        let section = self.accessed_section()?;
        if mechanism == EVERYWHERE {
            return Ok(());
        }
        let what = self.insertable(mechanism).ok_or_else(|| texts::unknown_number("mechanism"))?;
        Cx { engine: self, vm }.insert(section, what)
    }
    fn uninsert(&mut self, vm: &mut Vm, mechanism: u32) -> Result<(), HocError> {
        let section = self.accessed_section()?;
        if mechanism == EVERYWHERE {
            return Err(HocError::new("Can't uninsert what every section has"));
        }
        let what = self.insertable(mechanism).ok_or_else(|| texts::unknown_number("mechanism"))?;
        Cx { engine: self, vm }.uninsert(section, what)
    }
    fn section_property(&mut self, property: u32) -> Result<f64, HocError> {
        let section = self.accessed_section()?;
        self.section_property_of(section, crate::section_property::property(property)?)
    }
    fn set_section_property(&mut self, property: u32, x: f64) -> Result<(), HocError> {
        let section = self.accessed_section()?;
        self.set_section_property_of(section, crate::section_property::property(property)?, x)
    }
    fn section_property_place(&mut self, property: u32) -> Result<HostPointer, HocError> {
        let section = self.accessed_section()?;
        crate::section_property::place(section, property)
    }
    fn range_place(&mut self, variable: u32, index: u32, x: f64) -> Result<HostPointer, HocError> {
        let section = self.accessed_section()?;
        let variable = self.range(variable)?;
        self.range_handle(section, &variable, index, x).map(|h| HostPlace::Data(h).pack())
    }
    fn set_range(
        &mut self,
        variable: u32,
        index: u32,
        span: Option<(f64, f64)>,
        start: f64,
        end: f64,
    ) -> Result<(), HocError> {
        let section = self.accessed_section()?;
        let variable = self.range(variable)?;
        crate::range::set(self, section, &variable, index, span, start, end)
    }

    fn set_pointer_member(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        name: &str,
        source: &Pointer,
    ) -> Result<(), HocError> {
        classes::point_process::set_pointer(&mut Cx { engine: self, vm }, object, name, source)
    }
    fn set_pointer_range(&mut self, variable: u32, x: f64, source: &Pointer) -> Result<(), HocError> {
        let section = self.accessed_section()?;
        let variable = self.range(variable)?;
        let own = self.range_handle(section, &variable, 0, x)?;
        let target = self.handle_of(source)?;
        self.sim.model.set_pointer(own, target).map_err(model_error)
    }
    fn named_section(&mut self, name: &str) -> Option<SectionRef> {
        let found = self.sim.model.sections().find(|id| Engine::name_of_section(self, *id) == name);
        found.map(section_ref)
    }

    // ---- the outside ----
    fn print(&mut self, text: &str) {
        if !self.plots_text {
            (self.output)(text);
        }
    }
    fn class_rank(&self, class: u32) -> u32 {
        classes::rank(&self.class_name(class))
    }
    fn report(&mut self, text: &str) {
        (self.errors)(text);
    }
    fn advice(&self, message: &str) -> Option<String> {
        let builtins = hoc_vm::builtins::TABLE.iter().map(|builtin| builtin.name);
        let known = builtins.chain(self.function_table().iter().map(|function| function.name));
        texts::advice(message).map(str::to_owned).or_else(|| texts::similar_function(message, known))
    }
    fn read_source(&mut self, name: &str) -> Result<(String, String), HocError> {
        self.files.find(name)
    }
    fn input_number(&mut self) -> hoc_vm::Input {
        let found =
            self.files.input.take(|bytes| match hoc_vm::Input::scan(&String::from_utf8_lossy(bytes)) {
                (hoc_vm::Input::End, _) => None,
                found => Some(found),
            });
        found.unwrap_or(hoc_vm::Input::End)
    }
    fn interrupted(&mut self) -> bool {
        let t = self.sim.env.t;
        self.interrupt.swap(false, std::sync::atomic::Ordering::Relaxed) || self.watch.look_up(t)
    }
}
