//! The event queue. Events at equal times leave in the order NEURON's queue gives them.
//!
//! NEURON keeps the earliest event aside; when a still earlier one comes, it goes back *behind* all events of its own time.
//! [`EventQueue`] does the same, so that ties are broken alike. Few events are kept on a heap. Many are thrown into
//! buckets of a short span of time each, and a bucket is sorted when its time comes: that reads and writes memory in order.

use crate::context::HookId;
use nrn_model::{NetConId, PointProcessId, SourceId};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashSet};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventId(u64);

#[derive(Clone, Copy, Debug)]
struct Entry {
    time: f64,
    order: u64,
    id: u64,
    event: Event,
}

impl Entry {
    /// The earliest is the greatest.
    fn rank(&self, other: &Self) -> Ordering {
        other.time.total_cmp(&self.time).then(other.order.cmp(&self.order))
    }
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
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank(other)
    }
}

/// Buckets per ms.
const PER_MS: f64 = 16.0;
/// Number of buckets; events beyond them wait on the heap.
const BUCKETS: i64 = 4096;
/// Fewer events are not worth buckets.
const FEW: usize = 256;

fn bucket(time: f64) -> i64 {
    (time * PER_MS).floor() as i64
}

/// See the module's description.
#[derive(Debug, Default)]
pub struct EventQueue {
    least: Option<Entry>,
    heap: BinaryHeap<Entry>,
    buckets: Vec<Vec<Entry>>,
    /// The bucket whose events are in `open`; those behind it are still closed.
    at: i64,
    /// Events of the bucket whose time has come, the earliest last.
    open: Vec<Entry>,
    /// Events in closed buckets.
    closed: usize,
    /// Numbers of events that were removed or moved, and are still somewhere.
    cancelled: HashSet<u64>,
    next_order: u64,
    next_id: u64,
    len: usize,
    last_time: f64,
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
        self.least = None;
        self.heap.clear();
        self.buckets.iter_mut().for_each(Vec::clear);
        self.open.clear();
        self.cancelled.clear();
        (self.closed, self.len, self.last_time) = (0, 0, 0.0);
    }
    /// Time of the earliest event, ms.
    pub fn next_time(&self) -> Option<f64> {
        self.least.map(|e| e.time)
    }
    /// Puts an event on the queue.
    pub fn push(&mut self, time: f64, event: Event) -> EventId {
        self.next_id += 1;
        let id = self.next_id;
        self.len += 1;
        self.place(Entry { time, order: 0, id, event });
        EventId(id)
    }

    fn place(&mut self, mut entry: Entry) {
        match &mut self.least {
            None => {
                self.next_order += 1;
                entry.order = self.next_order;
                self.least = Some(entry);
            }
            Some(least) if entry.time < least.time => {
                let behind = std::mem::replace(least, entry);
                self.store(behind);
            }
            Some(_) => self.store(entry),
        }
    }
    fn store(&mut self, mut entry: Entry) {
        self.next_order += 1;
        entry.order = self.next_order;
        if self.len < FEW || !entry.time.is_finite() {
            self.heap.push(entry);
            return;
        }
        if self.buckets.is_empty() {
            self.buckets.resize_with(BUCKETS as usize, Vec::new);
        }
        if self.closed == 0 && self.open.is_empty() {
            self.at = bucket(self.last_time);
        }
        let number = bucket(entry.time);
        if number > self.at && number - self.at < BUCKETS {
            self.buckets[(number % BUCKETS) as usize].push(entry);
            self.closed += 1;
        } else {
            self.heap.push(entry);
        }
    }
    /// Opens the next bucket that holds anything.
    fn open_bucket(&mut self) {
        while self.open.is_empty() && self.closed > 0 {
            self.at += 1;
            let bucket = &mut self.buckets[self.at.rem_euclid(BUCKETS) as usize];
            std::mem::swap(bucket, &mut self.open);
            self.closed -= self.open.len();
        }
        self.open.sort_unstable_by(Entry::rank);
    }
    /// The earliest of all but the one kept aside.
    fn take_next(&mut self) -> Option<Entry> {
        loop {
            if self.open.is_empty() && self.closed > 0 {
                self.open_bucket();
            }
            let next = match (self.open.last(), self.heap.peek()) {
                (Some(a), Some(b)) if a.rank(b) == Ordering::Greater => self.open.pop(),
                (Some(_), None) => self.open.pop(),
                _ => self.heap.pop(),
            }?;
            if self.cancelled.is_empty() || !self.cancelled.remove(&next.id) {
                return Some(next);
            }
        }
    }
    /// Takes the earliest event if it is not later than `until`.
    pub fn pop(&mut self, until: f64) -> Option<(f64, Event, EventId)> {
        let least = self.least.filter(|e| e.time <= until)?;
        self.len -= 1;
        self.last_time = least.time;
        self.least = self.take_next();
        Some((least.time, least.event, EventId(least.id)))
    }
    /// Takes an event from the queue. It must be on it.
    pub fn remove(&mut self, id: EventId) {
        self.len -= 1;
        if self.least.is_some_and(|e| e.id == id.0) {
            self.least = self.take_next();
        } else {
            self.cancelled.insert(id.0);
        }
    }
    /// Moves an event (which must be on the queue) to another time, and gives its new number.
    pub fn move_to(&mut self, id: EventId, event: Event, time: f64) -> EventId {
        if let Some(least) = self.least.as_mut().filter(|e| e.id == id.0) {
            // As in NEURON: the earliest event stays in front while nothing is strictly earlier.
            least.time = time;
            let moved = *least;
            if let Some(next) = self.take_next() {
                if next.time < time {
                    self.least = Some(next);
                    self.store(moved);
                } else {
                    self.put_back(next);
                }
            }
            return id;
        }
        self.remove(id);
        self.push(time, event)
    }
    /// Puts an event where it was, its turn kept.
    fn put_back(&mut self, entry: Entry) {
        self.heap.push(entry);
    }
    /// Keeps those events that `wanted` says yes to.
    pub fn retain(&mut self, mut wanted: impl FnMut(&Event) -> bool) {
        let all = self.entries();
        if all.iter().all(|e| wanted(&e.event)) {
            return;
        }
        let last_time = self.last_time;
        self.clear();
        self.last_time = last_time;
        // Their numbers stay good, and so does their order.
        for entry in all.into_iter().filter(|e| wanted(&e.event)) {
            self.len += 1;
            match self.least {
                None => self.least = Some(entry),
                Some(_) => self.heap.push(entry),
            }
        }
    }
    fn entries(&self) -> Vec<Entry> {
        let all = self.least.iter().chain(&self.heap).chain(&self.open).chain(self.buckets.iter().flatten());
        let mut all: Vec<Entry> = all.filter(|e| !self.cancelled.contains(&e.id)).copied().collect();
        all.sort_unstable_by(|a, b| b.rank(a));
        all
    }
    /// All events with their times, earliest first.
    pub fn events(&self) -> Vec<(f64, Event)> {
        self.entries().into_iter().map(|e| (e.time, e.event)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drain(queue: &mut EventQueue) -> Vec<(f64, u64)> {
        std::iter::from_fn(|| queue.pop(f64::INFINITY))
            .map(|(t, e, _)| (t, if let Event::Hook(h) = e { h.0 } else { 0 }))
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
        q.move_to(a, hook(1), 4.0);
        q.move_to(c, hook(3), 0.5);
        q.remove(b);
        assert_eq!((q.next_time(), q.len()), (Some(0.5), 2));
        assert_eq!(drain(&mut q), [(0.5, 3), (4.0, 1)]);
        assert!(q.is_empty());
    }

    #[test]
    fn many_events_leave_in_order_and_none_is_lost() {
        let (mut q, mut x) = (EventQueue::default(), 1u64);
        let mut dice = || {
            x = x.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (x >> 33) as f64 / (1u64 << 31) as f64
        };
        for n in 0..3000 {
            let far = if n % 100 == 0 { 1000.0 } else { 10.0 };
            q.push((dice() * far * 8.0).floor() / 8.0, hook(n));
        }
        let (mut now, mut seen) = (0.0, 0);
        while let Some((t, _, _)) = q.pop(f64::INFINITY) {
            assert!(t >= now, "{t} comes after {now}");
            (now, seen) = (t, seen + 1);
            // Each of the first events sends another one.
            if seen <= 2000 {
                q.push(now + dice() * 3.0, hook(0));
            }
        }
        assert_eq!((seen, q.len()), (5000, 0));
    }
}
