//! VERBATIM: which C changes nothing for us, and what the rest would need.
//!
//! There is no C here. What only declares, includes or comments is accepted, and so are early returns (as a statement of their own).
//! Code outside blocks runs only when some block calls it, so it is accepted too. For everything else there is an error that says
//! what the block uses; a front end for C would begin at [`crate::ast::StmtKind::Verbatim`], which keeps the text.

use crate::ast::{Block, BlockKind, File, Span, Stmt, StmtKind};
use crate::diagnostics::Diagnostic;
use crate::passes::calls::visit;
use crate::source::Source;
use std::collections::BTreeSet;

/// Words that begin a declaration.
const TYPES: &[&str] = &[
    "extern", "static", "const", "volatile", "register", "double", "float", "int", "long", "short", "char",
    "unsigned", "signed", "void", "struct", "union", "enum", "typedef", "size_t", "FILE", "Object", "Symbol",
    "auto",
];

/// Words of C that are not names.
const WORDS: &[&str] = &[
    "if", "else", "while", "for", "do", "return", "switch", "case", "break", "continue", "sizeof", "default",
];

/// True when the text computes nothing.
pub fn does_nothing(text: &str) -> bool {
    let code = code(text);
    let mut rest = code.trim();
    while !rest.is_empty() {
        let Some((statement, after)) = rest.split_once(';') else { return false };
        let statement = statement.trim();
        if !(statement.is_empty()
            || declares(statement)
            || is_zero_return(statement) && after.trim().is_empty())
        {
            return false;
        }
        rest = after.trim_start();
    }
    true
}

/// What `text` returns when it is nothing but a `return` with a number or without one.
pub fn returned(text: &str) -> Option<Option<f64>> {
    let code = code(text);
    let rest = code.trim().strip_prefix("return")?.strip_suffix(';')?;
    if rest.starts_with(is_word) || rest.contains(';') {
        return None;
    }
    match rest.trim().trim_start_matches('(').trim_end_matches(')').trim() {
        "" => Some(None),
        number => number.parse().ok().map(Some),
    }
}

/// The variables of ions when the text only takes them anew from their ions: `cai = _ion_cai;`.
pub fn copied_from_ions(text: &str) -> Option<Vec<String>> {
    let code = code(text);
    let copied = |statement: &str| {
        let (name, from) = statement.split_once('=')?;
        (from.trim().strip_prefix("_ion_")? == name.trim()).then(|| name.trim().to_string())
    };
    let all: Vec<&str> = code.split(';').map(str::trim).filter(|s| !s.is_empty()).collect();
    if all.is_empty() { None } else { all.into_iter().map(copied).collect() }
}

fn is_zero_return(statement: &str) -> bool {
    matches!(statement.strip_prefix("return").map(str::trim), Some("" | "0" | "0."))
}

