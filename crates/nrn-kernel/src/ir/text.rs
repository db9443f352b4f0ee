//! Listings of kernels: one statement a line, regions indented.

use super::*;
use std::fmt::{self, Display, Formatter};

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.0)
    }
}

impl Display for Kernel {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "kernel {}({} args) {{", self.name, self.n_args)?;
        region(f, &self.body, 1)?;
        writeln!(f, "}}")
    }
}

fn list(values: &[Value]) -> String {
    values.iter().map(Value::to_string).collect::<Vec<_>>().join(", ")
}

fn region(f: &mut Formatter<'_>, region: &Region, depth: usize) -> fmt::Result {
    for i in &region.insts {
        inst(f, i, depth)?;
    }
    if !region.yields.is_empty() {
        writeln!(f, "{:w$}yield {}", "", list(&region.yields), w = 2 * depth)?;
    }
    Ok(())
}

fn inst(f: &mut Formatter<'_>, inst: &Inst, depth: usize) -> fmt::Result {
    let w = 2 * depth;
    write!(f, "{:w$}", "")?;
    match inst {
        Inst::Let { result, op } => writeln!(f, "{result} = {op}"),
        Inst::Store { column, value } => writeln!(f, "column {column} = {value}"),
        Inst::StoreIndexed { first, len, index, value } => {
            writeln!(f, "column {first}..{}[{index}] = {value}", first + len)
        }
        Inst::StoreGlobal { global, value } => writeln!(f, "global {global} = {value}"),
        Inst::StoreGlobalIndexed { first, len, index, value } => {
            writeln!(f, "global {first}..{}[{index}] = {value}", first + len)
        }
        Inst::StoreArg { arg, value } => writeln!(f, "arg {arg} = {value}"),
        Inst::AddNode { field, value } => writeln!(f, "node {field:?} += {value}"),
        Inst::StoreIon { ion, field, value } => writeln!(f, "ion {ion} {field:?} = {value}"),
        Inst::AddIon { ion, field, value } => writeln!(f, "ion {ion} {field:?} += {value}"),
        Inst::Effect { kind, a, b } => writeln!(f, "{}({a}, {b})", kind.name()),
        Inst::HostCall { function, column, text, args, results } => {
            if !results.is_empty() {
                write!(f, "{} = ", list(results))?;
            }
            write!(f, "call {} {column}", function.name())?;
            if !text.is_empty() {
                write!(f, " {text:?}")?;
            }
            writeln!(f, "({})", list(args))
        }
        Inst::Call { function, tabled, args, results, .. } => {
            let form = if *tabled { " tabled" } else { "" };
            writeln!(f, "{results:?} = call function {function}{form} {args:?}")
        }
        Inst::Fail { text } => writeln!(f, "fail {text:?}"),
        Inst::If { mask, then, otherwise, results } => {
            if !results.is_empty() {
                write!(f, "{} = ", list(results))?;
            }
            writeln!(f, "if {mask} {{")?;
            region(f, then, depth + 1)?;
            if !otherwise.insts.is_empty() || !otherwise.yields.is_empty() {
                writeln!(f, "{:w$}}} else {{", "")?;
                region(f, otherwise, depth + 1)?;
            }
            writeln!(f, "{:w$}}}", "")
        }
        Inst::Loop { initial, carried, condition, body, results } => {
            if !results.is_empty() {
                write!(f, "{} = ", list(results))?;
            }
            writeln!(f, "loop ({}) = ({}) while {{", list(carried), list(initial))?;
            region(f, condition, depth + 1)?;
            writeln!(f, "{:w$}}} do {{", "")?;
            region(f, body, depth + 1)?;
            writeln!(f, "{:w$}}}", "")
        }
    }
}

impl Display for Op {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Op::Const(x) => write!(f, "{x:?}"),
            Op::Env(field) => write!(f, "{}", format!("{field:?}").to_lowercase()),
            Op::Global(ix) => write!(f, "global {ix}"),
            Op::GlobalIndexed { first, len, index } => write!(f, "global {first}..{}[{index}]", first + len),
            Op::Arg(ix) => write!(f, "arg {ix}"),
            Op::Load(column) => write!(f, "column {column}"),
            Op::LoadIndexed { first, len, index } => write!(f, "column {first}..{}[{index}]", first + len),
            Op::Node(field) => write!(f, "node {field:?}"),
            Op::Ion { ion, field } => write!(f, "ion {ion} {field:?}"),
            Op::Unary(op, x) => write!(f, "{} {x}", op.name()),
            Op::Binary(op, a, b) => write!(f, "{} {a}, {b}", op.name()),
            Op::Compare(op, a, b) => write!(f, "{} {a}, {b}", op.name()),
            Op::MulAdd(a, b, c) => write!(f, "muladd {a}, {b}, {c}"),
            Op::NegMulAdd(a, b, c) => write!(f, "negmuladd {a}, {b}, {c}"),
            Op::Select { mask, then, otherwise } => write!(f, "select {mask}, {then}, {otherwise}"),
            Op::TableIndex { table, x } => write!(f, "table {table} index {x}"),
            Op::TableValue { table, output, theta } => write!(f, "table {table} output {output} at {theta}"),
        }
    }
}
