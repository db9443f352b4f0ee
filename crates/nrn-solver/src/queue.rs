//! The event queue. Events at equal times leave in the order NEURON's queue gives them.
//!
//! NEURON keeps the earliest event aside; when a still earlier one comes, it goes back *behind* all events of its own time.
//! [`EventQueue`] does the same, so that ties are broken alike.

use crate::context::HookId;
use nrn_model::{NetConId, PointProcessId, SourceId};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Something that happens at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A NetCon's event reaches its target.
    NetCon(NetConId),
    /// A point process' own event (`net_send`).
    SelfEvent {
        /// Whose.
        target: PointProcessId,
        /// Whose weights the arguments are.
        weights: Option<NetConId>,
        /// The flag.
        flag: f64,
    },
    /// A source fires (an event from outside, `pc` spikes).
    Source(SourceId),
    /// User code runs at the end of the step.
    Hook(HookId),
    /// The run stops at the end of the step.
    Stop,
    /// A Vector plays its next value.
    Play(u32),
    /// A Vector records its next value.
    Record(u32),
}

/// The number of an event on the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventId {
    slot: u32,
    life: u32,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    event: Event,
    time: f64,
    /// The order number under which it is on the heap; 0: free.
    order: u64,
    life: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    time: f64,
    order: u64,
    slot: u32,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}
impl Eq for Entry {}
impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Entry {
    /// The earliest is the greatest, for the heap gives the greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        other.time.total_cmp(&self.time).then(other.order.cmp(&self.order))
    }
}

/// See the module's description.
#[derive(Debug, Default)]
pub struct EventQueue {
    slots: Vec<Slot>,
    free: Vec<u32>,
    heap: BinaryHeap<Entry>,
    least: Option<u32>,
    next_order: u64,
    len: usize,
}

