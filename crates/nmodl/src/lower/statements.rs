//! Statements of blocks to instructions of kernels, one kind of statement per function.

use super::Lowered;
use super::arrays::offset;
use super::kinetic::Wanted;
use super::state::{Lowerer, Place, Var};
use crate::ast::{BlockKind, Expr, ExprKind, LocalName, Name, Size, Span, Stmt, StmtKind, Target, rate_name};
use crate::passes::calls::{assigned_names, visit};
use crate::passes::solve;
use crate::passes::symbols::Storage;
use crate::passes::verbatim::{self, does_nothing};
use nrn_kernel::ir::{CompareOp, Op, UnaryOp, Value};
use std::collections::{BTreeSet, HashMap};

/// FROM loops of known length up to this are written out.
const MAX_UNROLLED: f64 = 64.0;

impl<'a> Lowerer<'a> {
    /// Lowers statements in a scope of their own.
    pub fn statements(&mut self, body: &[Stmt]) -> Lowered<()> {
        self.scopes.push(HashMap::new());
        let done = self.sequence(body);
        self.scopes.pop();
        done
    }

    /// Statements in order. What follows one that may return early runs only where it did not.
    fn sequence(&mut self, body: &[Stmt]) -> Lowered<()> {
        for (ix, s) in body.iter().enumerate() {
            self.one(s)?;
            let rest = body.get(ix + 1..).unwrap_or_default();
            if let Some(flag) = self.returned.filter(|_| !rest.is_empty() && may_return(s)) {
                let done = self.read(flag, s.span)?;
                let on = self.op(Op::Unary(UnaryOp::Not, done));
                return self.branch(on, s.span, |l| l.sequence(rest), |_| Ok(()));
            }
        }
        Ok(())
    }

    /// Lowers one statement in the scope that is open.
    pub fn one(&mut self, s: &Stmt) -> Lowered<()> {
        let unit = self.unit;
        self.check_size(s.span)?;
        match &s.kind {
            StmtKind::Local(names) => names.iter().try_for_each(|n| self.declare(n)),
            StmtKind::Assign(target, e) => {
                let value = self.expr(e)?;
                self.assign(target, value)
            }
            StmtKind::Call(name, args) if name.text == "state_discontinuity" => {
                self.discontinuity(args, s.span)
            }
            StmtKind::Call(name, args) => self.call(&name.text, args, s.span).map(|_| ()),
            StmtKind::If(branches, otherwise) => self.if_chain(branches, otherwise, s.span),
            StmtKind::While(test, body) => {
                let places = self.assigned_places(std::slice::from_ref(s));
                self.repeat(places, s.span, |l| l.expr(test), |l| l.statements(body))
            }
            StmtKind::From(name, from, to, by, body) => {
                let places = self.assigned_places(body);
                self.counted_loop(name, (from, to, by.as_ref()), body, places, s.span)
            }
            StmtKind::Solve { block, method, steady_state } => {
                self.solve(block, method.as_ref(), steady_state.as_ref())
            }
            StmtKind::Block(body) => self.statements(body),
            StmtKind::Return(value) => self.leave(*value, s.span),
            StmtKind::Verbatim(text) if does_nothing(text) => Ok(()),
            StmtKind::Verbatim(text) if self.take_from_ions(text) => Ok(()),
            StmtKind::Verbatim(text) => Err(verbatim::error(unit.source, unit.file, text, s.span)),
            StmtKind::Watch(list) => self.watch(list, s.span),
            StmtKind::ForNetcons(names, body) => self.for_netcons(names, body, s.span),
            StmtKind::Lag(variable, delay) => self.lag(variable, delay, s.span),
            StmtKind::Reaction(_)
            | StmtKind::Equation(..)
            | StmtKind::MoreEquation(..)
            | StmtKind::Conserve(..)
            | StmtKind::Compartment(..) => {
                let error = unit.source.error(s.span, "an equation or reaction cannot stand here");
                Err(error.hint("it belongs directly into a KINETIC or LINEAR block"))
            }
            StmtKind::Diffusion(..) => unit.unsupported(s.span, "LONGITUDINAL_DIFFUSION"),
            StmtKind::Table(_) | StmtKind::Conductance(..) | StmtKind::NetInitial(_) | StmtKind::Nothing => {
                Ok(())
            }
        }
    }

