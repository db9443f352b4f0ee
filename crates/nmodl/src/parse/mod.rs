//! Text to syntax tree. pest's `Pair` never leaves this folder.
//!
//! `grammar.pest` is the language; `blocks` builds what stands outside braces, `statements` and `expressions` the rest.

mod blocks;
mod expressions;
mod guard;
mod statements;

use crate::ast::{File, Name, Size, Span};
use crate::diagnostics::Diagnostic;
use crate::source::Source;
use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;

mod grammar {
    //! Generated from `grammar.pest`, which documents itself.
    #![allow(missing_docs)]
    #[derive(pest_derive::Parser)]
    #[grammar = "parse/grammar.pest"]
    pub struct Grammar;
}

use grammar::{Grammar, Rule};

type Node<'a> = Pair<'a, Rule>;
type Parsed<T> = Result<T, Diagnostic>;

/// Parses a file.
pub fn parse(source: &Source) -> Parsed<File> {
    guard::check_nesting(source)?;
    let mut pairs = Grammar::parse(Rule::file, &source.text).map_err(|e| explain(source, &e))?;
    let mut file = File::default();
    for item in pairs.next().into_iter().flat_map(Pair::into_inner) {
        blocks::item(source, item, &mut file)?;
    }
    Ok(file)
}

fn explain(source: &Source, error: &pest::error::Error<Rule>) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) => at,
        InputLocation::Span((at, _)) => at,
    };
    let rest = &source.text[at.min(source.text.len())..];
    let word =
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum::<usize>();
    let width = if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) };
    let found =
        if rest.is_empty() { "the end of the file".to_string() } else { format!("`{}`", &rest[..width]) };
    let mut wanted: Vec<&str> = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => {
            positives.iter().filter_map(|r| describe(*r)).collect()
        }
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    wanted.sort_unstable();
    wanted.dedup();
    let diagnostic =
        source.error(Span { start: at, end: at + width }, format!("did not expect {found} here"));
    match wanted.as_slice() {
        _ if rest.is_empty() => diagnostic.hint("a `}` may be missing before this place"),
        [] => diagnostic.hint("a bracket may be missing before this place"),
        all => diagnostic.hint(format!("here may stand {}", all.join(", "))),
    }
}

/// What a rule is in a reader's words; rules inside larger ones are left out.
fn describe(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::expr | Rule::quantity | Rule::number => "an expression",
        Rule::ident | Rule::names => "a name",
        Rule::simple | Rule::if_statement => "a statement",
        Rule::neuron | Rule::procedure => "a block",
        Rule::block => "`{`",
        Rule::units => "units in parentheses",
        Rule::declaration => "a declaration",
        Rule::target | Rule::call_args => "`=` or `(`",
        Rule::add | Rule::mul => "an operator",
        Rule::EOI => "the end of the file",
        Rule::params => "arguments in parentheses",
        Rule::use_ion | Rule::range => "a statement of the NEURON block",
        Rule::verbatim_text => "ENDVERBATIM",
        _ => return None,
    })
}

fn span(node: &Node<'_>) -> Span {
    let s = node.as_span();
    // A rule that ends in optional parts may cover the space behind it.
    let text = s.as_str();
    Span { start: s.start(), end: s.start() + text.trim_end().len().max(1) }
}

fn name(node: Node<'_>) -> Name {
    Name { span: span(&node), text: node.as_str().trim().to_string() }
}

fn names(node: Node<'_>) -> Vec<Name> {
    node.into_inner().filter(|n| n.as_rule() == Rule::ident).map(name).collect()
}

/// The names in the first `names` below `node`.
fn names_below(node: Node<'_>) -> Vec<Name> {
    node.into_inner().filter(|n| n.as_rule() == Rule::names).flat_map(names).collect()
}

fn child<'a>(node: &Node<'a>, rule: Rule) -> Option<Node<'a>> {
    node.clone().into_inner().find(|n| n.as_rule() == rule)
}

/// The `at`th child; the grammar guarantees it, a broken grammar becomes an error.
fn nth<'a>(source: &Source, node: &Node<'a>, at: usize) -> Parsed<Node<'a>> {
    node.clone()
        .into_inner()
        .nth(at)
        .ok_or_else(|| source.error(span(node), "this statement is not complete"))
}

fn size(source: &Source, node: Node<'_>) -> Parsed<Size> {
    let inner = nth(source, &node, 0)?;
    match inner.as_rule() {
        Rule::integer => Ok(Size::Number(whole(source, &inner)? as usize)),
        _ => Ok(Size::Defined(name(inner))),
    }
}

/// Arrays and DEFINEs beyond this are taken for mistakes.
const MAX_WHOLE: i64 = 1 << 20;

fn whole(source: &Source, node: &Node<'_>) -> Parsed<i64> {
    match node.as_str().trim().parse::<i64>() {
        Ok(x) if x <= MAX_WHOLE => Ok(x),
        _ => Err(source.error(span(node), "this number is too large")),
    }
}

fn units(node: Node<'_>) -> String {
    child(&node, Rule::units_text).map_or(String::new(), |n| n.as_str().trim().to_string())
}
