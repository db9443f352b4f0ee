//! A call of a procedure of the library: its object, its arguments, and short ways to what it works on.

use crate::args::{Args, number};
use crate::cx::Cx;
use crate::texts;
use hoc_vm::{HocError, Object, Place, Value};
use nrn_model::SectionId;
use std::rc::Rc;

/// A running procedure of the library.
pub struct Call<'a, 'r> {
    /// Everything.
    pub cx: &'a mut Cx<'r>,
    /// The object whose method it is; None for a global procedure.
    pub this: Option<Object>,
    /// `$1`, `$2`, ...
    pub args: Vec<Value>,
}

/// What a procedure that gives nothing returns.
pub fn done() -> Result<Value, HocError> {
    number(0.0)
}

impl Call<'_, '_> {
    // ---- arguments ----

    /// How many arguments there are.
    pub fn n(&self) -> usize {
        self.args.len()
    }
    /// `$i` as a number.
    pub fn number(&self, i: usize) -> Result<f64, HocError> {
        Args(&self.args).number(i)
    }
    /// `$i` as a number when it is there, else `default`.
    pub fn number_or(&self, i: usize, default: f64) -> Result<f64, HocError> {
        Args(&self.args).number_or(i, default)
    }
    /// `$si`
    pub fn text(&mut self, i: usize) -> Result<Rc<str>, HocError> {
        Args(&self.args).text(self.cx, i)
    }
    /// Sets `$si`, which has to be a `strdef`.
    pub fn set_text(&mut self, i: usize, text: &str) -> Result<(), HocError> {
        Args(&self.args).set_text(self.cx, i, text)
    }
    /// `$oi`, when there is an object in it.
    pub fn object(&mut self, i: usize) -> Result<Option<Object>, HocError> {
        Args(&self.args).object(self.cx, i)
    }
    /// `$oi`, which must not be NULLobject.
    pub fn some_object(&mut self, i: usize) -> Result<Object, HocError> {
        Args(&self.args).some_object(self.cx, i)
    }
    /// Sets `$oi`, which has to be an object variable.
    pub fn set_object_argument(&mut self, i: usize, object: Option<Object>) -> Result<(), HocError> {
        match Args(&self.args).value(i)? {
            Value::ObjectPlace(place) if self.cx.vm.set_object(*place, object) => Ok(()),
            other => Err(hoc_vm::wrong_type("Object**", other)),
        }
    }

    // ---- members of an object ----