/// A declaration without braces whose initial value, if any, is found without a call.
fn declares(statement: &str) -> bool {
    let first: String = statement.chars().take_while(|c| is_word(*c)).collect();
    let initial = statement.split_once('=').map_or("", |(_, value)| value);
    TYPES.contains(&first.as_str()) && !statement.contains(['{', '}']) && !initial.contains('(')
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The text without comments and lines for the preprocessor.
fn code(text: &str) -> String {
    let mut out = String::new();
    let mut continued = false;
    for line in without_comments(text).lines() {
        let directive = continued || line.trim_start().starts_with('#');
        continued = directive && line.trim_end().ends_with('\\');
        if !directive {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(|l| l.split_once("//").map_or(l, |(before, _)| before)).collect::<Vec<_>>().join("\n")
}

/// Names in C code: those that are called, and the others.
fn names(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let code = code(text);
    let (mut called, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut rest = code.as_str();
    while let Some(at) = rest.find(|c: char| is_word(c) || c == '"') {
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix('"') {
            rest = inside.split_once('"').map_or("", |(_, after)| after);
            continue;
        }
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        if word.starts_with(|c: char| c.is_ascii_digit()) || TYPES.contains(&word) || WORDS.contains(&word) {
            continue;
        }
        let set = if after.trim_start().starts_with('(') { &mut called } else { &mut used };
        set.insert(word.to_string());
    }
    (called, used)
}

/// The error for C that would have to run: the block as it stands, what it uses, and what of the file needs no C.
pub fn error(source: &Source, file: &File, text: &str, span: Span) -> Diagnostic {
    let (called, used) = names(text);
    let list = |set: &BTreeSet<String>| set.iter().take(6).cloned().collect::<Vec<_>>().join(", ");
    let what = match (called.is_empty(), used.is_empty()) {
        (false, _) => format!("it calls {}", list(&called)),
        (true, false) => format!("it uses {}", list(&used)),
        _ => "it is not a declaration".to_string(),
    };
    let block: Vec<&str> = text.lines().map(str::trim_end).filter(|l| !l.trim().is_empty()).take(8).collect();
    let message = format!("VERBATIM is C code, which cannot be run here: {what}\n{}", block.join("\n"));
    let remaining: Vec<String> = file.blocks.iter().filter(|b| !contains_code(b)).map(called_block).collect();
    let hint = match remaining.is_empty() {
        true => "say it in NMODL, or write the mechanism as a plugin".to_string(),
        false => format!(
            "say it in NMODL, or write the mechanism as a plugin; without C are {}",
            remaining.iter().take(8).cloned().collect::<Vec<_>>().join(", ")
        ),
    };
    source.error(span, message).hint(hint)
}

/// True when there is C in the block that would have to run.
pub fn contains_code(block: &Block) -> bool {
    let mut found = false;
    visit(&block.body, &mut |s: &Stmt| {
        found |= matches!(&s.kind, StmtKind::Verbatim(text) if !does_nothing(text) && copied_from_ions(text).is_none());
    });
    found
}

/// How an author would call the block.
fn called_block(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Initial => "INITIAL",
        BlockKind::Breakpoint => "BREAKPOINT",
        BlockKind::Derivative => "DERIVATIVE",
        BlockKind::Kinetic => "KINETIC",
        BlockKind::Linear => "LINEAR",
        BlockKind::Nonlinear => "NONLINEAR",
        BlockKind::Discrete => "DISCRETE",
        BlockKind::Procedure => "PROCEDURE",
        BlockKind::Function => "FUNCTION",
        BlockKind::FunctionTable => "FUNCTION_TABLE",
        BlockKind::NetReceive => "NET_RECEIVE",
        BlockKind::BeforeBreakpoint => "BEFORE BREAKPOINT",
        BlockKind::BeforeInitial => "BEFORE INITIAL",
        BlockKind::BeforeStep => "BEFORE STEP",
        BlockKind::AfterSolve => "AFTER SOLVE",
        BlockKind::AfterInitial => "AFTER INITIAL",
        BlockKind::Constructor => "CONSTRUCTOR",
        BlockKind::Destructor => "DESTRUCTOR",
    };
    format!("{kind} {}", block.name.text).trim_end().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_declarations_and_comments_do_nothing_and_code_does_something() {
        for idle in [
            "",
            "\n#include <stdlib.h>\n/* a\n comment */ // more\n  extern double nrn_random_pick(void* r);\n",
            "static int seen = 0;",
            "#define twice(x) \\\n (2*x)\n",
            "double x, y[3];",
            "return 0;",
        ] {
            assert!(does_nothing(idle), "{idle}");
        }
        for busy in ["x = 3;", "double x = f(2);", "if (x) { return 0; }", "return 0; x = 1;", "x++"] {
            assert!(!does_nothing(busy), "{busy}");
        }
    }

    #[test]
    fn a_return_alone_says_what_it_returns() {
        assert_eq!(returned(" return; "), Some(None));
        assert_eq!(returned("return 0;"), Some(Some(0.0)));
        assert_eq!(returned("return (1.5);"), Some(Some(1.5)));
        assert_eq!(returned("return x;"), None);
        assert_eq!(returned("returned;"), None);
    }

    #[test]
    fn names_of_functions_and_variables_are_told_apart() {
        let (called, used) =
            names("_lx = nrn_random_pick(_p_r) + sizeof(double); /* f(x) */ printf(\"a b\");");
        assert_eq!(called.into_iter().collect::<Vec<_>>(), ["nrn_random_pick", "printf"]);
        assert_eq!(used.into_iter().collect::<Vec<_>>(), ["_lx", "_p_r"]);
    }
}
