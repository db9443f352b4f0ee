//! What a mechanism asks of the program around it: random numbers, printing, POINTERs that may be unset, other NetCons,
//! conditions to watch.

use super::Lowered;
use super::state::{Lowerer, Place, Var};
use crate::ast::{Binary, Block, BlockKind, Expr, ExprKind, File, Name, Span, Stmt, StmtKind};
use crate::passes::calls::{assigned_names, visit};
use nrn_kernel::ir::{BinaryOp, CompareOp, HostFunction, Inst, Op, Value};
use nrn_mech_abi::host::MAX_ARGS;
use std::collections::{BTreeSet, HashMap};

/// Functions of the stream all mechanisms share, and of the one of a KSChan's single channels; least and largest number of arguments.
const SHARED: &[(&str, HostFunction, usize, usize)] = &[
    ("scop_random", HostFunction::ScopRandom, 0, 1),
    ("set_seed", HostFunction::SetSeed, 1, 1),
    ("normrand", HostFunction::NormRand, 2, 2),
    ("exprand", HostFunction::ExpRand, 1, 1),
    ("poisrand", HostFunction::PoisRand, 1, 1),
    ("ks_random", HostFunction::ChannelRandom, 0, 0),
    ("ks_resolution", HostFunction::ChannelResolution, 0, 0),
];

/// Functions of a RANDOM variable, which is their first argument; how many others there may be.
const STREAM: &[(&str, HostFunction, &[usize])] = &[
    ("random_uniform", HostFunction::RandomUniform, &[0, 2]),
    ("random_negexp", HostFunction::RandomNegexp, &[0, 1]),
    ("random_normal", HostFunction::RandomNormal, &[0, 2]),
    ("random_ipick", HostFunction::RandomIpick, &[0]),
    ("random_dpick", HostFunction::RandomDpick, &[0]),
    ("random_setids", HostFunction::RandomSetids, &[3]),
    ("random_setseq", HostFunction::RandomSetseq, &[1, 2]),
];

/// True for the functions of this file.
pub fn knows(name: &str) -> bool {
    SHARED.iter().any(|f| f.0 == name)
        || STREAM.iter().any(|f| f.0 == name)
        || matches!(name, "printf" | "nrn_pointing")
}

/// True when FOR_NETCONS stands anywhere.
pub fn uses_netcons(file: &File) -> bool {
    let mut found = false;
    for block in &file.blocks {
        visit(&block.body, &mut |s| found |= matches!(s.kind, StmtKind::ForNetcons(..)));
    }
    found
}

/// The conditions of all WATCH statements of NET_RECEIVE, in order.
pub fn watches(block: &Block) -> Vec<&Expr> {
    let mut all = Vec::new();
    visit(&block.body, &mut |s| {
        if let StmtKind::Watch(list) = &s.kind {
            all.extend(list.iter().map(|(condition, _)| condition));
        }
    });
    all
}

impl<'a> Lowerer<'a> {
    /// Calls one of the functions that [`knows`] names.
    pub fn host_call(&mut self, name: &str, args: &[Expr], span: Span) -> Lowered<Value> {
        if let Some((_, function, least, most)) = SHARED.iter().find(|f| f.0 == name) {
            if !(*least..=*most).contains(&args.len()) {
                return self.wrong_count(name, *least, args.len(), span);
            }
            let mut values = self.values_of(args)?;
            if *function == HostFunction::ScopRandom {
                values.clear();
            }
            return Ok(self.ask(*function, 0, String::new(), values));
        }
        if let Some((_, function, counts)) = STREAM.iter().find(|f| f.0 == name) {
            return self.stream_call(name, *function, counts, args, span);
        }
        match name {
            "printf" => self.print(args, span),
            _ => self.pointing(args, span),
        }
    }

    fn wrong_count<T>(&self, name: &str, wanted: usize, found: usize, span: Span) -> Lowered<T> {
        self.unit.error(span, format!("`{name}` takes {wanted} arguments, not {found}"))
    }

    fn values_of(&mut self, args: &[Expr]) -> Lowered<Vec<Value>> {
        args.iter().map(|a| self.expr(a)).collect()
    }

