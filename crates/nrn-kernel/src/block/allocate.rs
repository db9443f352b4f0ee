//! Gives out registers, and spares copies: a place that is only read is an operand itself, and an instruction whose
//! result is only stored writes to the place directly.

use super::program::*;
use crate::ir::Value;
use crate::quick::Map;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Where a value lives.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Home {
    Register(u16),
    Place(PlaceIx),
}

/// Code over operand numbers (registers, then places), and the number of registers.
pub(super) fn allocate(linear: &Linear) -> (Vec<Code<Operand>>, usize) {
    let facts = Facts::of(linear);
    let mut homes: Map<Value, Home> = Map::default();
    let mut dropped = vec![false; linear.code.len()];
    direct_loads(linear, &facts, &mut homes, &mut dropped);
    direct_stores(linear, &facts, &mut homes, &mut dropped);
    let n_registers = registers(linear, &facts, &mut homes).max(1);
    (rewrite(linear, &homes, &dropped, n_registers), n_registers)
}

/// First definition, last use and number of definitions of every value; where control flow is.
struct Facts {
    /// By value: first and last position, both inclusive; stretched over loops.
    live: Map<Value, (usize, usize)>,
    definitions: Map<Value, u32>,
    /// `borders[i]`: number of jumps and jump targets at positions up to `i`.
    borders: Vec<u32>,
    /// By place: positions of writes.
    writes: Vec<Vec<usize>>,
    /// By place: positions of loads.
    loads: Vec<Vec<usize>>,
    /// Loops as (head, position of the jump back).
    loops: Vec<(usize, usize)>,
}

impl Facts {
    fn of(linear: &Linear) -> Facts {
        let n = linear.code.len();
        let mut facts = Facts {
            live: Map::default(),
            definitions: Map::default(),
            borders: vec![0; n + 1],
            writes: vec![Vec::new(); linear.places.len()],
            loads: vec![Vec::new(); linear.places.len()],
            loops: Vec::new(),
        };
        let column = |c: u32| linear.places.iter().position(|p| p.place == Place::Column(c));
        for (at, code) in linear.code.iter().enumerate() {
            code.targets().for_each(|v| facts.touch(v, at, true));
            code.sources().for_each(|v| facts.touch(v, at, false));
            match code {
                Code::Load { place, .. } => facts.loads[*place as usize].push(at),
                Code::Store { place, .. } | Code::Add { place, .. } => facts.writes[*place as usize].push(at),
                Code::StoreIndexed { first, .. } | Code::LoadIndexed { first, .. }
                    if column(*first).is_none() => {}
                Code::StoreIndexed { first, len, .. } => {
                    (*first..first + len).filter_map(column).for_each(|p| facts.writes[p].push(at));
                }
                Code::LoadIndexed { first, len, .. } => {
                    (*first..first + len).filter_map(column).for_each(|p| facts.loads[p].push(at));
                }
                Code::SkipUnlessAny { to, .. } | Code::SkipIf { to, .. } => {
                    facts.borders[at] += 1;
                    facts.borders[*to as usize] += 1;
                }
                Code::Repeat { to, .. } => {
                    facts.borders[at] += 1;
                    facts.borders[*to as usize] += 1;
                    facts.loops.push((*to as usize, at));
                }
                _ => {}
            }
        }
        for i in 1..=n {
            facts.borders[i] += facts.borders[i - 1];
        }
        facts.stretch();
        facts
    }

    fn touch(&mut self, v: Value, at: usize, defines: bool) {
        let live = self.live.entry(v).or_insert((at, at));
        live.1 = live.1.max(at);
        if defines {
            *self.definitions.entry(v).or_insert(0) += 1;
        }
    }

    /// What lives at the head of a loop and is used inside lives until the loop's end.
    fn stretch(&mut self) {
        // Inner loops were found first; an outer loop then sees what they stretched.
        for (head, end) in &self.loops {
            for (first, last) in self.live.values_mut() {
                if *first < *head && *last >= *head {
                    *last = (*last).max(*end);
                }
            }
        }
    }

    /// No jump and no jump target between the two positions.
    fn straight(&self, from: usize, to: usize) -> bool {
        self.borders[from] == self.borders[to]
    }

    fn in_loop(&self, at: usize) -> bool {
        self.loops.iter().any(|(head, end)| *head <= at && at <= *end)
    }
}