impl EventQueue {
    /// Number of events.
    pub fn len(&self) -> usize {
        self.len
    }
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// Forgets all events.
    pub fn clear(&mut self) {
        self.heap.clear();
        self.least = None;
        self.len = 0;
        self.free.clear();
        for (i, slot) in self.slots.iter_mut().enumerate().rev() {
            slot.order = 0;
            slot.life = slot.life.wrapping_add(1);
            self.free.push(i as u32);
        }
    }
    /// Time of the earliest event, ms.
    pub fn next_time(&self) -> Option<f64> {
        self.least.map(|slot| self.slots[slot as usize].time)
    }
    /// Puts an event on the queue.
    pub fn push(&mut self, time: f64, event: Event) -> EventId {
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.slots.push(Slot { event, time, order: 0, life: 0 });
                (self.slots.len() - 1) as u32
            }
        };
        self.slots[slot as usize].event = event;
        self.len += 1;
        self.place(slot, time);
        EventId { slot, life: self.slots[slot as usize].life }
    }

    fn place(&mut self, slot: u32, time: f64) {
        self.slots[slot as usize].time = time;
        match self.least {
            None => {
                self.next_order += 1;
                self.slots[slot as usize].order = self.next_order;
                self.least = Some(slot);
            }
            Some(least) if time < self.slots[least as usize].time => {
                self.to_heap(least);
                self.next_order += 1;
                self.slots[slot as usize].order = self.next_order;
                self.least = Some(slot);
            }
            Some(_) => self.to_heap(slot),
        }
    }
    fn to_heap(&mut self, slot: u32) {
        self.next_order += 1;
        let place = &mut self.slots[slot as usize];
        place.order = self.next_order;
        self.heap.push(Entry { time: place.time, order: place.order, slot });
    }
    fn refill(&mut self) {
        self.least = None;
        while let Some(entry) = self.heap.pop() {
            if self.slots[entry.slot as usize].order == entry.order {
                self.least = Some(entry.slot);
                return;
            }
        }
    }
    /// Takes the earliest event if it is not later than `until`.
    pub fn pop(&mut self, until: f64) -> Option<(f64, Event)> {
        let least = self.least?;
        let slot = self.slots[least as usize];
        if slot.time > until {
            return None;
        }
        self.release(least);
        self.refill();
        Some((slot.time, slot.event))
    }
    fn release(&mut self, slot: u32) {
        let place = &mut self.slots[slot as usize];
        place.order = 0;
        place.life = place.life.wrapping_add(1);
        self.free.push(slot);
        self.len -= 1;
    }
    fn is_live(&self, id: EventId) -> bool {
        self.slots.get(id.slot as usize).is_some_and(|s| s.life == id.life && s.order != 0)
    }
    /// Takes an event from the queue. False when it is not there any more.
    pub fn remove(&mut self, id: EventId) -> bool {
        if !self.is_live(id) {
            return false;
        }
        self.release(id.slot);
        if self.least == Some(id.slot) {
            self.refill();
        }
        true
    }
    /// Moves an event to another time. False when it is not there any more.
    pub fn move_to(&mut self, id: EventId, time: f64) -> bool {
        if !self.is_live(id) {
            return false;
        }
        if self.least == Some(id.slot) {
            // As in NEURON: the earliest event stays in front while nothing is strictly earlier.
            self.slots[id.slot as usize].time = time;
            let earlier = self.peek_heap().is_some_and(|next| next < time);
            if earlier {
                self.refill();
                self.to_heap(id.slot);
            }
        } else {
            self.slots[id.slot as usize].order = u64::MAX;
            self.place(id.slot, time);
        }
        true
    }
    fn peek_heap(&mut self) -> Option<f64> {
        while let Some(entry) = self.heap.peek() {
            if self.slots[entry.slot as usize].order == entry.order {
                return Some(entry.time);
            }
            self.heap.pop();
        }
        None
    }
    /// Removes all events that `unwanted` says yes to.
    pub fn retain(&mut self, mut wanted: impl FnMut(&Event) -> bool) {
        for slot in 0..self.slots.len() as u32 {
            let place = self.slots[slot as usize];
            if place.order != 0 && !wanted(&place.event) {
                self.remove(EventId { slot, life: place.life });
            }
        }
    }
    /// All events with their times, earliest first.
    pub fn events(&self) -> Vec<(f64, Event)> {
        let live = self.slots.iter().filter(|s| s.order != 0);
        let mut list: Vec<_> = live.map(|s| (s.time, s.order, s.event)).collect();
        list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        list.into_iter().map(|(t, _, e)| (t, e)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drain(queue: &mut EventQueue) -> Vec<(f64, u64)> {
        std::iter::from_fn(|| queue.pop(f64::INFINITY))
            .map(|(t, e)| (t, if let Event::Hook(h) = e { h.0 } else { 0 }))
            .collect()
    }
    fn hook(n: u64) -> Event {
        Event::Hook(HookId(n))
    }

    #[test]
    fn equal_times_leave_in_order_of_arrival() {
        let mut q = EventQueue::default();
        for n in 1..=3 {
            q.push(5.0, hook(n));
        }
        assert_eq!(drain(&mut q), [(5.0, 1), (5.0, 2), (5.0, 3)]);
    }

    #[test]
    fn the_first_of_equal_times_goes_behind_when_an_earlier_event_comes() {
        let mut q = EventQueue::default();
        for n in 1..=3 {
            q.push(5.0, hook(n));
        }
        q.push(1.0, hook(9));
        assert_eq!(drain(&mut q), [(1.0, 9), (5.0, 2), (5.0, 3), (5.0, 1)]);
    }

    #[test]
    fn events_can_be_moved_and_removed() {
        let mut q = EventQueue::default();
        let a = q.push(1.0, hook(1));
        let b = q.push(2.0, hook(2));
        let c = q.push(3.0, hook(3));
        assert!(q.move_to(a, 4.0) && q.move_to(c, 0.5) && q.remove(b));
        assert!(!q.remove(b));
        assert_eq!(q.next_time(), Some(0.5));
        assert_eq!(drain(&mut q), [(0.5, 3), (4.0, 1)]);
        assert!(!q.move_to(a, 1.0));
        assert!(q.is_empty());
    }
}
