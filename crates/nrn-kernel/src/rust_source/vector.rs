//! A kernel as a `Body`: what is the same for all instances in its fields, the rest over vectors.

use super::expression;
use super::names::{Names, camel, wish};
use crate::ir::*;
use crate::needs::Needs;
use crate::optimise::use_counts;
use nrn_mech_abi::MechanismInfo;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

/// The source of one kernel; its body is a single run of statements without branches.
pub(super) fn kernel(info: &MechanismInfo, kernel: &Kernel, needs: &Needs, function: &str) -> String {
    let mut writer = Writer {
        info,
        names: Names::new(),
        defs: HashMap::new(),
        counts: use_counts(kernel),
        uniform: HashMap::new(),
        fields: Vec::new(),
        before: String::new(),
        body: String::new(),
    };
    writer.handles(kernel);
    kernel.body.insts.iter().for_each(|inst| writer.inst(inst));
    writer.finish(kernel, needs, function)
}

struct Writer<'a> {
    info: &'a MechanismInfo,
    names: Names,
    defs: HashMap<Value, Op>,
    counts: Vec<u32>,
    /// Name of a value that is the same for all instances: a local of `before`.
    uniform: HashMap<Value, String>,
    /// Name, type and value of the fields of the body.
    fields: Vec<(String, &'static str, String)>,
    before: String,
    body: String,
}

