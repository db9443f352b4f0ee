"""Random calls with hostile arguments. Whatever they do, the process lives on: every outcome is a value or an exception.

Each seed runs in a child of its own, with an alarm and a limit on memory. What a failing child did last stands in its log.
"""

import os
import random
import signal

import pytest
from neuron import h

if not hasattr(os, "fork"):
    pytest.skip("needs fork", allow_module_level=True)

STEPS = 150
SECONDS = 10
# What ends the program, starts others, or runs for as long as it is told to.
LEFT_OUT = {"quit", "system", "nrnpython", "fork", "chdir", "nrn_load_dll", "continuerun", "run", "xopen", "stop", "psolve", "batch_run", "steprun", "solve", "unlink", "wopen", "aopen"}
NUMBERS = [float("nan"), 1e9, -1, None, 0, 1, 2, 0.5, 1e300, float("inf"), -1e300, 3, True, 2**70, 1e12, -0.0]
TEXTS = ["", "a", "soma", "hh", "((", "%s%n", "\0", "é" * 5, "x" * 10000, "na_ion", "v", "t=t+", "%d", b"ab"]


def fail(*_):
    raise ValueError("boom")


CALLABLES = [fail, lambda *_: h.fadvance(), lambda *_: h.Section(name="late"), lambda *_: h.finitialize(-65), lambda *_: None]
OTHERS = [(fail, 1), [1, 2], {}, (), object(), h, range(3)]
TEMPLATE = """begintemplate Monkey
public x, f, s, o
objref o
create s
proc f() { x = $1 }
proc init() { o = new Vector(3) }
endtemplate Monkey
"""


def things():
    """One of everything."""
    a, b = h.Section(name="a"), h.Section(name="b")
    b.connect(a(1))
    a.insert("hh")
    a.nseg = 3
    clamp, synapse, source = h.IClamp(a(0.5)), h.ExpSyn(b(0.5)), h.NetStim()
    vector, items = h.Vector(10), h.List()
    items.append(vector)
    h(TEMPLATE)
    cell = h.Monkey()
    connections = [h.NetCon(a(0.5)._ref_v, synapse, sec=a), h.NetCon(source, synapse)]
    places = [a(0.5), b(1), a(0.5)._ref_v, a(0.5).hh, clamp._ref_amp, h.ref(3), h.ref("a"), h.ref(None)]
    others = [h.Random(), h.SectionList([a, b]), h.SectionRef(a), h.CVode(), h.ParallelContext(), h.StringFunctions(), h.FInitializeHandler(lambda: None)]
    recording = h.Vector().record(a(0.5)._ref_v)
    return [a, b, clamp, synapse, source, vector, recording, items, cell, cell.s, *connections, *places, *others]


class Monkey:
    def __init__(self, seed, log):
        self.random = random.Random(seed)
        self.pool = things()
        self.log = log
        self.names = sorted(name for name in dir(h) if not name.startswith("__") and name not in LEFT_OUT)

    def argument(self):
        kind = self.random.random()
        for bound, values in ((0.35, NUMBERS), (0.45, TEXTS), (0.49, CALLABLES), (0.52, OTHERS)):
            if kind < bound:
                return self.random.choice(values)
        return self.random.choice(self.pool or [1])

    def use(self, owner, name):
        arguments = [self.argument() for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 4]))]
        self.log(f"{type(owner).__name__}.{name} {arguments!r:.200}")
        if self.random.random() < 0.15 and not name.startswith("__"):
            setattr(owner, name, arguments[0] if arguments else 1)
            return
        made = getattr(owner, name)(*arguments)
        if type(made).__module__ != "builtins":
            self.pool.append(made)

    def step(self):
        kind = self.random.random()
        if kind < 0.25:
            self.use(h, self.random.choice(self.names))
        elif kind < 0.85 and self.pool:
            owner = self.random.choice(self.pool)
            names = sorted(name for name in dir(owner) if name not in LEFT_OUT and not name.startswith("__"))
            if names and type(owner).__module__ != "builtins":
                self.use(owner, self.random.choice(names))
        elif kind < 0.90 and self.pool:
            self.pool.pop(self.random.randrange(len(self.pool)))
        elif kind < 0.95 and self.pool:
            self.random.choice(self.pool)[self.argument()]
        else:
            self.log("steps")
            h.finitialize(-65)
            for _ in range(5):
                h.fadvance()


def play(seed, log):
    monkey = Monkey(seed, log)
    for _ in range(STEPS):
        try:
            monkey.step()
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
            log(f"    {text:.200}")
            if "panic" in text or "internal error" in text:
                return 3
    return 0


def in_child(seed, path, folder):
    """Runs one seed; gives the child's wait status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    status = 4
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(SECONDS)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.chdir(folder)
        lines = os.open(path, os.O_CREAT | os.O_WRONLY)
        status = play(seed, lambda line: os.write(lines, (line + "\n").encode("utf8", "replace")))
    finally:
        os._exit(status)


@pytest.mark.parametrize("seed", range(24))
def test_random_calls_end_in_a_value_or_an_exception(seed, tmp_path):
    path = tmp_path / "log"
    status = in_child(seed, path, tmp_path)
    last = path.read_text(errors="replace").splitlines()[-6:] if path.exists() else []
    assert status == 0, "\n".join(last)