    fn declare(&mut self, local: &LocalName) -> Lowered<()> {
        let var = match &local.size {
            None => Var::Place(self.local()),
            Some(size) => {
                let n = match size {
                    Size::Number(n) => *n as i64,
                    Size::Defined(name) => {
                        self.unit.file.defines.iter().find(|d| d.0 == name.text).map_or(0, |d| d.1)
                    }
                };
                if !(1..=256).contains(&n) {
                    return self.unit.error(local.name.span, "a LOCAL array has between 1 and 256 elements");
                }
                Var::Array(self.locals(n as u32), n as u32)
            }
        };
        self.bind(&local.name.text, var);
        Ok(())
    }

    /// Changes a variable.
    pub fn assign(&mut self, target: &Target, value: Value) -> Lowered<()> {
        let (name, span) = (&target.name.text, target.name.span);
        let rate = rate_name(name, target.primes);
        if target.primes > 0 && self.outer(&rate).is_none() {
            let error = self.unit.source.error(span, format!("{name}' has no variable `{name}`"));
            return Err(error.hint("declare it in STATE"));
        }
        match (self.lookup(&rate, span)?, &target.index) {
            (Var::Place(place), None) => {
                self.write(place, value);
                Ok(())
            }
            (Var::Array(first, len), Some(index)) => {
                let index = self.whole(index)?;
                self.write_element(first, len, index, value, span)
            }
            (Var::Array(..), None) => {
                let error = self.unit.source.error(span, format!("`{name}` is an array"));
                Err(error.hint(format!("say which element, as in {name}[0]")))
            }
            (Var::Place(_), Some(_)) => self.unit.error(span, format!("`{name}` is not an array")),
            _ => self.unit.error(span, format!("`{name}` cannot be changed")),
        }
    }

    fn discontinuity(&mut self, args: &[Expr], span: Span) -> Lowered<()> {
        let [target, value] = args else {
            return self.unit.error(span, "`state_discontinuity` takes a state and its new value");
        };
        let (name, index) = match &target.kind {
            ExprKind::Variable(name) => (name, None),
            ExprKind::Element(name, index) => (name, Some(index.clone())),
            _ => return self.unit.error(target.span, "the name of a state is needed here"),
        };
        let value = self.expr(value)?;
        if self.again {
            return Ok(());
        }
        let name = Name { text: name.clone(), span: target.span };
        self.assign(&Target { name, primes: 0, index }, value)
    }

    fn if_chain(&mut self, branches: &[(Expr, Vec<Stmt>)], otherwise: &[Stmt], span: Span) -> Lowered<()> {
        let Some(((test, body), rest)) = branches.split_first() else { return self.statements(otherwise) };
        let mask = self.expr(test)?;
        self.branch(mask, span, |l| l.statements(body), |l| l.if_chain(rest, otherwise, span))
    }

    /// Places that statements may change, as far as they exist outside of them; elements of arrays in memory are
    /// left out.
    pub fn assigned_places(&self, body: &[Stmt]) -> Vec<Place> {
        let mut places = BTreeSet::new();
        for name in assigned_names(self.unit.file, body) {
            let scoped = self.scopes.iter().rev().find_map(|s| s.get(&name)).copied();
            let outer = self.unit.symbols.get(&name).and_then(|_| self.outer(&name));
            for var in scoped.into_iter().chain(outer) {
                match var {
                    Var::Place(place) => _ = places.insert(place),
                    Var::Array(first @ Place::Local(_), len) => {
                        places.extend((0..len).map(|i| offset(first, i)))
                    }
                    _ => {}
                }
            }
        }
        places.retain(|p| !self.is_array_element(*p));
        places.into_iter().collect()
    }