impl Writer<'_> {
    /// Fields for ions and tables.
    fn handles(&mut self, kernel: &Kernel) {
        let (mut ions, mut tables) = (BTreeSet::new(), BTreeSet::new());
        for inst in &kernel.body.insts {
            match inst {
                Inst::Let { op: Op::Ion { ion, .. }, .. }
                | Inst::StoreIon { ion, .. }
                | Inst::AddIon { ion, .. } => {
                    ions.insert(*ion);
                }
                Inst::Let { op: Op::TableIndex { table, .. } | Op::TableValue { table, .. }, .. } => {
                    tables.insert(*table);
                }
                _ => {}
            }
        }
        for ion in ions {
            self.fields.push((ion_field(self.info, ion), "RawIon", format!("rows::ion_of(call, {ion})")));
        }
        for table in tables {
            self.fields.push((
                format!("table_{table}"),
                "RawTable",
                format!("rows::table_of(call, {table})"),
            ));
        }
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.body, "        {text}");
    }

    /// The text of an operand in the vector body.
    fn operand(&self, value: Value) -> String {
        if let Some(Op::Const(x)) = self.defs.get(&value) {
            return format!("s.splat({})", expression::number(*x));
        }
        if let Some(name) = self.uniform.get(&value) {
            return format!("s.splat(self.{name})");
        }
        self.names.of(value)
    }

    /// The same, noting that the body needs a uniform value.
    fn vector(&mut self, value: Value) -> String {
        if !matches!(self.defs.get(&value), Some(Op::Const(_)))
            && let Some(name) = self.uniform.get(&value).cloned()
            && !self.fields.iter().any(|(field, ..)| *field == name)
        {
            self.fields.push((name.clone(), "f64", name));
        }
        self.operand(value)
    }

    fn inst(&mut self, inst: &Inst) {
        match inst {
            Inst::Let { result, op } => self.define(*result, op),
            Inst::Store { column, value } => {
                let x = self.vector(*value);
                self.line(&format!("at.set_column({column}, {x});"));
            }
            Inst::AddNode { field, value } => {
                let x = self.vector(*value);
                self.line(&format!("at.add_node(NodeField::{field:?}, {x});"));
            }
            Inst::StoreIon { ion, field, value } | Inst::AddIon { ion, field, value } => {
                let x = self.vector(*value);
                let verb = if matches!(inst, Inst::StoreIon { .. }) { "set" } else { "add" };
                let ion = ion_field(self.info, *ion);
                self.line(&format!("at.{verb}_ion(&self.{ion}, IonField::{field:?}, {x});"));
            }
            _ => {}
        }
    }

    fn define(&mut self, result: Value, op: &Op) {
        self.defs.insert(result, *op);
        if matches!(op, Op::Const(_)) || self.define_uniform(result, op) || self.is_inline_mask(result, op) {
            return;
        }
        op.uses().for_each(|v| {
            self.vector(v);
        });
        let text = match *op {
            Op::Load(column) => format!("at.column({column})"),
            Op::Node(field) => format!("at.node(NodeField::{field:?})"),
            Op::Ion { ion, field } => {
                format!("at.ion(&self.{}, IonField::{field:?})", ion_field(self.info, ion))
            }
            Op::TableIndex { table, x } => format!("at.place(&self.table_{table}, {})", self.operand(x)),
            Op::TableValue { table, output, theta } => {
                format!("at.lookup(&self.table_{table}, {output}, &{})", self.operand(theta))
            }
            Op::Select { mask, then, otherwise } if self.mask_text(mask).is_some() => {
                let mask_text = self.mask_text(mask).unwrap_or_default();
                format!("s.select({mask_text}, {}, {})", self.operand(then), self.operand(otherwise))
            }
            _ => expression::vector(op, &|v| self.operand(v)),
        };
        let name = self.names.define(result, &wish(self.info, result, op));
        self.line(&format!("let {name} = {text};"));
    }

    /// A comparison that only one choice uses is written inside that choice.
    fn is_inline_mask(&mut self, result: Value, op: &Op) -> bool {
        let inline = matches!(op, Op::Compare(..)) && self.counts[result.0 as usize] == 1;
        if inline {
            // Should something else than a choice be the one use, this text is what it sees.
            op.uses().for_each(|v| {
                self.vector(v);
            });
            let text = expression::vector(op, &|v| self.operand(v));
            self.names.alias(result, text);
        }
        inline
    }

    fn mask_text(&self, mask: Value) -> Option<String> {
        match self.defs.get(&mask) {
            Some(Op::Compare(op, a, b))
                if self.counts[mask.0 as usize] == 1 && !self.uniform.contains_key(&mask) =>
            {
                Some(expression::comparison(*op, &self.operand(*a), &self.operand(*b)))
            }
            _ => None,
        }
    }

    /// What is the same for all instances is computed before, once.
    fn define_uniform(&mut self, result: Value, op: &Op) -> bool {
        let known =
            |v: Value| self.uniform.contains_key(&v) || matches!(self.defs.get(&v), Some(Op::Const(_)));
        let text = match *op {
            Op::Env(field) => format!("call.env.{}", format!("{field:?}").to_lowercase()),
            Op::Global(ix) => format!("rows::global(call, {ix})"),
            Op::Arg(ix) => format!("rows::arg(call, {ix})"),
            _ if op.is_pure() && op.uses().all(known) => {
                expression::scalar(op, &|v| match self.defs.get(&v) {
                    Some(Op::Const(x)) => parenthesised(&expression::number(*x)),
                    _ => self.uniform.get(&v).cloned().unwrap_or_default(),
                })
            }
            _ => return false,
        };
        let name = self.names.define(result, &wish(self.info, result, op));
        let _ = writeln!(self.before, "    let {name} = {text};");
        self.uniform.insert(result, name);
        true
    }

    fn finish(self, kernel: &Kernel, needs: &Needs, function: &str) -> String {
        let name = camel(function);
        let mut text = format!("/// Kernel `{}` over vectors of instances.\n", kernel.name);
        let types: Vec<String> = self.fields.iter().map(|(n, t, _)| format!("    {n}: {t},\n")).collect();
        let _ = if types.is_empty() {
            write!(text, "struct {name};\n\n")
        } else {
            write!(text, "struct {name} {{\n{}}}\n\n", types.concat())
        };
        let _ = writeln!(text, "impl Body for {name} {{\n    #[inline(always)]");
        let _ = writeln!(text, "    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {{");
        if super::mentions(&self.body, "s") {
            text.push_str("        let s = at.simd();\n");
        }
        text.push_str(&self.body);
        let _ = write!(text, "    }}\n}}\n\nfn {function}(call: &KernelCall) -> Result<(), String> {{\n");
        text.push_str(&super::check_line(needs));
        text.push_str(&self.before);
        let values: Vec<String> = self
            .fields
            .iter()
            .map(|(n, _, v)| if n == v { n.clone() } else { format!("{n}: {v}") })
            .collect();
        let literal = if values.is_empty() { name } else { format!("{name} {{ {} }}", values.join(", ")) };
        let _ = writeln!(text, "    let body = {literal};");
        text.push_str("    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.\n");
        text.push_str("    unsafe { rows::run_vectors(call, &body) };\n    Ok(())\n}\n");
        text
    }
}

/// Negative numbers need them before a method or a product.
fn parenthesised(number: &str) -> String {
    if number.starts_with('-') { format!("({number})") } else { number.to_string() }
}

fn ion_field(info: &MechanismInfo, ion: u32) -> String {
    let name = info.ions.get(ion as usize).map_or("ion", |i| i.name.as_str());
    let clean: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    format!("ion_{ion}_{clean}")
}