    /// A request to the program around.
    pub fn ask(&mut self, function: HostFunction, column: u32, text: String, args: Vec<Value>) -> Value {
        let result = self.b.fresh();
        self.b.push(Inst::HostCall { function, column, text, args, results: vec![result] });
        result
    }

    fn stream_call(
        &mut self,
        name: &str,
        function: HostFunction,
        counts: &[usize],
        args: &[Expr],
        span: Span,
    ) -> Lowered<Value> {
        let stream = match args.first().map(|a| (&a.kind, a.span)) {
            Some((ExprKind::Variable(stream), at)) => match self.lookup(stream, at)? {
                Var::Random(column) => Some(column),
                _ => None,
            },
            _ => None,
        };
        let Some(column) = stream else {
            let error =
                self.unit.source.error(span, format!("the first argument of `{name}` is a RANDOM variable"));
            return Err(error.hint("declare it in the NEURON block: RANDOM name"));
        };
        let rest = args.get(1..).unwrap_or_default();
        if !counts.contains(&rest.len()) {
            return self.wrong_count(name, 1 + counts.first().copied().unwrap_or(0), args.len(), span);
        }
        let values = self.values_of(rest)?;
        Ok(self.ask(function, column, String::new(), values))
    }

    /// `printf(format, ...)`: texts among the arguments become part of the format.
    fn print(&mut self, args: &[Expr], span: Span) -> Lowered<Value> {
        let Some((ExprKind::Text(format), rest)) = args.split_first().map(|(a, rest)| (&a.kind, rest)) else {
            return self.unit.error(span, "the first argument of `printf` is a text in quotes");
        };
        let mut rest = rest.iter();
        let (mut text, mut values) = (String::new(), Vec::new());
        let plain = unescape(format);
        let mut pieces = plain.split('%');
        text.push_str(pieces.next().unwrap_or_default());
        while let Some(piece) = pieces.next() {
            if piece.is_empty() {
                // `%%`: what follows is plain.
                text.push_str("%%");
                text.push_str(pieces.next().unwrap_or_default());
                continue;
            }
            let letter = piece.find(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'l' | 'h' | 'L' | 'z'));
            match (rest.next().map(|e| (&e.kind, e)), letter) {
                (Some((ExprKind::Text(word), _)), Some(end)) => {
                    text.push_str(&unescape(word).replace('%', "%%"));
                    text.push_str(piece.get(end + 1..).unwrap_or_default());
                }
                (Some((_, e)), Some(end)) => {
                    values.push(self.expr(e)?);
                    text.push('%');
                    let head = piece.get(..end).unwrap_or_default().replace(['l', 'h', 'L', 'z'], "");
                    text.push_str(&head);
                    text.push_str(piece.get(end..).unwrap_or_default());
                }
                _ => {
                    return self
                        .unit
                        .error(span, "this format asks for more values than there are arguments");
                }
            }
        }
        for e in rest {
            if !matches!(e.kind, ExprKind::Text(_)) {
                self.expr(e)?;
            }
        }
        if values.len() > MAX_ARGS {
            return self.unit.error(span, format!("`printf` takes at most {MAX_ARGS} values here"));
        }
        Ok(self.ask(HostFunction::Print, 0, text, values))
    }

    /// `nrn_pointing(p)`: a hidden column beside each POINTER knows.
    fn pointing(&mut self, args: &[Expr], span: Span) -> Lowered<Value> {
        let name = match args {
            [Expr { kind: ExprKind::Variable(name), .. }] => name,
            _ => return self.unit.error(span, "`nrn_pointing` takes the name of a POINTER"),
        };
        match self.outer(&format!("nrn_pointing {name}")) {
            Some(Var::Place(place)) => self.read(place, span),
            _ => self.unit.error(span, format!("`{name}` is not a POINTER")),
        }
    }

    /// The arguments that changed are written now, and none is known any more: NetCons may be changed by other names.
    fn settle_weights(&mut self) {
        let args: Vec<(Place, super::state::Slot)> =
            self.env.iter().filter(|(p, _)| matches!(p, Place::Arg(_))).map(|(p, s)| (*p, *s)).collect();
        for (place, slot) in args {
            if let (Place::Arg(arg), true) = (place, slot.dirty) {
                self.b.push(Inst::StoreArg { arg, value: slot.value });
            }
            self.env.remove(&place);
        }
    }

    /// FOR_NETCONS: a loop over the NetCons of the instance; the names are weights of each.
    pub fn for_netcons(&mut self, names: &[Name], body: &[Stmt], span: Span) -> Lowered<()> {
        let Some(receive) = self.unit.file.block_of(BlockKind::NetReceive) else {
            return self.unit.error(span, "FOR_NETCONS needs a NET_RECEIVE block");
        };
        if names.len() != receive.params.len() {
            return self.unit.error(span, "FOR_NETCONS takes as many names as NET_RECEIVE");
        }
        self.settle_weights();
        let count = self.ask(HostFunction::NetConCount, 0, String::new(), Vec::new());
        let counter = self.local();
        let zero = self.constant(0.0);
        self.write(counter, zero);
        let mut places = self.assigned_places(body);
        places.retain(|p| !matches!(p, Place::Arg(_)));
        places.push(counter);
        let changed: BTreeSet<String> = assigned_names(self.unit.file, body);
        self.repeat(
            places,
            span,
            |l| {
                let i = l.read(counter, span)?;
                Ok(l.op(Op::Compare(CompareOp::Lt, i, count)))
            },
            |l| {
                let i = l.read(counter, span)?;
                let mut scope = HashMap::new();
                let mut weights = Vec::new();
                for (weight, name) in names.iter().enumerate() {
                    let value = l.ask(HostFunction::LoadWeight, weight as u32, String::new(), vec![i]);
                    let place = l.local();
                    l.write(place, value);
                    scope.insert(name.text.clone(), Var::Place(place));
                    weights.push(place);
                }
                l.scopes.push(scope);
                let done = l.statements(body);
                l.scopes.pop();
                done?;
                l.settle_weights();
                for (weight, (name, place)) in names.iter().zip(weights).enumerate() {
                    if changed.contains(&name.text) {
                        let value = l.read(place, span)?;
                        l.b.push(Inst::HostCall {
                            function: HostFunction::StoreWeight,
                            column: weight as u32,
                            text: String::new(),
                            args: vec![i, value],
                            results: Vec::new(),
                        });
                    }
                }
                let one = l.constant(1.0);
                let next = l.binary(BinaryOp::Add, i, one);
                l.write(counter, next);
                Ok(())
            },
        )?;
        self.settle_weights();
        Ok(())
    }

    /// WATCH: each condition with its flag.
    pub fn watch(&mut self, list: &[(Expr, Expr)], span: Span) -> Lowered<()> {
        let Some(receive) = self.unit.file.block_of(BlockKind::NetReceive) else {
            return self.unit.error(span, "WATCH can only stand in NET_RECEIVE");
        };
        let all = watches(receive);
        for (condition, flag) in list {
            let Some(number) = all.iter().position(|other| std::ptr::eq(*other, condition)) else {
                return self.unit.error(span, "WATCH can only stand in NET_RECEIVE");
            };
            let value = self.watched(condition)?;
            let flag = self.expr(flag)?;
            self.b.push(Inst::HostCall {
                function: HostFunction::Watch,
                column: number as u32,
                text: String::new(),
                args: vec![value, flag],
                results: Vec::new(),
            });
        }
        Ok(())
    }

    /// What is above 0 while a condition is true.
    pub fn watched(&mut self, condition: &Expr) -> Lowered<Value> {
        match &condition.kind {
            ExprKind::Binary(Binary::Gt | Binary::Ge, a, b) => {
                let (a, b) = (self.expr(a)?, self.expr(b)?);
                Ok(self.sub(a, b))
            }
            ExprKind::Binary(Binary::Lt | Binary::Le, a, b) => {
                let (a, b) = (self.expr(a)?, self.expr(b)?);
                Ok(self.sub(b, a))
            }
            _ => {
                let error = self.unit.source.error(condition.span, "WATCH takes a comparison with < or >");
                Err(error.hint("as in WATCH (v > 20) 2"))
            }
        }
    }
}

/// A C string as written, with what its backslashes mean.
fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some('r') => plain.push('\r'),
            Some('a') => plain.push('\u{7}'),
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn backslashes_mean_what_they_mean_in_c() {
        assert_eq!(unescape(r#"a\n\t\"b\\"#), "a\n\t\"b\\");
    }
}
