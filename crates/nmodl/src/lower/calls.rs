//! Calls: mathematical functions, wishes to the solver, and procedures of the file, which are inlined.

use super::builtins::{BINARY, REFUSED, UNARY};
use super::state::{Lowerer, Var};
use super::{Lowered, tables};
use crate::ast::{Block, BlockKind, Expr, ExprKind, Span};
use nrn_kernel::ir::{BinaryOp, CompareOp, EffectKind, EnvField, Inst, Op, Value};
use std::collections::HashMap;

/// `at_time(x)` is true in the step that ends at or after `x`, taking this much (ms) off `x` first.
const AT_TIME_SLACK: f64 = 1e-11;

impl<'a> Lowerer<'a> {
    /// `name(args)`.
    pub fn call(&mut self, name: &str, args: &[Expr], span: Span) -> Lowered<Value> {
        let unit = self.unit;
        if let Some(block) = unit.file.blocks.iter().find(|b| b.name.text == name && !name.is_empty()) {
            let values = args.iter().map(|a| self.expr(a)).collect::<Lowered<Vec<_>>>()?;
            return self.inline(block, &values, span);
        }
        if let Some((_, op)) = UNARY.iter().find(|f| f.0 == name) {
            let [x] = self.arguments(name, args, span)?;
            return Ok(self.op(Op::Unary(*op, x)));
        }
        if let Some((_, op)) = BINARY.iter().find(|f| f.0 == name) {
            let [x, y] = self.arguments(name, args, span)?;
            return Ok(self.binary(*op, x, y));
        }
        if super::host::knows(name) {
            return self.host_call(name, args, span);
        }
        if let Some(block) = crate::library::find(name) {
            let values = args.iter().map(|a| self.expr(a)).collect::<Lowered<Vec<_>>>()?;
            return self.inline(block, &values, span);
        }
        self.special(name, args, span)
    }

    fn special(&mut self, name: &str, args: &[Expr], span: Span) -> Lowered<Value> {
        match name {
            "at_time" => self.at_time(args, span),
            "net_send" => {
                let [delay, flag] = self.arguments(name, args, span)?;
                let t = self.op(Op::Env(EnvField::T));
                let at = self.add(t, delay);
                self.effect(EffectKind::NetSend, at, flag)
            }
            "net_event" | "net_move" => {
                let kind = if name == "net_event" { EffectKind::NetEvent } else { EffectKind::NetMove };
                let [at] = self.arguments(name, args, span)?;
                let none = self.constant(0.0);
                self.effect(kind, at, none)
            }
            "threshold" => self.threshold(args, span),
            "prterr" => self.report(args, span),
            _ if name == "state_discontinuity" => {
                let error = self.unit.source.error(span, "`state_discontinuity` gives no value");
                Err(error.hint("it is a statement of its own"))
            }
            _ => match REFUSED.iter().find(|refused| refused.0.contains(&name)) {
                Some((_, hint)) => {
                    let error = self.unit.source.error(span, format!("`{name}` is not available"));
                    Err(error.hint(*hint))
                }
                None => self.unknown(name, span),
            },
        }
    }

    /// `threshold(x, limit, "min")` is 1 from the limit upwards, with "max" from it downwards.
    fn threshold(&mut self, args: &[Expr], span: Span) -> Lowered<Value> {
        let mode = match args.get(2).map(|e| &e.kind) {
            Some(ExprKind::Text(mode)) if args.len() == 3 => mode.to_lowercase(),
            _ => {
                let error =
                    self.unit.source.error(span, "`threshold` takes a value, a limit and \"min\" or \"max\"");
                return Err(error.hint("as in threshold(v, -20, \"min\")"));
            }
        };
        let [x, limit] = self.arguments("threshold", &args[..2], span)?;
        Ok(match mode.as_str() {
            "min" => self.op(Op::Compare(CompareOp::Ge, x, limit)),
            "max" => self.op(Op::Compare(CompareOp::Le, x, limit)),
            _ => self.constant(-1.0),
        })
    }

    /// `prterr("text")`: an error of the author's own.
    fn report(&mut self, args: &[Expr], span: Span) -> Lowered<Value> {
        let [Expr { kind: ExprKind::Text(text), .. }] = args else {
            return self.unit.error(span, "`prterr` takes a text in quotes");
        };
        if !self.quiet {
            self.b.push(Inst::Fail { text: format!("{text} from prterr") });
        }
        Ok(self.constant(0.0))
    }
    fn unknown(&self, name: &str, span: Span) -> Lowered<Value> {
        let error = self.unit.source.error(span, format!("there is no function `{name}`"));
        let of_file = self.unit.file.blocks.iter().map(|b| b.name.text.as_str());
        let mut names = of_file.chain(UNARY.iter().map(|f| f.0)).chain(crate::library::names());
        Err(match names.find(|n| n.eq_ignore_ascii_case(name)) {
            Some(other) => error.hint(format!("there is a `{other}`")),
            None => error.hint("define it with FUNCTION or PROCEDURE"),
        })
    }

