//! Single expressions, as text: evaluated at once, or compiled to be evaluated many times.

use super::run::{place, syntax};
use super::{ClassRef, Vm};
use crate::code::{Code, Source, Want};
use crate::compile;
use crate::error::HocError;
use crate::host::Host;
use crate::symbols::{Kind, SymbolId};
use crate::value::{Object, Value};
use hoc_syntax::Reader;
use hoc_syntax::ast::Item;
use std::rc::Rc;

/// A compiled expression, see [`Vm::compile_expression`].
#[derive(Clone)]
pub struct Expression(Rc<Code>);

/// Name of the function that an expression becomes.
const EVALUATE: &str = "hoc_evaluate_";

impl Vm {
    /// Value of an expression (as text) in the scope of an object or the top level.
    pub fn evaluate(
        &mut self,
        host: &mut dyn Host,
        text: &str,
        this: Option<&Object>,
    ) -> Result<Value, HocError> {
        let result = self.nested(|vm| {
            let id = vm.expression_function(host, "obfunc", text, this)?;
            let value = vm.call_procedure(host, id, this.cloned(), &[]);
            vm.forget_function(id);
            value
        });
        result.map_err(|error| self.annotate(host, error))
    }

    /// Compiles an expression (as text) in the scope of an object's template or the top level, to be evaluated many times.
    pub fn compile_expression(
        &mut self,
        host: &mut dyn Host,
        text: &str,
        this: Option<&Object>,
    ) -> Result<Expression, HocError> {
        let id = self.expression_function(host, "func", text, this)?;
        match self.forget_function(id) {
            Some(Kind::Procedure(_, Some(code))) => Ok(Expression(code)),
            _ => Err(HocError::new("syntax error")),
        }
    }

    /// Defines a function, `func` or `obfunc`, that returns the value of an expression.
    fn expression_function(
        &mut self,
        host: &mut dyn Host,
        keyword: &str,
        text: &str,
        this: Option<&Object>,
    ) -> Result<SymbolId, HocError> {
        let wrapped = format!("{keyword} {EVALUATE}() {{ return {text}\n}}\n");
        let template = match this.and_then(|object| self.class(object)) {
            Some(ClassRef::Template(template)) => Some(template),
            _ => None,
        };
        let chunk = Reader::new(&wrapped).next_chunk().ok_or_else(|| HocError::new("syntax error"))?;
        let file: Rc<str> = "".into();
        let item = chunk.parse().map_err(|error| syntax(error, &file))?;
        let Some(Item::Procedure(made)) = item else { return Err(HocError::new("syntax error")) };
        let source = Rc::new(Source { file: file.clone(), text: text.into(), first_line: 1 });
        compile::procedure(self, host, template, &made, source)
            .map_err(|fault| place(fault, &chunk, &file))?;
        Ok(self.symbol_in(template, EVALUATE))
    }

    /// Takes the function of an expression out of the symbols; what it was.
    fn forget_function(&mut self, id: SymbolId) -> Option<Kind> {
        let symbol = self.symbols.get_mut(id as usize);
        symbol.map(|symbol| std::mem::replace(&mut symbol.kind, Kind::Undefined))
    }

    /// Value of a compiled expression now.
    pub fn value_of(
        &mut self,
        host: &mut dyn Host,
        expression: &Expression,
        this: Option<&Object>,
    ) -> Result<f64, HocError> {
        let floor = self.frames.len();
        let (numbers, values) = (self.numbers.len(), self.values.len());
        let result = self.nested(|vm| {
            vm.push_frame(host, expression.0.clone(), 0, Want::Number, this.cloned());
            vm.execute(host, floor)
        });
        let result = result.map(|()| self.numbers.pop());
        self.numbers.truncate(numbers);
        self.values.truncate(values);
        result
    }
}
