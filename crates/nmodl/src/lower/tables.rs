//! TABLE statements: what they tabulate, and the kernels that fill them. FUNCTION_TABLEs are in [`super::function_tables`].

use super::state::{InTable, Lowerer, Place};
use super::{Lowered, Unit};
use crate::ast::{Block, BlockKind, File, Size, StmtKind, Table};
use crate::diagnostics::Diagnostic;
use crate::passes::calls::visit;
use crate::passes::symbols::{Storage, Symbols};
use crate::source::Source;
use nrn_kernel::ir::{EnvField, Inst, Kernel, Op, Value};
use nrn_mech_abi::TableInfo;
use nrn_mech_abi::info::TableDependency;

/// Where a tabulated value goes.
#[derive(Clone, Copy, Debug)]
pub enum Output {
    /// Into a variable.
    Place(Place),
    /// It is the FUNCTION's result.
    Result,
}

/// A TABLE statement.
pub struct TableUse<'a> {
    /// The procedure or function it stands in.
    pub block: &'a Block,
    /// As written; `None` for a FUNCTION_TABLE.
    pub table: Option<&'a Table>,
    /// One per column.
    pub outputs: Vec<Output>,
    /// For the description.
    pub info: TableInfo,
}

/// All TABLE statements of a file.
pub fn collect<'a>(
    source: &Source,
    file: &'a File,
    symbols: &Symbols,
) -> Result<Vec<TableUse<'a>>, Diagnostic> {
    let mut all = Vec::new();
    for block in &file.blocks {
        if block.kind == BlockKind::FunctionTable {
            all.push(super::function_tables::given(source, block)?);
            continue;
        }
        let mut found = Vec::new();
        visit(&block.body, &mut |s| {
            if let StmtKind::Table(t) = &s.kind {
                found.push((t, s.span));
            }
        });
        let Some((table, span)) = found.first().copied() else { continue };
        let is_function = block.kind == BlockKind::Function;
        if !(is_function || block.kind == BlockKind::Procedure) || block.params.len() != 1 || found.len() > 1
        {
            let error = source.error(span, "a TABLE cannot stand here");
            return Err(
                error.hint("it needs a PROCEDURE or FUNCTION of one argument, and there is one per block")
            );
        }
        let outputs = if is_function { vec![Output::Result] } else { outputs(source, table, symbols)? };
        let n = match &table.with {
            Size::Number(n) => *n as i64,
            Size::Defined(name) => file.defines.iter().find(|d| d.0 == name.text).map_or(0, |d| d.1),
        };
        if !(1..=100_000).contains(&n) || outputs.is_empty() {
            return Err(
                source.error(span, "a TABLE has between 1 and 100000 intervals and at least one variable")
            );
        }
        let info = TableInfo {
            procedure: block.name.text.clone(),
            n_outputs: outputs.len(),
            n: n as usize,
            depend: table.depend.iter().filter_map(|d| dependency(symbols, &d.text)).collect(),
            ..TableInfo::default()
        };
        all.push(TableUse { block, table: Some(table), outputs, info });
    }
    if all.len() > 16 {
        return Err(source.error(all[16].block.span, "more than 16 TABLEs"));
    }
    Ok(all)
}

fn outputs(source: &Source, table: &Table, symbols: &Symbols) -> Result<Vec<Output>, Diagnostic> {
    let mut all = Vec::new();
    for name in &table.names {
        let symbol = symbols.get(&name.text);
        let place = match symbol.map(|s| s.storage) {
            Some(Storage::Column(c)) => Place::Column(c),
            Some(Storage::Global(g)) => Place::Global(g),
            _ => {
                let error = source.error(name.span, format!("`{}` cannot be tabulated", name.text));
                return Err(error.hint("declare it in ASSIGNED"));
            }
        };
        let len = symbol.map_or(1, |s| s.len);
        all.extend((0..len).map(|i| Output::Place(super::arrays::offset(place, i))));
    }
    Ok(all)
}