    fn counted_loop(
        &mut self,
        name: &Name,
        (from, to, by): (&Expr, &Expr, Option<&Expr>),
        body: &[Stmt],
        mut places: Vec<Place>,
        span: Span,
    ) -> Lowered<()> {
        let start = self.whole(from)?;
        let end = self.whole(to)?;
        let step = match by {
            Some(e) => self.whole(e)?,
            None => self.constant(1.0),
        };
        let known = (self.known(start), self.known(end), self.known(step));
        let counter = self.local();
        self.scopes.push(HashMap::from([(name.text.clone(), Var::Place(counter))]));
        let done = match known {
            (Some(a), Some(b), Some(c)) if c >= 1.0 && (b - a) / c < MAX_UNROLLED => {
                self.unrolled(counter, (a.trunc(), b.trunc(), c.trunc()), body)
            }
            _ => {
                let start = self.op(Op::Unary(UnaryOp::Trunc, start));
                self.write(counter, start);
                places.push(counter);
                self.repeat(
                    places,
                    span,
                    |l| {
                        let i = l.read(counter, span)?;
                        Ok(l.op(Op::Compare(CompareOp::Le, i, end)))
                    },
                    |l| {
                        l.statements(body)?;
                        let i = l.read(counter, span)?;
                        let next = l.add(i, step);
                        l.write(counter, next);
                        Ok(())
                    },
                )
            }
        };
        self.scopes.pop();
        done
    }

    fn unrolled(&mut self, counter: Place, (from, to, by): (f64, f64, f64), body: &[Stmt]) -> Lowered<()> {
        let mut i = from;
        while i <= to {
            let value = self.constant(i);
            self.write(counter, value);
            self.statements(body)?;
            i += by;
        }
        Ok(())
    }

    /// SOLVE.
    pub fn solve(&mut self, name: &Name, method: Option<&Name>, steady_state: Option<&Name>) -> Lowered<()> {
        let unit = self.unit;
        let Some(block) = unit.file.block(&name.text) else {
            let error = unit.source.error(name.span, format!("there is no block `{}` to SOLVE", name.text));
            return Err(error.hint("it may be a DERIVATIVE, KINETIC, LINEAR or PROCEDURE block"));
        };
        if let Some(method) = steady_state {
            return self.steady_state(block, method);
        }
        self.solve_block(block, method.map(|m| m.text.as_str()), method.map_or(name.span, |m| m.span))
    }

    /// SOLVE ... STEADYSTATE. With derivimplicit NEURON takes one step of 1e-9 ms, which changes next to nothing.
    fn steady_state(&mut self, block: &'a crate::ast::Block, method: &Name) -> Lowered<()> {
        let (step, kinetic) = match (block.kind, method.text.as_str()) {
            (BlockKind::Kinetic, "sparse") => (STEADY_STEP, true),
            (BlockKind::Derivative, "derivimplicit" | "sparse") => (STEADY_STEP_OF_DERIVATIVES, false),
            _ => {
                let error = self.unit.source.error(
                    method.span,
                    format!("`{}` has no steady state by METHOD {}", block.name.text, method.text),
                );
                return Err(error
                    .hint("a KINETIC block is SOLVEd STEADYSTATE sparse, a DERIVATIVE block STEADYSTATE derivimplicit"));
            }
        };
        let before = self.step.replace(step);
        let done = match kinetic {
            true => self.kinetic(block, Wanted::SteadyState, method.span),
            false => self.implicit(block, method.span),
        };
        self.step = before;
        done
    }

    /// Calls a block that is SOLVEd elsewhere as if it were a procedure: its method's step.
    pub fn solve_called(&mut self, block: &'a crate::ast::Block, span: Span) -> Lowered<()> {
        let mut method = None;
        for b in &self.unit.file.blocks {
            visit(&b.body, &mut |s| {
                if let StmtKind::Solve { block: name, method: Some(m), .. } = &s.kind
                    && name.text == block.name.text
                {
                    method = Some(m.text.as_str());
                }
            });
        }
        self.solve_block(block, method, span)
    }

