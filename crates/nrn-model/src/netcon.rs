//! NetCons: who tells whom, when, and with which weights. Delivery is the solver's.

use crate::arena::{Arena, BySlot};
use crate::error::{ModelError, Result};
use crate::handle::DataHandle;
use crate::ids::{NetConId, PointProcessId, SourceId};
use crate::model::Model;
use std::collections::HashMap;

/// Threshold of a new source, mV.
pub const DEFAULT_THRESHOLD: f64 = 10.0;

/// What a NetCon listens to, as given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NetConSource {
    /// Nothing: events come by [`NetCon`]'s `event` only.
    None,
    /// A variable that crosses the threshold upwards.
    Variable(DataHandle),
    /// The `net_event`s of a point process or artificial cell.
    PointProcess(PointProcessId),
    /// A source that exists.
    Source(SourceId),
}

/// What a source watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A variable that crosses the threshold upwards.
    Variable(DataHandle),
    /// The `net_event`s of a point process or artificial cell.
    PointProcess(PointProcessId),
    /// Somebody outside fires it (a spike of another process).
    Outside(u64),
}

/// What NetCons with the same source share.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it watches.
    pub kind: SourceKind,
    /// A variable fires when it rises above this.
    pub threshold: f64,
    /// Its NetCons, in the order they were made.
    pub netcons: Vec<NetConId>,
    /// True while the variable is above the threshold.
    pub above: bool,
    /// Delays and numbers of the NetCons that are active and have a target, as of change `fan_version` of the net.
    fan_out: Vec<(f64, NetConId)>,
    fan_version: u64,
    /// A source stays without NetCons while this is not zero (it is recorded, or has a global number).
    pub holds: u32,
}

/// A connection.
#[derive(Clone, Copy, Debug)]
pub struct NetCon {
    /// Where its events come from.
    pub source: Option<SourceId>,
    /// Where they go.
    pub target: Option<PointProcessId>,
    /// ms.
    pub delay: f64,
    /// Events pass only while it is active.
    pub active: bool,
    first: u32,
    n: u16,
}

impl NetCon {
    /// Number of weights.
    pub fn n_weights(&self) -> usize {
        self.n as usize
    }
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct NetTable {
    pub netcons: Arena<NetConId, NetCon>,
    pub sources: Arena<SourceId, Source>,
    by_kind: HashMap<SourceKind, SourceId, BySlot>,
    /// Sources in the order they were made, deleted ones among them for a while.
    pub order: Vec<SourceId>,
    /// NetCons in the order they were made, deleted ones among them for a while.
    pub created: Vec<NetConId>,
    /// Weights of all NetCons, each followed by room for the flag that NET_RECEIVE gets.
    weights: Vec<f64>,
    free: HashMap<u16, Vec<u32>, BySlot>,
    /// By target.
    by_target: HashMap<PointProcessId, Vec<NetConId>, BySlot>,
    /// Counts changes.
    pub version: u64,
}

impl Model {
    /// A new NetCon: delay 1 ms, weights 0, active when it has a target. The source is shared with other NetCons that have the
    /// same, threshold included. Fails when the target does not receive events.
    pub fn new_netcon(&mut self, source: NetConSource, target: Option<PointProcessId>) -> Result<NetConId> {
        let n = self.weights_of_target(target)?;
        let source = self.source_for(source)?;
        let first = self.net.allot(n);
        let id = self.net.netcons.insert(NetCon {
            source,
            target,
            delay: 1.0,
            active: target.is_some(),
            first,
            n,
        });
        if let Some(source) = source.and_then(|s| self.net.sources.get_mut(s)) {
            source.netcons.push(id);
        }
        if let Some(target) = target {
            self.net.by_target.entry(target).or_default().push(id);
        }
        self.net.created.push(id);
        self.net.version += 1;
        Ok(id)
    }
    fn weights_of_target(&self, target: Option<PointProcessId>) -> Result<u16> {
        let Some(target) = target else { return Ok(1) };
        let info = self.table(self.point_process(target)?.mechanism)?.info();
        let receive = info.net_receive.as_ref().ok_or(ModelError::NoNetReceive(target))?;
        Ok(receive.args.len().max(1) as u16)
    }

