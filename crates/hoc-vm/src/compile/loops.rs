//! Loops: `while`, `for` over numbers, segments, sections and iterators, and how they are left.

use super::{Compiled, Compiler, Loop, LoopKind, Meaning, fault};
use crate::code::{Op, Variable, Want};
use crate::symbols::{Kind, ProcedureKind};
use hoc_syntax::ast::{
    AssignOperator, Assignment, BinaryOperator, Expression, ExpressionKind as E, Statement,
};

impl Compiler<'_> {
    fn begin_loop(&mut self, kind: LoopKind) {
        let scopes = self.scopes;
        self.loops.push(Loop { breaks: Vec::new(), continues: Vec::new(), scopes, kind });
    }

    /// Continues arrive here.
    fn continue_here(&mut self) {
        let jumps = self.loops.last_mut().map(|made| std::mem::take(&mut made.continues)).unwrap_or_default();
        for jump in jumps {
            self.patch(jump);
        }
    }

    /// Breaks arrive here.
    fn end_loop(&mut self) {
        let jumps = self.loops.pop().map(|made| made.breaks).unwrap_or_default();
        for jump in jumps {
            self.patch(jump);
        }
    }

    pub(super) fn while_loop(
        &mut self,
        first: Option<&Statement>,
        condition: &Expression,
        next: Option<&Statement>,
        body: &Statement,
    ) -> Compiled<()> {
        if let Some(first) = first {
            self.statement(first)?;
        }
        let top = self.label();
        let exit = self.jump_unless(condition)?;
        self.begin_loop(LoopKind::Plain);
        self.statement(body)?;
        self.continue_here();
        if let Some(next) = next {
            self.statement(next)?;
        }
        self.emit(Op::Jump(top));
        self.patch(exit);
        self.end_loop();
        Ok(())
    }

    /// The variable of a loop, without indices evaluated.
    fn loop_variable(&mut self, variable: &Expression) -> Compiled<Option<Variable>> {
        let E::Name(name) = &variable.kind else { return Ok(None) };
        Ok(match self.lookup(name) {
            Meaning::Local(local) => Some(Variable::local(local)),
            Meaning::Symbol(id) if matches!(self.kind(id), Kind::Undefined | Kind::Number) => {
                let array = self.vm.symbols.get(id as usize).is_some_and(|symbol| symbol.dimensions > 0);
                self.make_number(id);
                if array { None } else { Some(self.variable(id)) }
            }
            _ => None,
        })
    }

    /// A name of an array stands for its first element.
    fn is_array(&mut self, name: &str) -> bool {
        let Meaning::Symbol(id) = self.lookup(name) else { return false };
        let dimensions = self.vm.symbols.get(id as usize).map_or(0, |symbol| symbol.dimensions);
        matches!(self.kind(id), Kind::Number) && dimensions > 0
    }

    pub(super) fn range_loop(
        &mut self,
        variable: &Expression,
        from: &Expression,
        to: &Expression,
        body: &Statement,
    ) -> Compiled<()> {
        let Some(counter) = self.loop_variable(variable)? else {
            return match &variable.kind {
                E::Index(..) | E::Member(..) => self.place_loop(variable, from, to, body),
                E::Name(name) if self.is_array(name) => self.place_loop(variable, from, to, body),
                E::Argument(..) => fault(variable.span, "syntax error"),
                _ => fault(variable.span, "for loop non-variable"),
            };
        };
        self.number_expression(from)?;
        self.number_expression(to)?;
        let hidden = u16::try_from(self.hidden_local()).unwrap_or(u16::MAX);
        self.emit(Op::ForBegin(hidden, counter));
        let local = match counter.place() {
            crate::code::Where::Local(local) => u8::try_from(local).ok(),
            _ => None,
        };
        self.begin_loop(LoopKind::Plain);
        if let Some(local) = local {
            let exit = self.emit(Op::ForTest(local, hidden, 0));
            let top = self.label();
            self.statement(body)?;
            self.continue_here();
            self.emit(Op::ForNext(local, hidden, top));
            self.patch(exit);
        } else {
            let top = self.label();
            self.load_counter(counter);
            let exit = self.emit(Op::ForTestAny(hidden, 0));
            self.statement(body)?;
            self.continue_here();
            self.load_counter(counter);
            let one = self.number(1.0);
            self.emit(Op::BinaryConst(BinaryOperator::Add, one));
            self.store_counter(counter);
            self.emit(Op::Jump(top));
            self.patch(exit);
        }
        self.end_loop();
        Ok(())
    }

    /// A range loop whose counter is an element or a member: it is assigned to like any other place.
    fn place_loop(
        &mut self,
        place: &Expression,
        from: &Expression,
        to: &Expression,
        body: &Statement,
    ) -> Compiled<()> {
        self.number_expression(from)?;
        self.number_expression(to)?;
        let begin = self.hidden_local();
        let hidden = u16::try_from(self.hidden_local()).unwrap_or(u16::MAX);
        self.emit(Op::ForBegin(hidden, Variable::local(begin)));
        let begin = self.name_of_hidden(begin);
        self.assign_counter(place, AssignOperator::Set, begin)?;
        self.begin_loop(LoopKind::Plain);
        let top = self.label();
        self.number_expression(place)?;
        let exit = self.emit(Op::ForTestAny(hidden, 0));
        self.statement(body)?;
        self.continue_here();
        self.assign_counter(place, AssignOperator::Add, E::Number(1.0))?;
        self.emit(Op::Jump(top));
        self.patch(exit);
        self.end_loop();
        Ok(())
    }

    /// A hidden `local` as an expression.
    fn name_of_hidden(&mut self, local: u32) -> E {
        let name: std::rc::Rc<str> = format!("hidden local {local}").into();
        self.locals.insert(name.clone(), Meaning::Local(local));
        E::Name(name)
    }

    fn assign_counter(&mut self, place: &Expression, operator: AssignOperator, value: E) -> Compiled<()> {
        let value = Expression { span: place.span, kind: value };
        let made = Assignment { target: place.clone(), operator, value, until: None };
        self.assign(&made, place.span, false).map(|_| ())
    }

    fn load_counter(&mut self, counter: Variable) {
        use crate::code::Where;
        self.emit(match counter.place() {
            Where::Global(cell) => Op::Global(cell),
            Where::Field(field) => Op::Field(field),
            Where::Local(local) => Op::Local(local),
        });
    }

    fn store_counter(&mut self, counter: Variable) {
        use crate::code::Where;
        self.emit(match counter.place() {
            Where::Global(cell) => Op::SetGlobal(cell),
            Where::Field(field) => Op::SetField(field),
            Where::Local(local) => Op::SetLocal(local),
        });
    }

    pub(super) fn segment_loop(
        &mut self,
        variable: &Expression,
        ends: Option<&Expression>,
        body: &Statement,
    ) -> Compiled<()> {
        let counter = self.loop_variable(variable)?;
        let place = match &variable.kind {
            E::Name(name) if counter.is_none() => self.is_array(name),
            kind => matches!(kind, E::Index(..)),
        };
        if counter.is_none() && !place {
            return fault(variable.span, "for loop non-variable");
        }
        if let Some(ends) = ends {
            self.number_expression(ends)?;
        }
        self.enter(Op::Segments(ends.is_some()));
        self.begin_loop(LoopKind::Segments);
        let top = self.label();
        let exit = self.emit(Op::NextSegment(0));
        self.take_position(counter, variable)?;
        self.scoped_body(body, top, exit)?;
        // Behind the last segment the variable gets one more value.
        self.take_position(counter, variable)?;
        self.end_loop();
        Ok(())
    }

    /// The position that [`Op::NextSegment`] left on n goes to the variable of the loop.
    fn take_position(&mut self, counter: Option<Variable>, variable: &Expression) -> Compiled<()> {
        if let Some(counter) = counter {
            self.store_counter(counter);
            return Ok(());
        }
        let hidden = self.hidden_local();
        self.emit(Op::SetLocal(hidden));
        let x = self.name_of_hidden(hidden);
        self.assign_counter(variable, AssignOperator::Set, x)
    }

    /// The body of a loop that has a scope open, and the way out behind the last round.
    fn scoped_body(&mut self, body: &Statement, top: u32, exit: usize) -> Compiled<()> {
        self.statement(body)?;
        self.continue_here();
        self.emit(Op::Jump(top));
        self.patch(exit);
        self.scopes = self.scopes.saturating_sub(1);
        Ok(())
    }

    pub(super) fn section_loop(&mut self, list: Option<&Expression>, body: &Statement) -> Compiled<()> {
        if let Some(list) = list {
            self.value_expression(list)?;
        }
        self.enter(Op::Sections(list.is_some()));
        self.begin_loop(LoopKind::Sections);
        let top = self.label();
        let exit = self.emit(Op::NextSection(0));
        self.scoped_body(body, top, exit)?;
        self.end_loop();
        Ok(())
    }

    pub(super) fn iterator_loop(&mut self, iterator: &Expression, body: &Statement) -> Compiled<()> {
        let call = match &iterator.kind {
            E::Call(base, arguments) => match &base.kind {
                E::Name(name) => match self.lookup(name) {
                    Meaning::Symbol(id)
                        if matches!(self.kind(id), Kind::Procedure(ProcedureKind::Iterator, _)) =>
                    {
                        let n = self.arguments(arguments)?;
                        Op::CallIterator(u16::from(n), id)
                    }
                    _ => return fault(iterator.span, "syntax error"),
                },
                _ => self.member_iterator(iterator)?,
            },
            _ => self.member_iterator(iterator)?,
        };
        self.mark(iterator.span);
        self.code.touches_sections = true;
        self.emit(call);
        let exit = self.emit(Op::Jump(0));
        self.begin_loop(LoopKind::Iterator);
        self.statement(body)?;
        self.emit(Op::BodyEnd);
        self.loops.pop();
        self.patch(exit);
        Ok(())
    }

    /// `for object.iterator(...)`: the member call, turned into an iterator call.
    fn member_iterator(&mut self, iterator: &Expression) -> Compiled<Op> {
        self.chain_value(iterator, Want::Nothing)?;
        match self.code.ops.pop() {
            Some(Op::Member(_, site)) => Ok(Op::MemberIterator(site)),
            _ => fault(iterator.span, "syntax error"),
        }
    }
}
