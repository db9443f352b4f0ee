//! `depvar` and `eqn`.
//!
//! A side of an equation is wanted once as it is and once more with each of its variables moved a little. So its
//! instructions stand in a loop that [`Op::EquationSide`] closes.

use super::chain::take_apart;
use super::{Compiled, Compiler, Meaning, fault};
use crate::code::{Op, Side, Variable, Where};
use crate::symbols::{Kind, SymbolId};
use hoc_syntax::ast::{Equation, Expression, ExpressionKind as E};

impl Compiler<'_> {
    /// `depvar name`.
    pub(super) fn dependent(&mut self, place: &Expression) -> Compiled<()> {
        let Some((id, n, variable)) = self.equation_variable(place)? else {
            return self.refuse_name(place, |name| format!("{name} can't be a dependent variable"));
        };
        self.make_number(id);
        self.mark(place.span);
        self.emit(Op::Dependent(u16::from(n), variable));
        Ok(())
    }

    /// `eqn name:: left = right`.
    pub(super) fn equation(&mut self, made: &Equation) -> Compiled<()> {
        let Some((_, n, variable)) = self.equation_variable(&made.name)? else {
            return self.refuse_name(&made.name, |name| format!("illegal equation name {name}"));
        };
        let row = self.hidden_local();
        self.mark(made.name.span);
        self.emit(Op::Equation(made.anew, n, variable));
        self.emit(Op::SetLocal(row));
        if let Some(left) = &made.left {
            self.equation_side(left, row, true)?;
        }
        if let Some(right) = &made.right {
            self.equation_side(right, row, false)?;
        }
        Ok(())
    }

    /// The variable of a name in `depvar` or `eqn`, its indices on n; None where it is one of the language or the host.
    fn equation_variable(&mut self, place: &Expression) -> Compiled<Option<(SymbolId, u8, Variable)>> {
        let chain = take_apart(place)?;
        let E::Name(name) = &chain.base.kind else { return fault(place.span, "syntax error") };
        match self.lookup(name) {
            Meaning::Symbol(id) if self.vm.own.contains(&id) => Ok(None),
            Meaning::Symbol(id) if matches!(self.kind(id), Kind::Undefined | Kind::Number) => {
                self.indices(id, chain.first.indices, chain.span)?;
                let n = u8::try_from(self.dimensions(id)).unwrap_or(u8::MAX);
                Ok(Some((id, n, self.variable(id))))
            }
            Meaning::Host(_) => Ok(None),
            _ => fault(place.span, "syntax error"),
        }
    }

    /// Fails when it is run, not before.
    fn refuse_name(&mut self, place: &Expression, text: impl Fn(&str) -> String) -> Compiled<()> {
        let chain = take_apart(place)?;
        let E::Name(name) = &chain.base.kind else { return fault(place.span, "syntax error") };
        let text = self.string(&text(name).into());
        self.emit(Op::Fail(text));
        Ok(())
    }

    fn equation_side(&mut self, side: &Expression, row: u32, is_left: bool) -> Compiled<()> {
        let (seen, value) = (self.hidden_local(), self.hidden_local());
        let zero = self.number(0.0);
        self.emit(Op::Const(zero));
        self.emit(Op::SetLocal(seen));
        let start = self.label();
        self.number_expression(side)?;
        let (mut cells, mut is_closed) = (Vec::new(), true);
        for op in self.code.ops.iter().skip(start as usize) {
            match read_by(*op) {
                Reads::Cell(cell) => cells.push(cell),
                Reads::Nothing => {}
                Reads::Anything => is_closed = false,
            }
        }
        let index = u32::try_from(self.code.sides.len()).unwrap_or(u32::MAX);
        self.code.sides.push(Side { start, row, seen, value, is_left, cells, is_closed });
        self.mark(side.span);
        self.emit(Op::EquationSide(index));
        self.barrier = self.code.ops.len();
        Ok(())
    }
}

/// What an instruction reads.
enum Reads {
    /// The number or array in a cell.
    Cell(u32),
    /// No variable that could be a dependent one.
    Nothing,
    /// Who knows.
    Anything,
}

fn read_by(op: Op) -> Reads {
    match op {
        Op::Global(cell) | Op::Index(cell) | Op::IndexLocal(_, cell) => Reads::Cell(cell),
        Op::IndexAny(_, variable) => match variable.place() {
            Where::Global(cell) => Reads::Cell(cell),
            _ => Reads::Anything,
        },
        Op::Const(_)
        | Op::Local(_)
        | Op::Argument(_)
        | Op::ArgumentConst(..)
        | Op::Binary(_)
        | Op::BinaryConst(..)
        | Op::BinaryLocal(..)
        | Op::LocalConst(..)
        | Op::Power
        | Op::Negate
        | Op::Not
        | Op::Math(_) => Reads::Nothing,
        _ => Reads::Anything,
    }
}
