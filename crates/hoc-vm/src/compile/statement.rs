//! Statements: assignments, loops, jumps, declarations and section statements to instructions.

use super::{Compiled, Compiler, Fault, Loop, Meaning, Ty, fault, is_taken};
use crate::code::{Op, Variable, Want};
use crate::error::HocError;
use crate::host::HostName;
use crate::symbols::{Kind, ProcedureKind, SymbolId};
use hoc_syntax::ast::{
    BinaryOperator, Declared, Expression, ExpressionKind as E, Name, Statement, StatementKind as K,
};

impl Compiler<'_> {
    /// Statements of the top level: a bare expression shows its value.
    pub(super) fn top_level(&mut self, list: &[Statement]) -> Compiled<()> {
        if let Some(second) = list.get(1) {
            return self.unexpected(second.span);
        }
        let Some(statement) = list.first() else { return Ok(()) };
        match &statement.kind {
            K::Expression(expression) => self.echo(expression),
            K::Prefixed(section, rest) if !self.is_section_prefix(section) => self.unexpected(rest.span),
            _ => self.statement(statement),
        }
    }

    fn echo(&mut self, expression: &Expression) -> Compiled<()> {
        if matches!(expression.kind, E::Assign(_)) || self.is_procedure_call(expression) {
            return self.discard(expression);
        }
        let string = matches!(expression.kind, E::String(_) | E::Name(_) | E::Argument(..));
        let host_string = matches!(&expression.kind, E::Call(base, _) if matches!(base.kind, E::Name(_)));
        let ty = self.expression(expression)?;
        self.emit(match ty {
            Ty::Number => Op::EchoNumber,
            Ty::String if string || host_string => Op::EchoString,
            _ => Op::EchoValue,
        });
        Ok(())
    }

    fn is_procedure_call(&mut self, expression: &Expression) -> bool {
        let E::Call(base, _) = &expression.kind else { return false };
        let E::Name(name) = &base.kind else { return false };
        match self.lookup(name) {
            Meaning::Symbol(id) => matches!(self.kind(id), Kind::Procedure(ProcedureKind::Procedure, _)),
            _ => false,
        }
    }

    /// An expression for its effect.
    fn discard(&mut self, expression: &Expression) -> Compiled<()> {
        match &expression.kind {
            E::Assign(made) => {
                self.assign(made, expression.span, false)?;
                return Ok(());
            }
            E::Call(..) => {
                // A call may leave nothing behind; members and host calls are told so.
                let before = self.code.ops.len();
                let ty = self.chain_value(expression, Want::Nothing)?;
                let silent = match self.code.ops.last() {
                    Some(
                        Op::Call(want, ..)
                        | Op::CallHost(want, ..)
                        | Op::CallBuiltin(want, ..)
                        | Op::Member(want, _),
                    ) => *want == Want::Nothing && self.code.ops.len() > before,
                    _ => false,
                };
                if !silent {
                    self.emit(if ty == Ty::Number { Op::DropNumber } else { Op::DropValue });
                }
                return Ok(());
            }
            _ => {}
        }
        let ty = self.expression(expression)?;
        self.emit(if ty == Ty::Number { Op::DropNumber } else { Op::DropValue });
        Ok(())
    }

    pub(super) fn block(&mut self, list: &[Statement]) -> Compiled<()> {
        list.iter().try_for_each(|statement| self.statement(statement))
    }

    pub(super) fn statement(&mut self, statement: &Statement) -> Compiled<()> {
        self.mark(statement.span);
        match &statement.kind {
            K::Expression(expression) => self.discard(expression),
            K::Block(list) => self.block(list),
            K::Prefixed(section, rest) => self.prefixed(section, rest),
            K::If(condition, then, otherwise) => self.if_statement(condition, then, otherwise.as_deref()),
            K::While(condition, body) => self.while_loop(None, condition, None, body),
            K::For(first, condition, next, body) => {
                self.while_loop(first.as_deref(), condition, next.as_deref(), body)
            }
            K::ForRange(variable, from, to, body) => self.range_loop(variable, from, to, body),
            K::ForSegments(variable, ends, body) => self.segment_loop(variable, ends.as_ref(), body),
            K::ForIterator(iterator, body) => self.iterator_loop(iterator, body),
            K::ForAll(body) => self.section_loop(None, body),
            K::ForSections(list, body) => self.section_loop(Some(list), body),
            K::IfSection(list, body) => {
                self.value_expression(list)?;
                self.code.touches_sections = true;
                self.mark(list.span);
                self.emit(Op::IfSection);
                let skip = self.emit(Op::JumpFalse(0));
                self.statement(body)?;
                self.patch(skip);
                Ok(())
            }
            K::Print(list) => self.print(list),
            K::Strings(names) => names.iter().try_for_each(|name| self.declare_string(name)),
            K::Objects(list) => list.iter().try_for_each(|made| self.declare(made, Declare::Object)),
            K::Doubles(list) => list.iter().try_for_each(|made| self.declare(made, Declare::Array)),
            K::Create(list) => list.iter().try_for_each(|made| self.declare(made, Declare::Section)),
            K::Connect(child, parent) => self.connect(child, parent),
            K::SetPointer(target, source) => self.set_pointer(target, source),
            K::Access(section) => {
                self.section_value(section)?;
                self.mark(section.span);
                self.emit(Op::Access);
                Ok(())
            }
            K::Insert(name) => self.insert(name, true),
            K::Uninsert(name) => self.insert(name, false),
            K::Delete(name) => match self.lookup(&name.text) {
                Meaning::Symbol(id) => {
                    self.emit(Op::Delete(id));
                    Ok(())
                }
                _ => fault(name.span, "syntax error"),
            },
            K::Return(value) => self.return_statement(value.as_ref(), statement),
            K::Break => self.break_statement(true, statement),
            K::Continue => self.break_statement(false, statement),
            K::Stop => {
                self.emit(Op::Stop);
                Ok(())
            }
            K::IteratorStatement => {
                if self.code.kind != Some(ProcedureKind::Iterator) {
                    return fault(statement.span, "iterator_statement used outside an iterator declaration");
                }
                self.emit(Op::IteratorStatement);
                Ok(())
            }
            K::Equations => Err(Fault {
                error: Box::new(
                    HocError::new("eqn and depvar are not supported")
                        .hint("solve the equations in Python or HOC code"),
                ),
                offset: Some(statement.span.end),
            }),
        }
    }

    fn prefixed(&mut self, section: &Expression, rest: &Statement) -> Compiled<()> {
        if !self.is_section_prefix(section) {
            self.discard(section)?;
            return self.statement(rest);
        }
        self.section_value(section)?;
        self.mark(section.span);
        self.enter(Op::EnterValue);
        self.statement(rest)?;
        self.leave();
        Ok(())
    }

    // ---- control ----

    fn if_statement(
        &mut self,
        condition: &Expression,
        then: &Statement,
        otherwise: Option<&Statement>,
    ) -> Compiled<()> {
        let skip = self.jump_unless(condition)?;
        self.statement(then)?;
        let Some(otherwise) = otherwise else {
            self.patch(skip);
            return Ok(());
        };
        let end = self.emit(Op::Jump(0));
        self.patch(skip);
        self.statement(otherwise)?;
        self.patch(end);
        Ok(())
    }

    fn begin_loop(&mut self, own: u32, iterator: bool) {
        let scopes = self.scopes;
        self.loops.push(Loop { breaks: Vec::new(), continues: Vec::new(), scopes, own, iterator });
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

    fn while_loop(
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
        self.begin_loop(0, false);
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

    fn range_loop(
        &mut self,
        variable: &Expression,
        from: &Expression,
        to: &Expression,
        body: &Statement,
    ) -> Compiled<()> {
        let Some(counter) = self.loop_variable(variable)? else {
            return fault(variable.span, "for loop non-variable");
        };
        self.number_expression(from)?;
        self.number_expression(to)?;
        let hidden = u16::try_from(self.hidden_local()).unwrap_or(u16::MAX);
        self.emit(Op::ForBegin(hidden, counter));
        let local = match counter.place() {
            crate::code::Where::Local(local) => u8::try_from(local).ok(),
            _ => None,
        };
        self.begin_loop(0, false);
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

    fn segment_loop(
        &mut self,
        variable: &Expression,
        ends: Option<&Expression>,
        body: &Statement,
    ) -> Compiled<()> {
        let Some(counter) = self.loop_variable(variable)? else {
            return fault(variable.span, "for loop non-variable");
        };
        if let Some(ends) = ends {
            self.number_expression(ends)?;
        }
        self.enter(Op::Segments(ends.is_some()));
        self.begin_loop(1, false);
        let top = self.label();
        let exit = self.emit(Op::NextSegment(0));
        self.store_counter(counter);
        self.statement(body)?;
        self.continue_here();
        self.emit(Op::Jump(top));
        self.patch(exit);
        self.scopes = self.scopes.saturating_sub(1);
        self.end_loop();
        Ok(())
    }

    fn section_loop(&mut self, list: Option<&Expression>, body: &Statement) -> Compiled<()> {
        if let Some(list) = list {
            self.value_expression(list)?;
        }
        self.enter(Op::Sections(list.is_some()));
        self.begin_loop(1, false);
        let top = self.label();
        let exit = self.emit(Op::NextSection(0));
        self.statement(body)?;
        self.continue_here();
        self.emit(Op::Jump(top));
        self.patch(exit);
        self.scopes = self.scopes.saturating_sub(1);
        self.end_loop();
        Ok(())
    }

    fn iterator_loop(&mut self, iterator: &Expression, body: &Statement) -> Compiled<()> {
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
        self.begin_loop(0, true);
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

    fn break_statement(&mut self, leaves: bool, statement: &Statement) -> Compiled<()> {
        let Some((scopes, own, iterator)) =
            self.loops.last().map(|made| (made.scopes, made.own, made.iterator))
        else {
            // Outside a loop NEURON ends the procedure or statement.
            if self.code.kind.is_some() {
                self.emit(Op::End);
            } else {
                self.emit(Op::Leave(self.scopes));
                self.emit(Op::End);
            }
            return Ok(());
        };
        self.mark(statement.span);
        if iterator {
            self.emit(if leaves { Op::BodyBreak } else { Op::BodyEnd });
            return Ok(());
        }
        let open = self.scopes - scopes + if leaves { own } else { 0 };
        if open > 0 {
            self.emit(Op::Leave(open));
        }
        let jump = self.emit(Op::Jump(0));
        if let Some(made) = self.loops.last_mut() {
            if leaves { made.breaks.push(jump) } else { made.continues.push(jump) }
        }
        Ok(())
    }

    fn return_statement(&mut self, value: Option<&Expression>, statement: &Statement) -> Compiled<()> {
        let Some(kind) = self.code.kind else {
            return self.ahead(statement.span, "return used outside definition");
        };
        if self.loops.iter().any(|made| made.iterator) {
            let text: std::rc::Rc<str> =
                "return from within an iterator statement not allowed. Set a flag and use break.".into();
            let text = self.string(&text);
            self.emit(Op::Fail(text));
            return Ok(());
        }
        match (value, kind) {
            (None, _) => {
                self.mark(statement.span);
                self.emit(Op::Return);
            }
            (Some(value), ProcedureKind::ObjectFunction) => {
                self.value_expression(value)?;
                self.mark(statement.span);
                self.emit(Op::ReturnValue);
            }
            (Some(value), _) => {
                self.number_expression(value)?;
                self.mark(statement.span);
                self.emit(Op::ReturnNumber);
            }
        }
        Ok(())
    }

    fn print(&mut self, list: &[Expression]) -> Compiled<()> {
        for expression in list {
            let ty = self.expression(expression)?;
            self.emit(match ty {
                Ty::Number => Op::PrintNumber,
                Ty::String => Op::PrintString,
                _ => Op::PrintValue,
            });
        }
        self.emit(Op::PrintEnd);
        Ok(())
    }

    // ---- declarations ----

    /// The symbol a declaration is about. The top level may not redeclare what the language or the host owns.
    fn declared_symbol(&mut self, name: &Name) -> Compiled<SymbolId> {
        if self.template.is_none() && is_taken(self.vm, self.host, &name.text) {
            return fault(name.span, format!("{} : Redeclaring at top level", name.text));
        }
        if self.locals.contains_key(&name.text) {
            return fault(name.span, format!("{}  already declared", name.text));
        }
        let id = self.vm.symbol_in(self.template, &name.text);
        Ok(self.through_external(id))
    }

    fn set_kind(&mut self, id: SymbolId, kind: Kind, dimensions: usize) {
        if let Some(symbol) = self.vm.symbols.get_mut(id as usize) {
            symbol.kind = kind;
            symbol.dimensions = u32::try_from(dimensions).unwrap_or(u32::MAX);
        }
    }

    fn declare_string(&mut self, name: &Name) -> Compiled<()> {
        let id = self.declared_symbol(name)?;
        if !matches!(self.kind(id), Kind::Undefined | Kind::String) {
            return fault(name.span, format!("{}  already declared", name.text));
        }
        self.set_kind(id, Kind::String, 0);
        self.variable(id);
        self.emit(Op::DeclareString(id));
        Ok(())
    }

    fn declare(&mut self, made: &Declared, what: Declare) -> Compiled<()> {
        let name = &made.name;
        let id = self.declared_symbol(name)?;
        let n = made.dimensions.len();
        let fits = matches!(
            (what, self.kind(id)),
            (_, Kind::Undefined)
                | (Declare::Object, Kind::Object)
                | (Declare::Section, Kind::Section)
                | (Declare::Array, Kind::Number)
        );
        if !fits {
            return fault(name.span, format!("{}  already declared", name.text));
        }
        if n == 0 && what == Declare::Array {
            return fault(name.span, "syntax error");
        }
        for size in &made.dimensions {
            self.number_expression(size)?;
        }
        let n_dimensions = u16::try_from(n).unwrap_or(u16::MAX);
        let (kind, op) = match what {
            Declare::Object => (Kind::Object, Op::DeclareObject(n_dimensions, id)),
            Declare::Array => (Kind::Number, Op::DeclareArray(n_dimensions, id)),
            Declare::Section => (Kind::Section, Op::Create(n_dimensions, id)),
        };
        self.set_kind(id, kind, n);
        self.variable(id);
        self.mark(name.span);
        self.emit(op);
        Ok(())
    }

    // ---- sections ----

    fn connect(&mut self, child: &Expression, parent: &Expression) -> Compiled<()> {
        let Some(end) = self.section_value(child)? else { return fault(child.span, "bad connect syntax") };
        self.number_expression(end)?;
        if let (E::Call(..), true) = (&parent.kind, self.is_section_call(parent)) {
            let Some(x) = self.section_value(parent)? else {
                return fault(parent.span, "bad connect syntax");
            };
            self.number_expression(x)?;
            self.mark(parent.span);
            self.emit(Op::Connect);
            return Ok(());
        }
        self.number_expression(parent)?;
        self.mark(parent.span);
        self.emit(Op::ConnectHere);
        Ok(())
    }

    /// Is `name(x)` a section with a position, not a function call?
    fn is_section_call(&mut self, expression: &Expression) -> bool {
        let E::Call(base, _) = &expression.kind else { return false };
        let name = match &base.kind {
            E::Name(name) => name,
            E::Index(base, _) => match &base.kind {
                E::Name(name) => name,
                E::Member(..) => return true,
                _ => return false,
            },
            E::Member(..) => return true,
            _ => return false,
        };
        match self.lookup(name) {
            Meaning::Symbol(id) => matches!(self.kind(id), Kind::Section),
            _ => name.starts_with("__nrnsec_0x"),
        }
    }

    fn insert(&mut self, name: &Name, insert: bool) -> Compiled<()> {
        match self.vm.resolve_mechanism(self.host, &name.text) {
            Some(HostName::Mechanism(mechanism)) => {
                self.code.touches_sections = true;
                self.emit(if insert { Op::Insert(mechanism) } else { Op::Uninsert(mechanism) });
                Ok(())
            }
            _ if insert => fault(name.span, format!("{} is not a MECHANISM", name.text)),
            _ => fault(name.span, "syntax error"),
        }
    }
}

/// What a declaration with sizes makes.
#[derive(Clone, Copy, PartialEq)]
enum Declare {
    Object,
    Array,
    Section,
}