    /// The source for what is given, made when it is new.
    pub fn source_for(&mut self, source: NetConSource) -> Result<Option<SourceId>> {
        let kind = match source {
            NetConSource::None => return Ok(None),
            NetConSource::Source(id) => return self.source(id).map(|_| Some(id)),
            NetConSource::Variable(handle) => SourceKind::Variable(handle),
            NetConSource::PointProcess(id) => {
                self.point_process(id)?;
                SourceKind::PointProcess(id)
            }
        };
        if let Some(id) = self.net.by_kind.get(&kind).copied()
            && self.net.sources.get(id).is_some()
        {
            return Ok(Some(id));
        }
        Ok(Some(self.new_source(kind)))
    }
    /// A new source, even where one of the same kind exists.
    pub fn new_source(&mut self, kind: SourceKind) -> SourceId {
        let source = Source {
            kind,
            threshold: DEFAULT_THRESHOLD,
            netcons: Vec::new(),
            above: false,
            holds: 0,
            fan_out: Vec::new(),
            fan_version: 0,
        };
        let id = self.net.sources.insert(source);
        self.net.by_kind.insert(kind, id);
        self.net.order.push(id);
        self.net.version += 1;
        id
    }
    /// A source by its number.
    pub fn source(&self, id: SourceId) -> Result<&Source> {
        self.net.sources.get(id).ok_or(ModelError::NetConGone)
    }
    /// A source, to set its threshold or `above`.
    pub fn source_mut(&mut self, id: SourceId) -> Result<&mut Source> {
        self.net.version += 1;
        self.net.sources.get_mut(id).ok_or(ModelError::NetConGone)
    }
    /// The source of a kind, if there is one.
    pub fn source_by_kind(&self, kind: SourceKind) -> Option<SourceId> {
        self.net.by_kind.get(&kind).copied().filter(|id| self.net.sources.get(*id).is_some())
    }
    /// Delays and numbers of a source's NetCons that are active and have a target, in the order they were made.
    pub fn fan_out(&mut self, id: SourceId) -> &[(f64, NetConId)] {
        let NetTable { sources, netcons, version, .. } = &mut self.net;
        let Some(source) = sources.get_mut(id) else { return &[] };
        if source.fan_version != *version {
            source.fan_version = *version;
            source.fan_out.clear();
            let live = source.netcons.iter().filter_map(|id| netcons.get(*id).map(|n| (n, *id)));
            source
                .fan_out
                .extend(live.filter(|(n, _)| n.active && n.target.is_some()).map(|(n, id)| (n.delay, id)));
        }
        &source.fan_out
    }
    /// Does any NetCon listen to the source?
    pub fn has_netcons(&self, id: SourceId) -> bool {
        self.net
            .sources
            .get(id)
            .is_some_and(|source| source.netcons.iter().any(|n| self.net.netcons.get(*n).is_some()))
    }
    /// Notes whether a source's variable is above the threshold.
    pub fn set_above(&mut self, id: SourceId, above: bool) {
        if let Some(source) = self.net.sources.get_mut(id) {
            source.above = above;
        }
    }
    /// All sources in the order they were made; numbers of deleted ones may be among them and find nothing.
    pub fn sources(&self) -> &[SourceId] {
        &self.net.order
    }
    /// Keeps a source alive without NetCons.
    pub fn hold_source(&mut self, id: SourceId) -> Result<()> {
        self.source_mut(id)?.holds += 1;
        Ok(())
    }
    /// The opposite of [`Model::hold_source`].
    pub fn release_source(&mut self, id: SourceId) {
        if let Some(source) = self.net.sources.get_mut(id) {
            source.holds = source.holds.saturating_sub(1);
        }
        self.drop_idle_source(id);
    }

    /// A NetCon by its number.
    pub fn netcon(&self, id: NetConId) -> Result<&NetCon> {
        self.net.netcons.get(id).ok_or(ModelError::NetConGone)
    }
    /// A NetCon, to set delay or `active` (which needs a target to matter).
    pub fn netcon_mut(&mut self, id: NetConId) -> Result<&mut NetCon> {
        self.net.version += 1;
        self.net.netcons.get_mut(id).ok_or(ModelError::NetConGone)
    }
    /// All NetCons in the order they were made; numbers of deleted ones may be among them and find nothing.
    pub fn netcons(&self) -> &[NetConId] {
        &self.net.created
    }
    /// The NetCons that go to a point process, in the order they were made.
    pub fn netcons_to(&self, target: PointProcessId) -> &[NetConId] {
        self.net.by_target.get(&target).map_or(&[], Vec::as_slice)
    }
    /// Gives a NetCon another source.
    pub fn set_netcon_source(&mut self, id: NetConId, source: NetConSource) -> Result<()> {
        let new = self.source_for(source)?;
        let old = std::mem::replace(&mut self.netcon_mut(id)?.source, new);
        self.leave_source(id, old);
        if let Some(source) = new.and_then(|s| self.net.sources.get_mut(s)) {
            source.netcons.push(id);
        }
        self.net.version += 1;
        Ok(())
    }
    /// Gives a NetCon another target (`setpost`); weights are kept as far as there is room.
    pub fn set_netcon_target(&mut self, id: NetConId, target: Option<PointProcessId>) -> Result<()> {
        let n = self.weights_of_target(target)?;
        let old = *self.netcon(id)?;
        let first = if n == old.n { old.first } else { self.net.allot(n) };
        if n != old.n {
            for i in 0..n.min(old.n) as usize {
                self.net.weights[first as usize + i] = self.net.weights[old.first as usize + i];
            }
            self.net.free.entry(old.n).or_default().push(old.first);
        }
        self.leave_target(id, old.target);
        if let Some(target) = target {
            self.net.by_target.entry(target).or_default().push(id);
        }
        let netcon = self.netcon_mut(id)?;
        (netcon.target, netcon.first, netcon.n) = (target, first, n);
        netcon.active = target.is_some();
        self.net.version += 1;
        Ok(())
    }
    /// Deletes a NetCon. Events under way to it are dropped by the solver.
    pub fn remove_netcon(&mut self, id: NetConId) {
        let Some(old) = self.net.netcons.remove(id) else { return };
        self.leave_source(id, old.source);
        self.leave_target(id, old.target);
        self.net.free.entry(old.n).or_default().push(old.first);
        if self.net.created.len() > 2 * self.net.netcons.len() + 16 {
            let alive = &self.net.netcons;
            self.net.created.retain(|n| alive.get(*n).is_some());
        }
        self.net.version += 1;
    }
    /// Counts changes of NetCons and sources.
    pub fn net_version(&self) -> u64 {
        self.net.version
    }

