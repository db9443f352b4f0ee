//! A kernel as a function over one instance: branches, loops and events as they are.

use super::expression;
use super::names::{Names, wish};
use crate::ir::*;
use crate::needs::Needs;
use crate::optimise::use_counts;
use nrn_mech_abi::MechanismInfo;
use std::collections::HashMap;
use std::fmt::Write;

/// The source of one kernel. `once`: it needs no instance and runs once per call.
pub(super) fn kernel(
    info: &MechanismInfo,
    kernel: &Kernel,
    needs: &Needs,
    function: &str,
    once: bool,
) -> String {
    let mut writer = Writer {
        info,
        names: Names::new(),
        constants: HashMap::new(),
        counts: use_counts(kernel),
        text: String::new(),
    };
    writer.region(&kernel.body, 1);
    let row = format!("{function}_row");
    // A kernel may touch nothing at all.
    let at = if super::mentions(&writer.text, "at") { "at" } else { "_at" };
    let mut text = format!("/// Kernel `{}` for one instance.\n", kernel.name);
    let _ = writeln!(text, "fn {row}({at}: &Row<'_>) -> Result<(), String> {{");
    text.push_str(&writer.text);
    text.push_str("    Ok(())\n}\n\n");
    let _ = writeln!(text, "fn {function}(call: &KernelCall) -> Result<(), String> {{");
    text.push_str(&super::check_line(needs));
    text.push_str("    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.\n");
    let _ = writeln!(text, "    unsafe {{ rows::run_rows(call, {once}, {row}) }}\n}}");
    text
}