    /// The object whose method it is.
    pub fn me(&self) -> Result<Object, HocError> {
        self.this.clone().ok_or_else(texts::object_is_gone)
    }
    fn place(&mut self, of: &Object, name: &str) -> Result<Place, HocError> {
        self.cx.vm.member_place(of, name).ok_or_else(|| texts::no_member(&self.cx.vm.class_name(of), name))
    }
    fn element(&mut self, of: &Object, name: &str, at: usize) -> Result<Place, HocError> {
        let place = self.place(of, name)?;
        self.cx.vm.element(place, &[at as f64])
    }
    /// A number of an object of a template.
    pub fn number_of(&mut self, of: &Object, name: &str) -> Result<f64, HocError> {
        let place = self.place(of, name)?;
        Ok(self.cx.vm.number(place).unwrap_or(0.0))
    }
    /// Sets it.
    pub fn set_number_of(&mut self, of: &Object, name: &str, x: f64) -> Result<(), HocError> {
        let place = self.place(of, name)?;
        self.cx.vm.set_number(place, x);
        Ok(())
    }
    /// An element of an array of numbers.
    pub fn array_of(&mut self, of: &Object, name: &str, at: usize) -> Result<f64, HocError> {
        let place = self.element(of, name, at)?;
        Ok(self.cx.vm.number(place).unwrap_or(0.0))
    }
    /// Sets it.
    pub fn set_array_of(&mut self, of: &Object, name: &str, at: usize, x: f64) -> Result<(), HocError> {
        let place = self.element(of, name, at)?;
        self.cx.vm.set_number(place, x);
        Ok(())
    }
    /// An object in a member.
    pub fn object_of(&mut self, of: &Object, name: &str) -> Result<Option<Object>, HocError> {
        let place = self.place(of, name)?;
        Ok(self.cx.vm.object(place).flatten())
    }
    /// The same; an error when it is empty.
    pub fn part(&mut self, of: &Object, name: &str) -> Result<Object, HocError> {
        self.object_of(of, name)?.ok_or_else(|| HocError::new(format!("{name} is NULLobject")))
    }
    /// Sets it.
    pub fn set_object_of(&mut self, of: &Object, name: &str, object: Option<Object>) -> Result<(), HocError> {
        let place = self.place(of, name)?;
        self.cx.vm.set_object(place, object);
        Ok(())
    }
    /// An element of an array of objects.
    pub fn objects_of(&mut self, of: &Object, name: &str, at: usize) -> Result<Option<Object>, HocError> {
        let place = self.element(of, name, at)?;
        Ok(self.cx.vm.object(place).flatten())
    }
    /// Sets it.
    pub fn set_objects_of(
        &mut self,
        of: &Object,
        name: &str,
        at: usize,
        object: Option<Object>,
    ) -> Result<(), HocError> {
        let place = self.element(of, name, at)?;
        self.cx.vm.set_object(place, object);
        Ok(())
    }
    /// A string of an object.
    pub fn text_of(&mut self, of: &Object, name: &str) -> Result<Rc<str>, HocError> {
        let place = self.place(of, name)?;
        Ok(self.cx.vm.string(place).unwrap_or_default())
    }
    /// Sets it.
    pub fn set_text_of(&mut self, of: &Object, name: &str, text: &str) -> Result<(), HocError> {
        let place = self.place(of, name)?;
        self.cx.vm.set_string(place, text);
        Ok(())
    }
    /// Gives an array member of this object another size: `what` is `objref` or `double`.
    pub fn resize(&mut self, what: &str, name: &str, size: usize) -> Result<(), HocError> {
        let me = self.me()?;
        self.cx.execute_in(&format!("{what} {name}[{}]\n", size.max(1)), Some(&me))
    }

    // ---- the top level ----

    /// A number of the top level; 0 when there is none.
    pub fn global(&mut self, name: &str) -> f64 {
        let place = self.cx.vm.lookup(name);
        match place.and_then(|place| self.cx.vm.number(place)) {
            Some(x) => x,
            None => match self.cx.lookup(name) {
                Some(crate::Named::Number(pointer)) => self.cx.read(&pointer).unwrap_or(0.0),
                _ => 0.0,
            },
        }
    }
    /// Sets a number of the top level.
    pub fn set_global(&mut self, name: &str, x: f64) -> Result<(), HocError> {
        match self.cx.lookup(name) {
            Some(crate::Named::Number(pointer)) => self.cx.write(&pointer, x),
            _ => {
                let place = self.cx.vm.declare_number(name)?;
                self.cx.vm.set_number(place, x);
                Ok(())
            }
        }
    }
    /// An object of the top level.
    pub fn global_object(&mut self, name: &str) -> Option<Object> {
        let place = self.cx.vm.lookup(name)?;
        self.cx.vm.object(place).flatten()
    }
    /// Sets an object variable of the top level.
    pub fn set_global_object(&mut self, name: &str, object: Option<Object>) -> Result<(), HocError> {
        let place = match self.cx.vm.lookup(name) {
            Some(place) => place,
            None => self.cx.vm.declare_object(name)?,
        };
        self.cx.vm.set_object(place, object);
        Ok(())
    }
    /// Calls a procedure or function by name: what the user defined last.
    pub fn run(&mut self, name: &str, args: &[Value]) -> Result<f64, HocError> {
        match self.cx.call(name, args)? {
            Value::Number(x) => Ok(x),
            _ => Ok(0.0),
        }
    }
    /// A section of the top level: `soma`, `dend[1]`.
    pub fn section_named(&mut self, name: &str) -> Option<SectionId> {
        let (base, index) = match name.split_once('[') {
            Some((base, rest)) => (base, rest.strip_suffix(']')?.parse::<f64>().ok()),
            None => (name, None),
        };
        let mut place = self.cx.vm.lookup(base)?;
        if let Some(index) = index {
            place = self.cx.vm.element(place, &[index]).ok()?;
        }
        self.cx.section_at(place)
    }
    /// Writes to standard output.
    pub fn print(&mut self, text: &str) {
        (self.cx.engine.output)(text);
    }