fn dependency(symbols: &Symbols, name: &str) -> Option<TableDependency> {
    match symbols.get(name)?.storage {
        Storage::Global(g) => Some(TableDependency::Global(g as usize)),
        Storage::Column(c) => Some(TableDependency::Column(c as usize)),
        Storage::Env(EnvField::Celsius) => Some(TableDependency::Celsius),
        Storage::Env(EnvField::Dt) => Some(TableDependency::Dt),
        _ => None,
    }
}

/// The kernels of table `ix`: bounds, then rows. The flag says whether they read variables of an instance.
pub fn kernels<'a>(unit: &'a Unit<'a>, ix: usize) -> Lowered<(Kernel, Kernel, bool)> {
    let table = &unit.tables[ix];
    let column = |d: &TableDependency| matches!(d, TableDependency::Column(_));
    if !table.info.depend.iter().any(column) {
        let (bounds, a) = bounds(unit, ix, Some(InTable::Shared))?;
        let (fill, b) = fill(unit, ix)?;
        if !(a || b) {
            return Ok((bounds, fill, false));
        }
    }
    Ok((bounds(unit, ix, Some(InTable::Instance))?.0, fill_of_instance(unit, ix)?, true))
}

/// FROM and TO.
fn bounds(unit: &Unit<'_>, ix: usize, mode: Option<InTable>) -> Lowered<(Kernel, bool)> {
    let mut l = Lowerer::new(unit, &format!("table_bounds_{ix}"), 2, false);
    let Some(table) = unit.tables[ix].table else { return Ok((l.b.finish(), false)) };
    l.in_table = mode;
    let (from, to) = (l.expr(&table.from)?, l.expr(&table.to)?);
    l.b.push(Inst::StoreArg { arg: 0, value: from });
    l.b.push(Inst::StoreArg { arg: 1, value: to });
    l.b.exact();
    Ok((l.b.finish(), l.saw_instance))
}

/// A row of the table, when nothing of an instance is read.
fn fill<'a>(unit: &'a Unit<'a>, ix: usize) -> Lowered<(Kernel, bool)> {
    let table = &unit.tables[ix];
    let mut l = Lowerer::new(unit, &format!("table_fill_{ix}"), 0, false);
    l.in_table = Some(InTable::Shared);
    let x = l.op(Op::Load(table.outputs.len() as u32));
    let values = row(&mut l, table, x)?;
    // What else the procedure assigns is left as the last row has it, as in NEURON: many mechanisms compute their temperature
    // factor there and nowhere else.
    l.store_globals();
    for (column, value) in values.into_iter().enumerate() {
        l.b.push(Inst::Store { column: column as u32, value });
    }
    l.b.exact();
    Ok((l.b.finish(), l.saw_instance))
}

/// A row of the table as the first instance computes it; what the procedure assigns stays in that instance, as in NEURON.
fn fill_of_instance<'a>(unit: &'a Unit<'a>, ix: usize) -> Lowered<Kernel> {
    let table = &unit.tables[ix];
    let n = table.outputs.len();
    let mut l = Lowerer::new(unit, &format!("table_fill_{ix}"), n + 1, false);
    l.in_table = Some(InTable::Instance);
    let x = l.op(Op::Arg(n as u32));
    let values = row(&mut l, table, x)?;
    l.store_all();
    for (arg, value) in values.into_iter().enumerate() {
        l.b.push(Inst::StoreArg { arg: arg as u32, value });
    }
    l.b.exact();
    Ok(l.b.finish())
}

fn row<'a>(l: &mut Lowerer<'a>, table: &'a TableUse<'a>, x: Value) -> Lowered<Vec<Value>> {
    let span = table.block.span;
    let result = l.inline_body(table.block, &[x], span)?;
    let value = |output: &Output| match output {
        Output::Result => Ok(result),
        Output::Place(place) => l.read(*place, span),
    };
    table.outputs.iter().map(value).collect()
}
