"""What is dropped goes: cells, callbacks, recordings."""

import gc
import weakref

import pytest
from neuron import h


def resident():
    """Memory of this process, kB."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def begin():
    """What the handlers call."""


class Cell:
    def __init__(self, gid):
        self.soma = h.Section(name="soma", cell=self)
        self.dend = h.Section(name="dend", cell=self)
        self.dend.connect(self.soma(1))
        self.soma.insert("hh")
        self.dend.nseg = 3
        self.synapse = h.ExpSyn(self.dend(0.5))
        self.netcon = h.NetCon(self.soma(0.5)._ref_v, self.synapse, sec=self.soma)
        self.spikes = h.Vector()
        self.netcon.record(self.spikes)
        self.handler = h.FInitializeHandler(begin)
        self.gid = gid

    def __str__(self):
        return "Cell[%d]" % self.gid


def build(n):
    cells = [Cell(k) for k in range(n)]
    h.finitialize(-65)
    h.fadvance()
    return cells


def test_ten_thousand_cells_made_and_dropped_ten_times_leave_memory_flat():
    used = []
    for _ in range(20):
        cells = build(10000)
        del cells
        gc.collect()
        h.finitialize(-65)
        used.append(resident())
    assert len(list(h.allsec())) == 0
    # Tables find their size in the first ten rounds. Python takes its own memory in pieces of 1 MiB, of which one may come late:
    # below that, ten rounds would show 22 bytes lost per cell.
    assert used[-1] - used[9] < 2200, used


def test_a_callback_goes_with_its_owner():
    class Owner:
        def called(self, *_):
            pass

    section = h.Section(name="s")
    makers = {
        "handler": lambda o: h.FInitializeHandler(o.called),
        "recording": lambda o: made_netcon(section, o),
    }
    for name, maker in makers.items():
        owner = Owner()
        gone = weakref.ref(owner)
        made = maker(owner)
        del owner
        gc.collect()
        del made
        h.finitialize(-65)
        gc.collect()
        h.finitialize(-65)
        assert gone() is None, name


def made_netcon(section, owner):
    netcon = h.NetCon(section(0.5)._ref_v, None, sec=section)
    netcon.record(owner.called)
    return netcon


class Owner:
    """Owns what calls its method: a cycle through the engine."""

    def called(self, *_):
        pass


def owned_handler(section, owner):
    owner.kept = h.FInitializeHandler(owner.called)


def owned_netcon(section, owner):
    owner.kept = made_netcon(section, owner)


def owned_list(section, owner):
    owner.kept, inner = h.List(), h.List()
    inner.append(owner)
    owner.kept.append(inner)


def owned_states(section, owner):
    owner.kept = h.StateTransitionEvent(2)
    owner.kept.transition(0, 1, section(0.5)._ref_v, h._ref_celsius, owner.called)


def owned_closure(section, owner):
    owner.kept = h.FInitializeHandler(lambda: owner.called())


def owned_events(section, owner):
    owner.kept = h.CVode()
    owner.kept.event(1e9, owner.called)


CYCLES = [owned_handler, owned_netcon, owned_list, owned_states, owned_closure, owned_events]


@pytest.mark.parametrize("tie", CYCLES, ids=[tie.__name__ for tie in CYCLES])
def test_a_callback_that_leads_back_to_its_owner_is_collected(tie):
    section = h.Section(name="s")
    owner = Owner()
    tie(section, owner)
    gone = weakref.ref(owner)
    h.finitialize(-65)
    gc.collect()
    assert gone() is owner
    del owner
    gc.collect()
    h.finitialize(-65)
    gc.collect()
    assert gone() is None


def test_what_others_hold_is_not_collected():
    owner = Owner()
    times = []
    owner.called = lambda: times.append(h.t)
    owner.kept = h.FInitializeHandler(owner.called)
    keeper = owner.kept
    del owner
    gc.collect()
    h.finitialize(-65)
    assert times == [0]
    del keeper
