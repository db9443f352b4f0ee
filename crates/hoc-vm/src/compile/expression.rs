//! Expressions: operators, calls, names and literals to instructions.

use super::{Compiled, Compiler, Meaning, Ty, fault};
use crate::code::{Op, Want};
use crate::host::{HostName, Returns};
use crate::symbols::{Kind, ProcedureKind};
use hoc_syntax::ast::{ArgumentKind, AssignOperator, BinaryOperator, Expression, ExpressionKind as E};

impl Compiler<'_> {
    /// Compiles an expression the natural way.
    pub(super) fn expression(&mut self, expression: &Expression) -> Compiled<Ty> {
        match &expression.kind {
            E::Number(x) => {
                let index = self.number(*x);
                self.emit(Op::Const(index));
                Ok(Ty::Number)
            }
            E::String(text) => {
                let index = self.string(text);
                self.emit(Op::String(index));
                Ok(Ty::String)
            }
            E::Argument(kind, index) => self.argument(*kind, *index, None, expression),
            E::Negate(operand) => {
                if let E::Number(x) = operand.kind {
                    let index = self.number(-x);
                    self.emit(Op::Const(index));
                } else {
                    self.number_expression(operand)?;
                    self.emit(Op::Negate);
                }
                Ok(Ty::Number)
            }
            E::Not(operand) => {
                self.number_expression(operand)?;
                self.emit(Op::Not);
                Ok(Ty::Number)
            }
            E::Binary(..) => self.binary_chain(expression),
            E::Parenthesis(inner) => self.expression(inner),
            E::Assign(made) => self.assign(made, expression.span, true),
            E::Name(_) | E::Index(..) | E::Call(..) | E::Member(..) => {
                self.chain_value(expression, Want::Value)
            }
            E::New(class, arguments) => {
                if self.code.kind.is_none() && !self.is_class(&class.text) {
                    return fault(expression.span, format!("{} is not a template", class.text));
                }
                let n = self.arguments(arguments)?;
                let class = self.string(&class.text);
                self.mark(expression.span);
                self.emit(Op::New(u16::from(n), class));
                Ok(Ty::Object)
            }
            E::Pointer(place) => {
                self.address(place)?;
                Ok(Ty::Any)
            }
            E::Range(..) => fault(expression.span, "syntax error"),
            E::Read(variable) => self.read(variable, expression),
        }
    }

    /// `read(x)`: the next number of the text that is being run goes to a scalar variable.
    fn read(&mut self, variable: &Expression, whole: &Expression) -> Compiled<Ty> {
        let E::Name(name) = &variable.kind else {
            return fault(whole.span, "read: not a scalar variable");
        };
        if let Meaning::Symbol(id) = self.lookup(name)
            && self.dimensions(id) == 0
            && matches!(self.kind(id), Kind::Undefined | Kind::Number)
        {
            self.make_number(id);
            self.address(variable)?;
            let name = self.string(name);
            self.mark(whole.span);
            self.emit(Op::Read(name));
            return Ok(Ty::Number);
        }
        fault(whole.span, format!("{name} is not a scalar variable"))
    }

    /// Is there a template or class of this name by now? A procedure may name one that comes later.
    fn is_class(&mut self, name: &str) -> bool {
        self.vm.template_named(self.template, name).is_some()
            || matches!(self.vm.resolve_host(self.host, name), Some(HostName::Class(_)))
    }

    /// Compiles an expression whose value must be a number, on n.
    pub(super) fn number_expression(&mut self, expression: &Expression) -> Compiled<()> {
        let ty = match &expression.kind {
            E::Index(..) | E::Call(..) | E::Member(..) => self.chain_value(expression, Want::Number)?,
            E::Parenthesis(inner) => return self.number_expression(inner),
            _ => self.expression(expression)?,
        };
        self.convert(ty, expression)
    }

    pub(super) fn convert(&mut self, ty: Ty, expression: &Expression) -> Compiled<()> {
        match ty {
            Ty::Number => Ok(()),
            Ty::Any => {
                self.emit(Op::ToNumber);
                Ok(())
            }
            Ty::Object => {
                self.mark(expression.span);
                self.emit(Op::ToNumber);
                Ok(())
            }
            Ty::String => fault(expression.span, "syntax error"),
        }
    }

    /// Compiles an expression so that its value stands on v.
    pub(super) fn value_expression(&mut self, expression: &Expression) -> Compiled<Ty> {
        let ty = self.expression(expression)?;
        if ty == Ty::Number {
            self.pass_number();
        }
        Ok(ty)
    }

    /// Moves the number on n to v.
    pub(super) fn pass_number(&mut self) {
        match self.last() {
            Some(Op::Local(local)) => self.replace_last(Op::PassLocal(local)),
            Some(Op::Const(index)) => self.replace_last(Op::PassConst(index)),
            Some(Op::LocalConst(operator, local, index)) => {
                self.replace_last(Op::PassLocalConst(operator, local, index));
            }
            _ => {
                self.emit(Op::PassNumber);
            }
        }
    }

    pub(super) fn replace_last(&mut self, op: Op) {
        self.code.ops.pop();
        self.emit(op);
    }

    /// The type an expression will have, before it is compiled.
    pub(super) fn foresee(&mut self, expression: &Expression) -> Ty {
        match &expression.kind {
            E::String(_) => Ty::String,
            E::Argument(ArgumentKind::Object, _) | E::New(..) => Ty::Object,
            E::Argument(ArgumentKind::String, _) => Ty::String,
            E::Parenthesis(inner) => self.foresee(inner),
            E::Member(..) | E::Pointer(_) => Ty::Any,
            E::Name(name) => self.foresee_name(name, false),
            E::Index(base, _) => match &base.kind {
                E::Name(name) => self.foresee_name(name, false),
                _ => Ty::Any,
            },
            E::Call(base, _) => match &base.kind {
                E::Name(name) => self.foresee_name(name, true),
                _ => Ty::Any,
            },
            _ => Ty::Number,
        }
    }

    fn foresee_name(&mut self, name: &str, called: bool) -> Ty {
        match self.lookup(name) {
            Meaning::LocalObject(_) => Ty::Object,
            Meaning::Symbol(id) => match self.kind(id) {
                Kind::String => Ty::String,
                Kind::Object | Kind::Template(_) => Ty::Object,
                Kind::Procedure(ProcedureKind::ObjectFunction, _) => Ty::Object,
                Kind::Procedure(..) => Ty::Number,
                _ if called => Ty::Any,
                _ => Ty::Number,
            },
            Meaning::Host(HostName::Function(_, returns)) => returned(returns),
            Meaning::Host(HostName::Class(_)) => Ty::Object,
            Meaning::Builtin(index) => {
                returned(crate::builtins::TABLE.get(index as usize).map_or(Returns::Any, |b| b.returns))
            }
            _ => Ty::Number,
        }
    }

    /// Operands of a chain of left-associative operators are compiled in a loop, however long the chain.
    fn binary_chain(&mut self, expression: &Expression) -> Compiled<Ty> {
        let mut spine = Vec::new();
        let mut first = expression;
        while let E::Binary(operator, left, right) = &first.kind {
            spine.push((*operator, &**left, &**right));
            first = left;
        }
        let mut pending = Some(first);
        while let Some((operator, left, right)) = spine.pop() {
            let compares = matches!(operator, BinaryOperator::Equal | BinaryOperator::NotEqual);
            if compares && self.foresee(left) != Ty::Number && self.foresee(right) != Ty::Number {
                if let Some(first) = pending.take() {
                    self.value_expression(first)?;
                } else {
                    self.pass_number();
                }
                self.value_expression(right)?;
                self.emit(Op::ValueEqual(operator == BinaryOperator::NotEqual));
                continue;
            }
            if let Some(first) = pending.take() {
                self.number_expression(first)?;
            }
            self.number_expression(right)?;
            if matches!(operator, BinaryOperator::Divide | BinaryOperator::Remainder | BinaryOperator::Power)
            {
                self.mark(expression.span);
            }
            self.binary(operator);
        }
        Ok(Ty::Number)
    }

    /// The operator, fused with its right operand where that is simple.
    fn binary(&mut self, operator: BinaryOperator) {
        if operator == BinaryOperator::Power {
            self.emit(Op::Power);
            return;
        }
        match self.last() {
            Some(Op::Const(index)) => {
                self.code.ops.pop();
                match self.last() {
                    Some(Op::Local(local)) if local < 0x1_0000 && index < 0x1_0000 => {
                        self.replace_last(Op::LocalConst(operator, local as u16, index as u16));
                    }
                    Some(Op::Argument(argument)) if (1..0x1_0000).contains(&argument) && index < 0x1_0000 => {
                        self.replace_last(Op::ArgumentConst(operator, argument as u16, index as u16));
                    }
                    _ => {
                        self.emit(Op::BinaryConst(operator, index));
                    }
                }
            }
            Some(Op::Local(local)) => self.replace_last(Op::BinaryLocal(operator, local)),
            _ => {
                self.emit(Op::Binary(operator));
            }
        }
    }

    /// A condition, and the jump taken when it does not hold.
    pub(super) fn jump_unless(&mut self, condition: &Expression) -> Compiled<usize> {
        self.number_expression(condition)?;
        Ok(match self.last() {
            Some(Op::Binary(operator)) if compares(operator) => {
                self.code.ops.pop();
                self.emit(Op::JumpUnless(operator, 0))
            }
            Some(Op::BinaryConst(operator, index)) if compares(operator) && index < 0x1_0000 => {
                self.code.ops.pop();
                self.emit(Op::JumpUnlessConst(operator, index as u16, 0))
            }
            Some(Op::LocalConst(operator, local, index))
                if compares(operator) && local < 0x100 && index < 0x100 =>
            {
                self.code.ops.pop();
                self.emit(Op::JumpUnlessLocalConst(operator, local as u8, index as u8, 0))
            }
            Some(Op::LocalConst(operator, local, index)) if compares(operator) => {
                self.replace_last(Op::Local(u32::from(local)));
                self.emit(Op::JumpUnlessConst(operator, index, 0))
            }
            Some(Op::BinaryLocal(operator, local)) if compares(operator) => {
                self.replace_last(Op::Local(local));
                self.emit(Op::JumpUnless(operator, 0))
            }
            _ => self.emit(Op::JumpFalse(0)),
        })
    }

    /// `$1`, `$s1`, `$o1`, `$&1`, with `$i` for the index in `local i`.
    pub(super) fn argument(
        &mut self,
        kind: ArgumentKind,
        index: Option<u32>,
        element: Option<&Expression>,
        whole: &Expression,
    ) -> Compiled<Ty> {
        self.in_definition(kind, whole)?;
        self.mark(whole.span);
        if let Some(element) = element {
            self.number_expression(element)?;
        }
        let index = self.argument_index(index, whole)?;
        let (op, ty) = match kind {
            ArgumentKind::Number => (Op::Argument(index), Ty::Number),
            ArgumentKind::String => (Op::ArgumentString(index), Ty::String),
            ArgumentKind::Object => (Op::ArgumentObject(index), Ty::Object),
            ArgumentKind::Reference => (Op::ArgumentRef(element.is_some(), index), Ty::Number),
        };
        self.emit(op);
        Ok(ty)
    }

    pub(super) fn in_definition(&self, kind: ArgumentKind, whole: &Expression) -> Compiled<()> {
        if self.code.kind.is_none() {
            let sign = match kind {
                ArgumentKind::Number => "$",
                ArgumentKind::String => "$s",
                ArgumentKind::Object => "$o",
                ArgumentKind::Reference => "$&",
            };
            return self.ahead(whole.span, format!("{sign} used outside definition"));
        }
        Ok(())
    }

    /// The number of an argument; for `$i` pushes `i` and gives 0.
    pub(super) fn argument_index(&mut self, index: Option<u32>, whole: &Expression) -> Compiled<u32> {
        match (index, self.locals.get("i").copied()) {
            (Some(index), _) => Ok(index),
            (None, Some(Meaning::Local(i))) => {
                self.emit(Op::Local(i));
                Ok(0)
            }
            _ => fault(whole.span, "arg index used and i is not a LOCAL variable"),
        }
    }

    /// Arguments of a call, all on v.
    pub(super) fn arguments(&mut self, list: &[Expression]) -> Compiled<u8> {
        for argument in list {
            self.passed(argument)?;
        }
        match u8::try_from(list.len()) {
            Ok(n) if n < 200 => Ok(n),
            _ => fault(list.first().map(|first| first.span).unwrap_or_default(), "too many arguments"),
        }
    }

    /// One argument: variables go by name where the callee may assign to them.
    fn passed(&mut self, argument: &Expression) -> Compiled<()> {
        match &argument.kind {
            E::Parenthesis(inner) => return self.passed(inner),
            E::Argument(kind @ (ArgumentKind::String | ArgumentKind::Object), index) => {
                self.in_definition(*kind, argument)?;
                self.mark(argument.span);
                let index = self.argument_index(*index, argument)?;
                self.emit(Op::PassArgument(index));
                return Ok(());
            }
            E::Name(_) | E::Index(..) | E::Call(..) | E::Member(..) => {
                if self.chain_value(argument, Want::Argument)? == Ty::Number {
                    self.pass_number();
                }
                return Ok(());
            }
            _ => {}
        }
        self.value_expression(argument).map(|_| ())
    }

    /// A value combined with what is there: `=` keeps the new one.
    pub(super) fn is_plain(operator: AssignOperator) -> bool {
        operator == AssignOperator::Set
    }
}

fn compares(operator: BinaryOperator) -> bool {
    use BinaryOperator as B;
    matches!(operator, B::Equal | B::NotEqual | B::Less | B::LessEqual | B::Greater | B::GreaterEqual)
}

/// Type of what a function of the host gives.
pub(super) fn returned(returns: Returns) -> Ty {
    match returns {
        Returns::Number => Ty::Number,
        Returns::String => Ty::String,
        Returns::Object => Ty::Object,
        Returns::Any => Ty::Any,
    }
}
