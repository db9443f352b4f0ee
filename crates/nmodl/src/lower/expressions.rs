//! Expressions to values.

use super::Lowered;
use super::state::{Lowerer, Var};
use crate::ast::{Binary, Expr, ExprKind, Span};
use nrn_kernel::ir::{BinaryOp, CompareOp, EnvField, Op, UnaryOp, Value};

impl<'a> Lowerer<'a> {
    /// Computes `e`.
    pub fn expr(&mut self, e: &Expr) -> Lowered<Value> {
        match &e.kind {
            ExprKind::Number(x) => Ok(self.constant(*x)),
            ExprKind::Text(_) => self.unit.error(e.span, "a text has no value"),
            ExprKind::Variable(name) => self.variable(name, e.span),
            ExprKind::Element(name, index) => self.element_of(name, index, e.span),
            ExprKind::Rate(name, primes, index) => {
                let name = crate::ast::rate_name(name, *primes);
                match index {
                    None => self.variable(&name, e.span),
                    Some(index) => self.element_of(&name, index, e.span),
                }
            }
            ExprKind::Earlier(state, steps) => self.earlier(state, *steps, e.span),
            ExprKind::Call(name, args) => self.call(name, args, e.span),
            ExprKind::Negate(a) => {
                let a = self.expr(a)?;
                Ok(self.neg(a))
            }
            ExprKind::Not(a) => {
                let a = self.expr(a)?;
                Ok(self.op(Op::Unary(UnaryOp::Not, a)))
            }
            ExprKind::Binary(op, a, b) => self.operator(*op, a, b, e.span),
        }
    }

    fn element_of(&mut self, name: &str, index: &Expr, span: Span) -> Lowered<Value> {
        let index = self.whole(index)?;
        match self.lookup(name, span)? {
            Var::Array(first, len) => self.read_element(first, len, index, span),
            _ => self.unit.error(span, format!("`{name}` is not an array")),
        }
    }

    /// An index or a bound of a FROM loop: as in C, whole numbers divide into whole numbers.
    pub fn whole(&mut self, e: &Expr) -> Lowered<Value> {
        if let ExprKind::Binary(op @ (Binary::Add | Binary::Sub | Binary::Mul | Binary::Div), a, b) = &e.kind
        {
            let (a, b) = (self.whole(a)?, self.whole(b)?);
            let value = match op {
                Binary::Add => self.add(a, b),
                Binary::Sub => self.sub(a, b),
                Binary::Mul => self.mul(a, b),
                _ => self.div(a, b),
            };
            return Ok(if *op == Binary::Div { self.truncated(value) } else { value });
        }
        let value = self.expr(e)?;
        Ok(self.truncated(value))
    }

    fn truncated(&mut self, value: Value) -> Value {
        match self.known(value) {
            Some(x) if x == x.trunc() => value,
            Some(x) => self.constant(x.trunc()),
            None => self.op(Op::Unary(UnaryOp::Trunc, value)),
        }
    }

    /// The value of a name.
    pub fn variable(&mut self, name: &str, span: Span) -> Lowered<Value> {
        match self.lookup(name, span)? {
            Var::Constant(x) => Ok(self.constant(x)),
            Var::Place(place) => self.read(place, span),
            // As in C, the name of an array alone would be an address; NEURON takes element 0.
            Var::Array(..) => {
                let error = self.unit.source.error(span, format!("`{name}` is an array"));
                Err(error.hint(format!("say which element, as in {name}[0]")))
            }
            Var::Env(EnvField::Dt) => Ok(self.dt()),
            Var::Env(field) => Ok(self.op(Op::Env(field))),
            Var::Node(_) if self.in_table == Some(super::state::InTable::Shared) => {
                self.saw_instance = true;
                Ok(self.constant(0.0))
            }
            Var::Node(field) => Ok(self.op(Op::Node(field))),
            Var::Random(_) => self.unit.error(span, "a RANDOM stream has no value"),
        }
    }

    fn operator(&mut self, op: Binary, a: &Expr, b: &Expr, span: Span) -> Lowered<Value> {
        if matches!(op, Binary::And | Binary::Or) && has_effects(b) {
            return self.short_circuit(op, a, b, span);
        }
        let (x, y) = (self.expr(a)?, self.expr(b)?);
        let compare = |this: &mut Self, op| this.op(Op::Compare(op, x, y));
        Ok(match op {
            Binary::Add => self.add(x, y),
            Binary::Sub => self.sub(x, y),
            Binary::Mul => self.mul(x, y),
            Binary::Div => self.div(x, y),
            Binary::Pow => self.binary(BinaryOp::Pow, x, y),
            Binary::Rem => {
                let (x, y) = (self.op(Op::Unary(UnaryOp::Trunc, x)), self.op(Op::Unary(UnaryOp::Trunc, y)));
                self.binary(BinaryOp::Fmod, x, y)
            }
            Binary::And => self.binary(BinaryOp::And, x, y),
            Binary::Or => self.binary(BinaryOp::Or, x, y),
            Binary::Lt => compare(self, CompareOp::Lt),
            Binary::Le => compare(self, CompareOp::Le),
            Binary::Gt => compare(self, CompareOp::Gt),
            Binary::Ge => compare(self, CompareOp::Ge),
            Binary::Eq => compare(self, CompareOp::Eq),
            Binary::Ne => compare(self, CompareOp::Ne),
        })
    }

    /// The right-hand side is evaluated only when it decides.
    fn short_circuit(&mut self, op: Binary, a: &Expr, b: &Expr, span: Span) -> Lowered<Value> {
        let a = self.expr(a)?;
        let no = self.op(Op::Unary(UnaryOp::Not, a));
        let truth = self.op(Op::Unary(UnaryOp::Not, no));
        let result = self.local();
        self.write(result, truth);
        let mask = if op == Binary::And { truth } else { no };
        self.branch(
            mask,
            span,
            |this| {
                let b = this.expr(b)?;
                let no = this.op(Op::Unary(UnaryOp::Not, b));
                let truth = this.op(Op::Unary(UnaryOp::Not, no));
                this.write(result, truth);
                Ok(())
            },
            |_| Ok(()),
        )?;
        self.read(result, span)
    }
}

/// True when evaluating `e` in vain could be noticed: it may fail, or a procedure may change something.
fn has_effects(e: &Expr) -> bool {
    let mut found = false;
    e.visit(&mut |e| {
        found |= matches!(&e.kind, ExprKind::Element(..))
            || matches!(&e.kind, ExprKind::Call(n, _) if !super::builtins::is_pure(n))
    });
    found
}
