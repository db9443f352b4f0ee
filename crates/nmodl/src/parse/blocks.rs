//! What stands outside braces: declarations, the NEURON block, and the heads of blocks.

use super::expressions::number;
use super::statements::{block, local, params, verbatim};
use super::{Node, Parsed, Rule, child, name, names_below, nth, size, span, units, whole};
use crate::ast::{
    Block, BlockKind, Declaration, File, Ion, Name, Neuron, Stmt, StmtKind, UnitConstant, rate_name,
};
use crate::source::Source;

/// Adds one item to the file.
pub(super) fn item(source: &Source, node: Node<'_>, file: &mut File) -> Parsed<()> {
    match node.as_rule() {
        Rule::title => {
            file.title = child(&node, Rule::title_text).map_or("", |n| n.as_str()).trim().to_string()
        }
        Rule::verbatim => file.verbatim.push((verbatim(&node), span(&node))),
        Rule::include => return Err(source.error(span(&node), "INCLUDE must begin a line")),
        Rule::define => {
            let number = child(&node, Rule::integer).map(|n| whole(source, &n)).transpose()?.unwrap_or(0);
            let negative = child(&node, Rule::sign).is_some_and(|s| s.as_str().trim() == "-");
            let value = if negative { -number } else { number };
            file.defines.push((name(nth(source, &node, 0)?).text, value));
        }
        Rule::neuron => neuron(source, node, &mut file.neuron, &file.defines)?,
        Rule::units_block => unit_lines(source, node, file)?,
        Rule::constant => declarations(source, node, &file.defines, &mut file.constants)?,
        Rule::parameter => declarations(source, node, &file.defines, &mut file.parameters)?,
        Rule::assigned => declarations(source, node, &file.defines, &mut file.assigned)?,
        Rule::state => declarations(source, node, &file.defines, &mut file.states)?,
        Rule::local => file.file_locals.extend(local(source, node)?),
        Rule::independent | Rule::EOI => {}
        rule => {
            let Some(kind) = kind(rule, &node) else {
                return Err(source.error(span(&node), "this block is not known"));
            };
            add_block(file, whole_block(source, node, kind)?);
        }
    }
    Ok(())
}

/// INITIAL, BREAKPOINT and the like may stand in a file several times: one runs after the other.
fn add_block(file: &mut File, block: Block) {
    let several = block.name.text.is_empty() && block.kind != BlockKind::NetReceive;
    match file.blocks.iter_mut().find(|b| several && b.kind == block.kind) {
        Some(first) => {
            let before = std::mem::take(&mut first.body);
            let part = |body, span| Stmt { kind: StmtKind::Block(body), span };
            first.body = vec![part(before, first.span), part(block.body, block.span)];
        }
        None => file.blocks.push(block),
    }
}

fn kind(rule: Rule, node: &Node<'_>) -> Option<BlockKind> {
    Some(match rule {
        Rule::initial => BlockKind::Initial,
        Rule::breakpoint => BlockKind::Breakpoint,
        Rule::derivative => BlockKind::Derivative,
        Rule::kinetic => BlockKind::Kinetic,
        Rule::linear => BlockKind::Linear,
        Rule::nonlinear => BlockKind::Nonlinear,
        Rule::discrete => BlockKind::Discrete,
        Rule::procedure => BlockKind::Procedure,
        Rule::function => BlockKind::Function,
        Rule::function_table => BlockKind::FunctionTable,
        Rule::net_receive => BlockKind::NetReceive,
        Rule::constructor => BlockKind::Constructor,
        Rule::destructor => BlockKind::Destructor,
        Rule::before_after => {
            let word = |rule| child(node, rule).map_or(String::new(), |n| n.as_str().trim().to_string());
            match (word(Rule::when).as_str(), word(Rule::phase).as_str()) {
                ("BEFORE", "BREAKPOINT") => BlockKind::BeforeBreakpoint,
                ("BEFORE", "INITIAL") => BlockKind::BeforeInitial,
                ("BEFORE", "STEP") => BlockKind::BeforeStep,
                ("AFTER", "SOLVE") => BlockKind::AfterSolve,
                ("AFTER", "INITIAL") => BlockKind::AfterInitial,
                _ => return None,
            }
        }
        _ => return None,
    })
}

fn whole_block(source: &Source, node: Node<'_>, kind: BlockKind) -> Parsed<Block> {
    let place = span(&node);
    let nameless = Name { text: String::new(), span: place };
    Ok(Block {
        kind,
        name: child(&node, Rule::ident).map_or(nameless, name),
        params: child(&node, Rule::params).map(params).unwrap_or_default(),
        solve_for: child(&node, Rule::solve_for).map(names_below).unwrap_or_default(),
        body: child(&node, Rule::block).map(|n| block(source, n)).transpose()?.unwrap_or_default(),
        span: place,
    })
}

