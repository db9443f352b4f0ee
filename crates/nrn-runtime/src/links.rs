//! What the numbers of the screen ([`nrn_view`]) stand for: variables, commands and expressions.
//!
//! Links that no panel, graph or box needs any more are swept now and then, so whoever drops a widget need not say so.

use crate::cx::Cx;
use crate::foreign::{Callback, Foreign};
use crate::texts;
use hoc_vm::{Expression, HocError, Object, Place, Pointer, Value, WeakObject};
use nrn_view::{CommandId, ExpressionId, ObjectId, VariableId};
use std::collections::HashMap;
use std::rc::Rc;

/// What a widget or a curve shows.
#[derive(Clone)]
pub enum Variable {
    /// A place that holds a number.
    Number(Pointer),
    /// A name that is looked up each time, in the scope of an object.
    Named(String, Option<WeakObject>),
    /// A `strdef`.
    Text(Place),
    /// A foreign thing: a reference, or (object, "attribute").
    Foreign(Rc<dyn Foreign>),
}

/// An expression: its text, its scope, and its code once it was needed.
struct Formula {
    text: String,
    this: Option<WeakObject>,
    code: Option<Expression>,
    /// It cannot be evaluated: tried again after `begin`.
    broken: bool,
}

/// All links.
#[derive(Default)]
pub struct Links {
    variables: HashMap<VariableId, Variable>,
    commands: HashMap<CommandId, Callback>,
    expressions: HashMap<ExpressionId, Formula>,
    /// Objects that live as long as a box has a window.
    kept: HashMap<ObjectId, Object>,
    last: u64,
    sweep_at: usize,
}

impl Links {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }
    /// Keeps an object for a box, instead of the one before.
    pub fn keep(&mut self, owner: ObjectId, object: Option<Object>) {
        let before = self.kept.remove(&owner);
        self.kept.extend(object.map(|object| (owner, object)));
        drop(before);
    }
    /// The object kept for a box, which keeps it no more.
    pub fn let_go(&mut self, owner: ObjectId) -> Option<Object> {
        self.kept.remove(&owner)
    }
    fn len(&self) -> usize {
        self.variables.len() + self.commands.len() + self.expressions.len()
    }
}

/// Room for links before the first sweep.
const FIRST_SWEEP: usize = 4096;