    fn solve_block(&mut self, block: &'a crate::ast::Block, method: Option<&str>, span: Span) -> Lowered<()> {
        let unit = self.unit;
        match (block.kind, method) {
            (BlockKind::Procedure, None | Some("after_cvode" | "cvode_t" | "cvode_t_v")) => {
                self.inline(block, &[], span).map(|_| ())
            }
            (BlockKind::Derivative, Some("cnexp")) => match solve::cnexp(&block.body) {
                Ok(body) => self.in_block(&body),
                // As NEURON does.
                Err(solve::Unsolvable::NotLinear) => self.implicit(block, span),
            },
            (BlockKind::Derivative, Some("euler")) => self.euler(block, span),
            (BlockKind::Derivative, None | Some("derivimplicit")) => self.implicit(block, span),
            (BlockKind::Derivative, Some("runge")) => self.runge(block, span),
            (BlockKind::Kinetic, None | Some("sparse" | "_advance")) => {
                self.kinetic(block, Wanted::Step, span)
            }
            (BlockKind::Kinetic, Some("euler")) => self.kinetic_explicit(block, false, span),
            (BlockKind::Kinetic, Some("runge")) => self.kinetic_explicit(block, true, span),
            (BlockKind::Linear, None | Some("simeq")) => self.linear(block, span),
            (BlockKind::Nonlinear, None | Some("newton")) => self.nonlinear(block, span),
            (BlockKind::Discrete, None) => self.discrete(block, span),
            (_, Some(other)) => {
                let error = unit.source.error(span, format!("there is no METHOD {other} for this block"));
                let hint = match block.kind {
                    BlockKind::Derivative => {
                        "methods of a DERIVATIVE block are cnexp, derivimplicit, euler and runge"
                    }
                    BlockKind::Kinetic => "methods of a KINETIC block are sparse, euler and runge",
                    BlockKind::Linear => "the method of a LINEAR block is simeq",
                    BlockKind::Nonlinear => "the method of a NONLINEAR block is newton",
                    BlockKind::Discrete => "a DISCRETE block is SOLVEd without a method",
                    _ => "a PROCEDURE is SOLVEd without a method, or with after_cvode",
                };
                Err(error.hint(hint))
            }
            _ => unit.error(span, format!("`{}` cannot be SOLVEd", block.name.text)),
        }
    }

    /// Runs statements as the body of a block: no LOCAL of the caller is visible.
    pub fn in_block(&mut self, body: &[Stmt]) -> Lowered<()> {
        let outer = std::mem::replace(&mut self.scopes, vec![HashMap::new()]);
        let done = self.until_return(body);
        self.scopes = outer;
        done
    }

    /// Statements that an early return may end, in a scope of their own.
    pub fn until_return(&mut self, body: &[Stmt]) -> Lowered<()> {
        self.scopes.push(HashMap::new());
        let done = self.until_return_here(body);
        self.scopes.pop();
        done
    }

    /// The same in the scope that is open.
    pub fn until_return_here(&mut self, body: &[Stmt]) -> Lowered<()> {
        if !body.iter().any(may_return) {
            return self.sequence(body);
        }
        let flag = self.local();
        let zero = self.constant(0.0);
        self.write(flag, zero);
        let outer = self.returned.replace(flag);
        let done = self.sequence(body);
        self.returned = outer;
        done
    }

    /// `VERBATIM cai = _ion_cai; ENDVERBATIM`: false when the text is something else.
    fn take_from_ions(&mut self, text: &str) -> bool {
        let Some(names) = verbatim::copied_from_ions(text) else { return false };
        let symbols = self.unit.symbols;
        let ion = |name: &String| match symbols.get(name).map(|s| s.storage) {
            Some(Storage::Ion(ion)) => Some(ion),
            _ => None,
        };
        let Some(all) = names.iter().map(ion).collect::<Option<Vec<_>>>() else { return false };
        for ion in all {
            let value = self.op(Op::Ion { ion: ion.ion, field: ion.field });
            self.write(Self::ion_place(ion), value);
        }
        true
    }

    /// An early return.
    fn leave(&mut self, value: Option<f64>, span: Span) -> Lowered<()> {
        if let Some(flag) = self.returned {
            let one = self.constant(1.0);
            self.write(flag, one);
        }
        match (self.result, value) {
            (Some(result), Some(x)) => {
                let x = self.constant(x);
                self.write(result, x);
                Ok(())
            }
            (Some(_), None) => self.unit.error(span, "a FUNCTION returns a value"),
            _ => Ok(()),
        }
    }
}

/// A step that leads to the steady state, ms.
const STEADY_STEP: f64 = 1e9;
/// The same for DERIVATIVE blocks, ms.
const STEADY_STEP_OF_DERIVATIVES: f64 = 1e-9;

/// True when the statement may end the procedure it stands in.
fn may_return(s: &Stmt) -> bool {
    let mut found = false;
    visit(std::slice::from_ref(s), &mut |s| found |= matches!(s.kind, StmtKind::Return(_)));
    found
}