fn neuron(source: &Source, node: Node<'_>, all: &mut Neuron, defines: &[(String, i64)]) -> Parsed<()> {
    all.span = span(&node);
    for line in node.into_inner() {
        match line.as_rule() {
            Rule::mechanism => {
                let kind = nth(source, &line, 0)?.as_str().trim().to_string();
                all.mechanism = Some((kind, name(nth(source, &line, 1)?)));
            }
            Rule::use_ion => all.ions.push(ion(source, line, defines)?),
            Rule::nonspecific => all.nonspecific.extend(names_below(line)),
            Rule::electrode => all.electrode.extend(names_below(line)),
            Rule::range => all.range.extend(names_below(line)),
            Rule::global => all.global.extend(names_below(line)),
            Rule::pointer => all.pointer.extend(names_below(line)),
            Rule::bbcore_pointer => all.bbcore_pointer.extend(names_below(line)),
            Rule::external => all.external.extend(names_below(line)),
            Rule::random => all.random.extend(names_below(line)),
            Rule::threadsafe => all.threadsafe = true,
            _ => {}
        }
    }
    Ok(())
}

fn ion(source: &Source, node: Node<'_>, defines: &[(String, i64)]) -> Parsed<Ion> {
    let mut ion =
        Ion { name: name(nth(source, &node, 0)?), reads: Vec::new(), writes: Vec::new(), valence: None };
    for part in node.into_inner().skip(1) {
        match part.as_rule() {
            Rule::ion_read => ion.reads.extend(names_below(part)),
            Rule::ion_write => ion.writes.extend(names_below(part)),
            Rule::valence => ion.valence = Some(value(source, nth(source, &part, 0)?, defines)?),
            _ => {}
        }
    }
    Ok(ion)
}

fn unit_lines(source: &Source, node: Node<'_>, file: &mut File) -> Parsed<()> {
    for line in node.into_inner() {
        let all: Vec<String> =
            line.clone().into_inner().filter(|n| n.as_rule() == Rule::units).map(units).collect();
        let mut all = all.into_iter();
        let first = all.next().unwrap_or_default();
        if line.as_rule() == Rule::unit_alias {
            file.unit_aliases.push((first, all.next().unwrap_or_default()));
            continue;
        }
        file.unit_constants.push(UnitConstant {
            name: name(nth(source, &line, 0)?),
            value: child(&line, Rule::value).map(|n| value(source, n, &file.defines)).transpose()?,
            from: first,
            to: all.next(),
            span: span(&line),
        });
    }
    Ok(())
}

fn declarations(
    source: &Source,
    node: Node<'_>,
    defines: &[(String, i64)],
    into: &mut Vec<Declaration>,
) -> Parsed<()> {
    for n in node.into_inner() {
        let value_in = |rule| match child(&n, rule) {
            Some(v) if rule == Rule::start => {
                nth(source, &v, 0).and_then(|v| value(source, v, defines)).map(Some)
            }
            Some(v) => value(source, v, defines).map(Some),
            None => Ok(None),
        };
        let limits =
            child(&n, Rule::limits).map(|l| l.into_inner().map(|v| value(source, v, defines)).collect());
        let limits: Option<Vec<f64>> = limits.transpose()?;
        into.push(Declaration {
            name: declared(&n, name(nth(source, &n, 0)?)),
            size: child(&n, Rule::size).map(|s| size(source, s)).transpose()?,
            value: value_in(Rule::value)?.or(value_in(Rule::start)?),
            units: child(&n, Rule::units).map(units).unwrap_or_default(),
            limits: limits.and_then(|l| Some((*l.first()?, *l.get(1)?))),
        });
    }
    Ok(())
}

/// `y'` is the state `Dy`.
fn declared(node: &Node<'_>, mut name: Name) -> Name {
    if let Some(primes) = child(node, Rule::primes) {
        name.text = rate_name(&name.text, primes.as_str().len());
    }
    name
}

/// A signed number, or a DEFINEd name.
fn value(source: &Source, node: Node<'_>, defines: &[(String, i64)]) -> Parsed<f64> {
    let sign = if child(&node, Rule::sign).is_some_and(|s| s.as_str().trim() == "-") { -1.0 } else { 1.0 };
    if let Some(n) = child(&node, Rule::number) {
        return Ok(sign * number(source, &n)?);
    }
    let name = node.as_str().trim().trim_start_matches(['-', '+']).trim();
    match defines.iter().find(|d| d.0 == name) {
        Some(d) => Ok(sign * d.1 as f64),
        None => {
            Err(source.error(span(&node), format!("`{name}` is not DEFINEd")).hint("a number is needed here"))
        }
    }
}