    // ---- objects ----

    /// `new Class(args)`
    pub fn new_object(&mut self, class: &str, args: &[Value]) -> Result<Object, HocError> {
        self.cx.construct(class, args)
    }
    /// `object.name(args)` that gives a number.
    pub fn ask(&mut self, object: &Object, name: &str, args: &[Value]) -> Result<f64, HocError> {
        match self.cx.call_method(object, name, args)? {
            Value::Number(x) => Ok(x),
            _ => Ok(0.0),
        }
    }
    /// `object.name(args)` that gives an object.
    pub fn ask_object(&mut self, object: &Object, name: &str, args: &[Value]) -> Result<Object, HocError> {
        match self.cx.call_method(object, name, args)? {
            Value::Object(Some(made)) => Ok(made),
            _ => Err(texts::object_is_gone()),
        }
    }
    /// `object.name(args)` that gives a string.
    pub fn ask_text(&mut self, object: &Object, name: &str, args: &[Value]) -> Result<Rc<str>, HocError> {
        match self.cx.call_method(object, name, args)? {
            Value::String(text) => Ok(text),
            _ => Ok("".into()),
        }
    }
    /// The numbers of a Vector.
    pub fn numbers(&mut self, vector: &Object) -> Result<Vec<f64>, HocError> {
        let id = self.cx.vector_id(vector).ok_or_else(|| texts::bad_argument_type(1, "Vector"))?;
        Ok(self.cx.engine.sim.vectors.data(id).to_vec())
    }
    /// The numbers of a Vector in a member.
    pub fn numbers_of(&mut self, of: &Object, name: &str) -> Result<Vec<f64>, HocError> {
        let vector = self.part(of, name)?;
        self.numbers(&vector)
    }
    /// Gives a Vector other numbers.
    pub fn set_numbers(&mut self, vector: &Object, data: Vec<f64>) -> Result<(), HocError> {
        crate::classes::vector::edit(self.cx, vector, |own| own.replace(data))
    }
    /// A new Vector in a member.
    pub fn put_numbers(&mut self, of: &Object, name: &str, data: Vec<f64>) -> Result<(), HocError> {
        let made = self.cx.new_vector(data);
        self.set_object_of(of, name, Some(made))
    }
    /// The objects of a List.
    pub fn items(&mut self, list: &Object) -> Vec<Object> {
        self.cx.list_items(list).unwrap_or_default().into_iter().flatten().collect()
    }
    /// The objects of a List in a member.
    pub fn items_of(&mut self, of: &Object, name: &str) -> Result<Vec<Object>, HocError> {
        let list = self.part(of, name)?;
        Ok(self.items(&list))
    }
    /// `list.append(object)`
    pub fn append(&mut self, list: &Object, object: Object) -> Result<(), HocError> {
        self.ask(list, "append", &[Value::Object(Some(object))]).map(|_| ())
    }
    /// `new SectionRef()` for a section.
    pub fn section_ref(&mut self, section: SectionId) -> Object {
        self.cx.host_object("SectionRef", crate::object::Payload::SectionRef(section))
    }
    /// The section of a SectionRef.
    pub fn section_of(&mut self, object: &Object) -> Result<SectionId, HocError> {
        match self.cx.engine.objects.get(&object.id()).map(|entry| &entry.payload) {
            Some(crate::object::Payload::SectionRef(id)) => Ok(*id),
            _ => Err(texts::bad_argument_type(1, "SectionRef")),
        }
    }
}

/// A string as an argument.
pub fn string(text: &str) -> Value {
    Value::String(text.into())
}
/// An object as an argument.
pub fn value(object: &Object) -> Value {
    Value::Object(Some(object.clone()))
}