    /// A weight.
    pub fn weight(&self, id: NetConId, index: usize) -> Result<f64> {
        let netcon = self.netcon(id)?;
        if index >= netcon.n as usize {
            return Err(ModelError::Index(index));
        }
        Ok(self.net.weights[netcon.first as usize + index])
    }
    pub(crate) fn weight_mut(&mut self, id: NetConId, index: usize) -> Result<&mut f64> {
        let netcon = *self.netcon(id)?;
        if index >= netcon.n as usize {
            return Err(ModelError::Index(index));
        }
        self.net.weights.get_mut(netcon.first as usize + index).ok_or(ModelError::NetConGone)
    }
    /// Sets a weight.
    pub fn set_weight(&mut self, id: NetConId, index: usize, x: f64) -> Result<()> {
        *self.weight_mut(id, index)? = x;
        Ok(())
    }
    /// Where the weights of a NetCon lie in [`crate::Parts::weights`], followed by one place for the flag: together the
    /// arguments of NET_RECEIVE.
    pub fn weight_range(&self, id: NetConId) -> Result<std::ops::Range<usize>> {
        let netcon = self.netcon(id)?;
        let range = netcon.first as usize..netcon.first as usize + netcon.n as usize + 1;
        if range.end <= self.net.weights.len() { Ok(range) } else { Err(ModelError::NetConGone) }
    }

    /// A point process is gone: NetCons to it go nowhere, its own source is gone.
    pub(crate) fn forget_in_net(&mut self, id: PointProcessId) {
        for netcon in self.net.by_target.remove(&id).unwrap_or_default() {
            if let Some(netcon) = self.net.netcons.get_mut(netcon) {
                (netcon.target, netcon.active) = (None, false);
            }
        }
        if let Some(source) = self.source_by_kind(SourceKind::PointProcess(id)) {
            self.remove_source(source);
        }
        self.net.version += 1;
    }
    /// Removes a source; its NetCons have none then.
    pub fn remove_source(&mut self, id: SourceId) {
        let Some(source) = self.net.sources.remove(id) else { return };
        for netcon in source.netcons {
            if let Some(netcon) = self.net.netcons.get_mut(netcon) {
                netcon.source = None;
            }
        }
        if self.net.by_kind.get(&source.kind) == Some(&id) {
            self.net.by_kind.remove(&source.kind);
        }
        if self.net.order.len() > 2 * self.net.sources.len() + 16 {
            let alive = &self.net.sources;
            self.net.order.retain(|s| alive.get(*s).is_some());
        }
        self.net.version += 1;
    }
    fn leave_source(&mut self, id: NetConId, source: Option<SourceId>) {
        let Some(source_id) = source else { return };
        if let Some(source) = self.net.sources.get_mut(source_id) {
            source.netcons.retain(|n| *n != id);
        }
        self.drop_idle_source(source_id);
    }
    fn leave_target(&mut self, id: NetConId, target: Option<PointProcessId>) {
        let Some(target) = target else { return };
        if let Some(list) = self.net.by_target.get_mut(&target) {
            list.retain(|n| *n != id);
        }
    }
    fn drop_idle_source(&mut self, id: SourceId) {
        if self.net.sources.get(id).is_some_and(|s| s.netcons.is_empty() && s.holds == 0) {
            self.remove_source(id);
        }
    }
}

impl NetTable {
    pub fn weights_mut(&mut self) -> &mut [f64] {
        &mut self.weights
    }
    fn allot(&mut self, n: u16) -> u32 {
        let first = self.free.get_mut(&n).and_then(Vec::pop);
        let first = first.unwrap_or_else(|| {
            self.weights.resize(self.weights.len() + n as usize + 1, 0.0);
            (self.weights.len() - n as usize - 1) as u32
        });
        self.weights[first as usize..first as usize + n as usize + 1].fill(0.0);
        first
    }
}