impl Cx<'_> {
    fn sweep_links(&mut self) {
        let links = &self.engine.links;
        if links.len() < links.sweep_at.max(FIRST_SWEEP) {
            return;
        }
        let needed = self.engine.screen.links();
        let links = &mut self.engine.links;
        // Taken out first: what goes with a callback may come back here.
        let (keep, gone): (HashMap<_, _>, HashMap<_, _>) =
            std::mem::take(&mut links.commands).into_iter().partition(|(id, _)| needed.commands.contains(id));
        links.commands = keep;
        links.variables.retain(|id, _| needed.variables.contains(id));
        links.expressions.retain(|id, _| needed.expressions.contains(id));
        links.sweep_at = 2 * links.len();
        drop(gone);
    }
    /// A number for a variable.
    pub fn link_variable(&mut self, variable: Variable) -> VariableId {
        self.sweep_links();
        let id = VariableId(self.engine.links.next());
        self.engine.links.variables.insert(id, variable);
        id
    }
    /// A number for a command.
    pub fn link_command(&mut self, command: Callback) -> CommandId {
        self.sweep_links();
        let id = CommandId(self.engine.links.next());
        self.engine.links.commands.insert(id, command);
        id
    }
    /// A number for an expression.
    pub fn link_expression(&mut self, text: &str, this: Option<&Object>) -> ExpressionId {
        self.sweep_links();
        let id = ExpressionId(self.engine.links.next());
        let this = this.map(Object::downgrade);
        let formula = Formula { text: text.to_owned(), this, code: None, broken: false };
        self.engine.links.expressions.insert(id, formula);
        id
    }
    /// Text of an expression.
    pub fn expression_text(&self, id: ExpressionId) -> Option<&str> {
        self.engine.links.expressions.get(&id).map(|formula| formula.text.as_str())
    }

    /// Runs a command.
    pub fn run_link(&mut self, id: CommandId) -> Result<(), HocError> {
        match self.engine.links.commands.get(&id).cloned() {
            Some(command) => command.run(self),
            None => Ok(()),
        }
    }
    /// A variable.
    pub fn linked_variable(&self, id: VariableId) -> Option<Variable> {
        self.engine.links.variables.get(&id).cloned()
    }
    /// A command.
    pub fn linked_command(&self, id: CommandId) -> Option<Callback> {
        self.engine.links.commands.get(&id).cloned()
    }

    /// The place a text like `soma.v(0.5)` names, in the scope of an object; `None` when it names none.
    pub fn place_named(&mut self, name: &str, this: Option<&Object>) -> Option<Pointer> {
        self.engine.pointed = None;
        let _ = self.quietly(|cx| cx.execute_in(&format!("{{hoc_pointer_(&{name})}}"), this));
        self.engine.pointed.take()
    }
    /// Does something whose errors nobody needs to see.
    pub fn quietly<T>(
        &mut self,
        work: impl FnOnce(&mut Cx<'_>) -> Result<T, HocError>,
    ) -> Result<T, HocError> {
        let before = self.vm.set_error_messages(false);
        let result = work(self);
        self.vm.set_error_messages(before);
        result
    }
    /// Reads a variable of a widget or curve.
    pub fn read_link(&mut self, id: VariableId) -> Result<f64, HocError> {
        match self.engine.links.variables.get(&id).cloned() {
            Some(Variable::Number(pointer)) => self.read(&pointer),
            Some(Variable::Named(name, this)) => {
                let this = this.and_then(|this| this.upgrade());
                match self.vm.evaluate(self.engine, &name, this.as_ref())? {
                    Value::Number(x) => Ok(x),
                    other => Err(hoc_vm::wrong_type("double", &other)),
                }
            }
            Some(Variable::Foreign(thing)) => match thing.number() {
                Some(x) => Ok(x),
                None => self.read_pair(&thing),
            },
            Some(Variable::Text(_)) | None => Err(texts::dangling()),
        }
    }
    /// The two parts of (object, "attribute").
    fn pair(&mut self, thing: &Rc<dyn Foreign>) -> Result<(Rc<dyn Foreign>, Rc<str>), HocError> {
        let owner = thing.get(self, "_", &[Value::Number(0.0)])?;
        let name = thing.get(self, "_", &[Value::Number(1.0)])?;
        let owner = self.object_of(&owner).flatten().and_then(|object| self.foreign(&object));
        owner.zip(self.text_of(&name)).ok_or_else(texts::dangling)
    }
    fn read_pair(&mut self, thing: &Rc<dyn Foreign>) -> Result<f64, HocError> {
        let (owner, name) = self.pair(thing)?;
        let value = owner.get(self, &name, &[])?;
        match &value {
            Value::Number(x) => Ok(*x),
            other => {
                let object = self.object_of(other).flatten();
                let inner = object.and_then(|object| self.foreign(&object));
                inner.and_then(|inner| inner.number()).ok_or_else(texts::dangling)
            }
        }
    }
    /// Writes a variable of a widget.
    pub fn write_link(&mut self, id: VariableId, x: f64) -> Result<(), HocError> {
        match self.engine.links.variables.get(&id).cloned() {
            Some(Variable::Number(pointer)) => self.write(&pointer, x),
            Some(Variable::Named(name, this)) => {
                let this = this.and_then(|this| this.upgrade());
                self.execute_in(&format!("{{{name} = {x:e}}}"), this.as_ref())
            }
            Some(Variable::Foreign(thing)) => {
                let (owner, name) = self.pair(&thing)?;
                owner.set(self, &name, &[], Value::Number(x))
            }
            Some(Variable::Text(_)) | None => Err(texts::dangling()),
        }
    }
    /// The text a label shows.
    pub fn text_link(&self, id: VariableId) -> Option<Rc<str>> {
        match self.engine.links.variables.get(&id)? {
            Variable::Text(place) => self.vm.string(*place),
            _ => None,
        }
    }
    /// Value of an expression. One that failed is not tried again before [`Cx::retry_expression`]; nobody is told.
    pub fn value_of_link(&mut self, id: ExpressionId) -> Option<f64> {
        let formula = self.engine.links.expressions.get(&id)?;
        if formula.broken {
            return None;
        }
        let this = formula.this.as_ref().map(WeakObject::upgrade);
        // The object it belonged to is gone.
        let this = match this {
            Some(None) => return None,
            Some(this) => this,
            None => None,
        };
        let code = match &formula.code {
            Some(code) => code.clone(),
            None => {
                let text = formula.text.clone();
                match self.vm.compile_expression(self.engine, &text, this.as_ref()) {
                    Ok(code) => self.engine.links.expressions.get_mut(&id)?.code.insert(code).clone(),
                    Err(_) => {
                        self.engine.links.expressions.get_mut(&id)?.broken = true;
                        return None;
                    }
                }
            }
        };
        match self.quietly(|cx| cx.vm.value_of(cx.engine, &code, this.as_ref())) {
            Ok(x) => Some(x),
            Err(_) => {
                self.engine.links.expressions.get_mut(&id)?.broken = true;
                None
            }
        }
    }
    /// What it names may exist by now.
    pub fn retry_expression(&mut self, id: ExpressionId) {
        if let Some(formula) = self.engine.links.expressions.get_mut(&id)
            && formula.broken
        {
            (formula.broken, formula.code) = (false, None);
        }
    }
}