    /// Exactly `N` argument values.
    fn arguments<const N: usize>(&mut self, name: &str, args: &[Expr], span: Span) -> Lowered<[Value; N]> {
        if args.len() != N {
            return self.unit.error(span, format!("`{name}` takes {}, not {}", count(N), args.len()));
        }
        let mut values = [Value(0); N];
        for (value, e) in values.iter_mut().zip(args) {
            *value = self.expr(e)?;
        }
        Ok(values)
    }

    fn effect(&mut self, kind: EffectKind, a: Value, b: Value) -> Lowered<Value> {
        if !self.quiet {
            self.b.push(Inst::Effect { kind, a, b });
        }
        Ok(self.constant(0.0))
    }

    fn at_time(&mut self, args: &[Expr], span: Span) -> Lowered<Value> {
        let [at] = self.arguments("at_time", args, span)?;
        let none = self.constant(0.0);
        self.effect(EffectKind::AtTime, at, none)?;
        let slack = self.constant(AT_TIME_SLACK);
        let at = self.sub(at, slack);
        let t = self.op(Op::Env(EnvField::T));
        let dt = self.op(Op::Env(EnvField::Dt));
        let before = self.sub(t, dt);
        let due = self.op(Op::Compare(CompareOp::Le, at, t));
        let new = self.op(Op::Compare(CompareOp::Gt, at, before));
        Ok(self.binary(BinaryOp::And, due, new))
    }

    /// Copies a procedure or function into the kernel, or calls what calls itself.
    pub fn inline(&mut self, block: &'a Block, args: &[Value], span: Span) -> Lowered<Value> {
        let name = &block.name.text;
        match block.kind {
            BlockKind::Procedure | BlockKind::Function => {}
            BlockKind::FunctionTable => {
                let ix = self.unit.tables.iter().position(|t| std::ptr::eq(t.block, block));
                let Some(ix) = ix.filter(|_| args.len() == block.params.len()) else {
                    let (wanted, found) = (count(block.params.len()), args.len());
                    return self.unit.error(span, format!("`{name}` takes {wanted}, not {found}"));
                };
                return self.look_up(ix, args, span);
            }
            BlockKind::Derivative | BlockKind::Kinetic | BlockKind::Linear | BlockKind::Nonlinear => {
                self.solve_called(block, span)?;
                return Ok(self.constant(0.0));
            }
            _ => {
                let error = self.unit.source.error(span, format!("`{name}` cannot be called"));
                return Err(error.hint(format!("use SOLVE {name}")));
            }
        }
        if args.len() != block.params.len() {
            return self
                .unit
                .error(span, format!("`{name}` takes {}, not {}", count(block.params.len()), args.len()));
        }
        if self.unit.recursive.contains(name) {
            return self.call_in_frame(block, args, span);
        }
        self.inline_or_table(block, args, span)
    }

    /// The same for the arguments that it takes, and never as a call.
    pub fn inline_or_table(&mut self, block: &'a Block, args: &[Value], span: Span) -> Lowered<Value> {
        if self.tabled
            && let Some(ix) = self.unit.tables.iter().position(|t| std::ptr::eq(t.block, block))
        {
            return self.table_values(ix, args[0], span);
        }
        self.inline_body(block, args, span)
    }

    /// The same, never through a table.
    pub fn inline_body(&mut self, block: &'a Block, args: &[Value], span: Span) -> Lowered<Value> {
        self.check_size(span)?;
        let mark = self.mark();
        let outer = std::mem::replace(&mut self.scopes, vec![HashMap::new()]);
        for (param, value) in block.params.iter().zip(args) {
            let place = self.local();
            self.write(place, *value);
            self.bind(&param.text, Var::Place(place));
        }
        let result = self.local();
        if block.kind == BlockKind::Function {
            let zero = self.constant(0.0);
            self.write(result, zero);
            self.bind(&block.name.text, Var::Place(result));
        }
        let result_before = self.result.replace(result);
        if block.kind != BlockKind::Function {
            self.result = None;
        }
        let done = self.until_return(&block.body);
        self.result = result_before;
        self.scopes = outer;
        done?;
        let value = self.read(result, span)?;
        self.forget_locals(mark);
        Ok(value)
    }

    /// Reads table `ix` at `x`: sets the outputs of a PROCEDURE, gives the value of a FUNCTION.
    fn table_values(&mut self, ix: usize, x: Value, span: Span) -> Lowered<Value> {
        self.used_table = true;
        let unit = self.unit;
        let table = ix as u32;
        let theta = self.op(Op::TableIndex { table, x });
        let mut first = None;
        for (output, target) in unit.tables[ix].outputs.iter().enumerate() {
            let value = self.op(Op::TableValue { table, output: output as u32, theta });
            first = first.or(Some(value));
            if let tables::Output::Place(place) = target {
                self.write(*place, value);
            }
        }
        match (unit.tables[ix].block.kind, first) {
            (BlockKind::Function, Some(value)) => Ok(value),
            (_, Some(_)) => Ok(self.constant(0.0)),
            (_, None) => self.unit.error(span, "this TABLE has no outputs"),
        }
    }
}

fn count(n: usize) -> String {
    if n == 1 { "1 argument".into() } else { format!("{n} arguments") }
}