/// Loads whose place is not written while the value is in use need no copy.
fn direct_loads(linear: &Linear, facts: &Facts, homes: &mut Map<Value, Home>, dropped: &mut [bool]) {
    for (at, code) in linear.code.iter().enumerate() {
        let Code::Load { dst, place } = code else { continue };
        let last = facts.live.get(dst).map_or(at, |l| l.1);
        let disturbed = |w: &usize| (*w > at && *w < last) || facts.in_loop(*w);
        // A write at the last use itself reads each lane before it writes it.
        let scattered = matches!(linear.code.get(last), Some(Code::StoreIndexed { .. }));
        if !scattered && !facts.writes[*place as usize].iter().any(disturbed) {
            homes.insert(*dst, Home::Place(*place));
            dropped[at] = true;
        }
    }
}

/// Instructions whose result goes to a column can write there at once.
fn direct_stores(linear: &Linear, facts: &Facts, homes: &mut Map<Value, Home>, dropped: &mut [bool]) {
    for (at, code) in linear.code.iter().enumerate() {
        let Code::Store { place, src, mask: None } = code else { continue };
        if !matches!(linear.places[*place as usize].place, Place::Column(_)) || homes.contains_key(src) {
            continue;
        }
        let Some(made) = linear.code.iter().position(|c| c.targets().any(|t| t == *src)) else { continue };
        let last = facts.live.get(src).map_or(at, |l| l.1);
        let lanewise = matches!(linear.code[made], Code::Step { .. } | Code::Interpolate { .. });
        let in_use = |v: &Value, home: &Home| {
            *home == Home::Place(*place)
                && facts.live.get(v).is_some_and(|(first, last)| *first < made && *last > made)
        };
        let fits = lanewise
            && made < at
            && facts.definitions.get(src) == Some(&1)
            && facts.straight(made, last.max(at))
            && !facts.loads[*place as usize].iter().any(|l| *l > made && *l < at)
            && !facts.writes[*place as usize].iter().any(|w| *w != at && *w > made && *w <= last.max(at))
            && !homes.iter().any(|(v, home)| in_use(v, home));
        if fits {
            homes.insert(*src, Home::Place(*place));
            dropped[at] = true;
        }
    }
}

/// Linear scan: every value that has no home gets a register for its life.
fn registers(linear: &Linear, facts: &Facts, homes: &mut Map<Value, Home>) -> usize {
    let mut waiting: Vec<(usize, usize, Value)> =
        facts.live.iter().filter(|(v, _)| !homes.contains_key(v)).map(|(v, (a, b))| (*a, *b, *v)).collect();
    waiting.sort();
    let (mut free, mut n) = (Vec::<u16>::new(), 0_u16);
    // A kernel with more registers than fit is refused by `super::program`.
    let mut busy: BinaryHeap<Reverse<(usize, u16)>> = BinaryHeap::new();
    for (first, last, value) in waiting {
        // A lanewise instruction may write over what it read last; others may not.
        let lanewise = matches!(linear.code.get(first), Some(Code::Step { .. }));
        while let Some(Reverse((end, register))) = busy.peek().copied() {
            if end > first || end == first && !lanewise {
                break;
            }
            free.push(register);
            busy.pop();
        }
        let register = free.pop().unwrap_or_else(|| {
            n = n.saturating_add(1);
            n - 1
        });
        busy.push(Reverse((last, register)));
        homes.insert(value, Home::Register(register));
    }
    n.into()
}

fn rewrite(
    linear: &Linear,
    homes: &Map<Value, Home>,
    dropped: &[bool],
    n_registers: usize,
) -> Vec<Code<Operand>> {
    let operand = |v: Value| match homes.get(&v) {
        Some(Home::Register(r)) => *r,
        Some(Home::Place(p)) => n_registers as u16 + p,
        None => 0,
    };
    // Where each old position went.
    let mut moved = Vec::with_capacity(dropped.len() + 1);
    let mut next = 0_u32;
    for gone in dropped {
        moved.push(next);
        next += u32::from(!gone);
    }
    moved.push(next);
    let kept = linear.code.iter().zip(dropped).filter(|(_, gone)| !**gone);
    kept.map(|(code, _)| {
        let mut code = code.rename(&operand, &operand);
        if let Code::SkipUnlessAny { to, .. } | Code::SkipIf { to, .. } | Code::Repeat { to, .. } = &mut code
        {
            *to = moved[*to as usize];
        }
        code
    })
    .collect()
}
