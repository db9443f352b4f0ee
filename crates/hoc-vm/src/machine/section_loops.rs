//! Loops over sections (`forall`, `forsec`) and over the segments of one (`for (x)`): opened, taken a step further, closed.

use super::{Scope, Vm};
use crate::error::HocError;
use crate::host::{Host, SectionRef};
use crate::value::Value;

/// A loop over sections. It goes on with what its body makes or puts into the list, and leaves out what goes.
pub(crate) struct SectionLoop {
    list: Vec<SectionRef>,
    next: usize,
    /// What the list was made of; None for all sections.
    of: Option<Value>,
    /// [`Host::sections_stamp`] when it was made.
    stamp: u64,
    pub(super) depth: usize,
}

impl SectionLoop {
    /// Looks again where something may have changed.
    fn refresh(&mut self, vm: &mut Vm, host: &mut dyn Host) -> Result<(), HocError> {
        let stamp = host.sections_stamp(vm, self.of.as_ref());
        if stamp != self.stamp {
            self.stamp = stamp;
            let found = host.sections(vm, self.of.as_ref())?;
            self.next = place_in(&found, self.list.get(..self.next).unwrap_or_default());
            self.list = found;
        }
        Ok(())
    }
}

/// How many of the sections at the beginning of a list have been visited.
fn place_in(list: &[SectionRef], visited: &[SectionRef]) -> usize {
    visited.iter().fold(0, |n, section| n + usize::from(list.get(n) == Some(section)))
}

/// A loop over segments.
pub(crate) struct SegmentLoop {
    list: Vec<f64>,
    next: usize,
    /// What the variable is when the loop is done: a segment behind the last, or the end 1 where the ends are visited.
    behind: f64,
}

impl Vm {
    /// Opens a loop over sections.
    pub(super) fn open_sections(&mut self, host: &mut dyn Host, list: Option<Value>) -> Result<(), HocError> {
        let of = list.map(|value| self.settled(value));
        let list = host.sections(self, of.as_ref())?;
        let stamp = host.sections_stamp(self, of.as_ref());
        let depth = host.section_depth();
        self.scopes.push(Scope::Sections(Box::new(SectionLoop { list, next: 0, of, stamp, depth })));
        Ok(())
    }

    /// Enters the next section of the innermost loop; false (and the loop closed) behind the last. Which one comes after
    /// it is settled now: what the body puts behind the last section is not visited.
    pub(super) fn next_section(&mut self, host: &mut dyn Host) -> Result<bool, HocError> {
        let Some(Scope::Sections(mut over)) = self.scopes.pop() else { return Ok(false) };
        host.truncate_sections(over.depth);
        if over.next < over.list.len() {
            over.refresh(self, host)?;
        }
        let Some(section) = over.list.get(over.next).copied() else { return Ok(false) };
        over.next += 1;
        self.scopes.push(Scope::Sections(over));
        host.push_section(section)?;
        Ok(true)
    }

    /// Opens a loop over the segments of the accessed section.
    pub(super) fn open_segments(&mut self, host: &mut dyn Host, ends: bool) -> Result<(), HocError> {
        let mut list = host.segment_positions()?;
        let mut behind = 1.0;
        if !ends && list.len() > 2 {
            list.pop();
            list.remove(0);
            behind += 0.5 / list.len() as f64;
        }
        self.scopes.push(Scope::Segments(SegmentLoop { list, next: 0, behind }));
        Ok(())
    }

    /// Pushes the next position of the innermost loop over segments; false (and the loop closed) behind the last, where
    /// what is pushed is the last value of the variable.
    pub(super) fn next_segment(&mut self) -> bool {
        let Some(Scope::Segments(over)) = self.scopes.last_mut() else { return false };
        let x = over.list.get(over.next).copied();
        over.next += 1;
        self.numbers.push(x.unwrap_or(over.behind));
        if x.is_none() {
            self.scopes.pop();
        }
        x.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_place(list: &[u64], visited: &[u64], wanted: usize) {
        let sections = |ids: &[u64]| ids.iter().map(|id| SectionRef(*id)).collect::<Vec<_>>();
        assert_eq!(place_in(&sections(list), &sections(visited)), wanted, "{list:?} {visited:?}");
    }

    #[test]
    fn the_place_in_a_list_that_changed_is_behind_what_was_visited_and_is_still_there() {
        check_place(&[1, 2, 3], &[1], 1);
        check_place(&[1, 2, 3, 3], &[1, 2], 2);
        check_place(&[2, 3], &[1], 0);
        check_place(&[2, 3], &[1, 2], 1);
        check_place(&[1, 1, 1], &[1, 1], 2);
        check_place(&[], &[1, 2], 0);
    }
}