struct Writer<'a> {
    info: &'a MechanismInfo,
    names: Names,
    constants: HashMap<Value, f64>,
    counts: Vec<u32>,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{:w$}{line}", "", w = 4 * depth);
    }

    fn of(&self, v: Value) -> String {
        match self.constants.get(&v) {
            Some(x) if *x < 0.0 || x.is_sign_negative() => format!("({})", expression::number(*x)),
            Some(x) => expression::number(*x),
            None => self.names.of(v),
        }
    }

    fn tuple(&self, values: &[Value]) -> String {
        let list: Vec<String> = values.iter().map(|v| self.of(*v)).collect();
        match list.len() {
            1 => list.into_iter().next().unwrap_or_default(),
            _ => format!("({})", list.join(", ")),
        }
    }

    /// Names new values and gives the pattern that binds them.
    fn pattern(&mut self, values: &[Value], prefix: &str) -> String {
        let list: Vec<String> = values
            .iter()
            .map(|v| {
                let unused = self.counts[v.0 as usize] == 0 && prefix.is_empty();
                let name = self.names.define(*v, &format!("x{}", v.0));
                if unused { format!("_{name}") } else { format!("{prefix}{name}") }
            })
            .collect();
        if list.len() == 1 { list.concat() } else { format!("({})", list.join(", ")) }
    }

    fn region(&mut self, region: &Region, depth: usize) {
        region.insts.iter().for_each(|inst| self.inst(inst, depth));
    }

    fn inst(&mut self, inst: &Inst, depth: usize) {
        let line = match inst {
            Inst::Let { result, op } => return self.define(*result, op, depth),
            Inst::Store { column, value } => format!("at.set_column({column}, {});", self.of(*value)),
            Inst::StoreIndexed { first, len, index, value } => {
                format!("at.set_column({}, {});", self.element(*first, *len, *index), self.of(*value))
            }
            Inst::StoreGlobal { global, value } => format!("at.set_global({global}, {});", self.of(*value)),
            Inst::StoreGlobalIndexed { first, len, index, value } => {
                format!("at.set_global({}, {});", self.element(*first, *len, *index), self.of(*value))
            }
            Inst::StoreArg { arg, value } => format!("at.set_arg({arg}, {});", self.of(*value)),
            Inst::AddNode { field, value } => {
                format!("at.add_node(NodeField::{field:?}, {});", self.of(*value))
            }
            Inst::StoreIon { ion, field, value } => {
                format!("at.set_ion({ion}, IonField::{field:?}, {});", self.of(*value))
            }
            Inst::AddIon { ion, field, value } => {
                format!("at.add_ion({ion}, IonField::{field:?}, {});", self.of(*value))
            }
            Inst::Effect { kind, a, b } => {
                let constant = kind.name().to_uppercase();
                format!(
                    "at.effect(nrn_mech_abi::effects::kind::{constant}, {}, {});",
                    self.of(*a),
                    self.of(*b)
                )
            }
            Inst::HostCall { function, column, text, args, results } => {
                let args: Vec<String> = args.iter().map(|v| self.of(*v)).collect();
                let ask = format!(
                    "at.ask(HostFunction::{function:?}, {column}, &[{}], {text:?})?;",
                    args.join(", ")
                );
                match results.first() {
                    Some(r) if self.counts[r.0 as usize] > 0 => {
                        let name = self.names.define(*r, function.name());
                        format!("let {name} = {ask}")
                    }
                    _ => ask,
                }
            }
            // `super::module` refuses such kernels.
            Inst::Call { too_deep, .. } => format!("at.fail({too_deep:?})?;"),
            Inst::Fail { text } => format!("at.fail({text:?})?;"),
            Inst::If { mask, then, otherwise, results } => {
                return self.branch(*mask, then, otherwise, results, depth);
            }
            Inst::Loop { initial, carried, condition, body, results } => {
                let initial = self.tuple(initial);
                if carried.is_empty() {
                    self.repeat(carried, condition, body, depth);
                } else {
                    let pattern = self.pattern(carried, "mut ");
                    self.line(depth, &format!("let {pattern} = {initial};"));
                    self.repeat(carried, condition, body, depth);
                }
                for (r, c) in results.iter().zip(carried) {
                    let name = self.names.of(*c);
                    self.names.alias(*r, name);
                }
                return;
            }
        };
        self.line(depth, &line);
    }

    fn element(&self, first: u32, len: u32, index: Value) -> String {
        format!("{first} + at.element({}, {len})?", self.of(index))
    }

    fn define(&mut self, result: Value, op: &Op, depth: usize) {
        if let Op::Const(x) = op {
            self.constants.insert(result, *x);
            return;
        }
        let text = match *op {
            Op::Env(field) => format!("at.env().{}", format!("{field:?}").to_lowercase()),
            Op::Global(ix) => format!("at.global({ix})"),
            Op::GlobalIndexed { first, len, index } => {
                format!("at.global({})", self.element(first, len, index))
            }
            Op::Arg(ix) => format!("at.arg({ix})"),
            Op::Load(column) => format!("at.column({column})"),
            Op::LoadIndexed { first, len, index } => {
                format!("at.column({})", self.element(first, len, index))
            }
            Op::Node(field) => format!("at.node(NodeField::{field:?})"),
            Op::Ion { ion, field } => format!("at.ion({ion}, IonField::{field:?})"),
            Op::TableIndex { table, x } => format!("at.place({table}, {})", self.of(x)),
            Op::TableValue { table, output, theta } => {
                format!("at.lookup({table}, {output}, {})", self.of(theta))
            }
            _ => expression::scalar(op, &|v| self.of(v)),
        };
        if self.counts[result.0 as usize] == 0 {
            // It is here because it can fail.
            return self.line(depth, &format!("let _ = {text};"));
        }
        let name = self.names.define(result, &wish(self.info, result, op));
        self.line(depth, &format!("let {name} = {text};"));
    }

    fn branch(&mut self, mask: Value, then: &Region, otherwise: &Region, results: &[Value], depth: usize) {
        let mask = self.of(mask);
        let pattern =
            if results.is_empty() { String::new() } else { format!("let {} = ", self.pattern(results, "")) };
        self.line(depth, &format!("{pattern}if {mask} != 0.0 {{"));
        self.side(then, depth + 1);
        if !otherwise.insts.is_empty() || !results.is_empty() {
            self.line(depth, "} else {");
            self.side(otherwise, depth + 1);
        }
        self.line(depth, if results.is_empty() { "}" } else { "};" });
    }

    fn side(&mut self, region: &Region, depth: usize) {
        self.region(region, depth);
        if !region.yields.is_empty() {
            let tuple = self.tuple(&region.yields);
            self.line(depth, &tuple);
        }
    }

    fn repeat(&mut self, carried: &[Value], condition: &Region, body: &Region, depth: usize) {
        let passes = self.names.fresh("passes");
        self.line(depth, &format!("let mut {passes} = 0;"));
        self.line(depth, "loop {");
        self.region(condition, depth + 1);
        let go_on = condition.yields.first().map_or_else(|| "0.0".into(), |v| self.of(*v));
        self.line(depth + 1, &format!("if {go_on} == 0.0 {{"));
        self.line(depth + 2, "break;");
        self.line(depth + 1, "}");
        self.region(body, depth + 1);
        if !carried.is_empty() {
            let (to, from) = (self.tuple(carried), self.tuple(&body.yields));
            self.line(depth + 1, &format!("{to} = {from};"));
        }
        self.line(depth + 1, &format!("at.pass(&mut {passes})?;"));
        self.line(depth, "}");
    }
}
