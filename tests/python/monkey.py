"""The monkey: random sequences of calls with hostile arguments, over everything the tables of the engine have.

    python tests/python/monkey.py FIRST COUNT [WORKERS]   # sequences FIRST .. FIRST + COUNT, a line for each that went wrong
    python tests/python/monkey.py FIRST 1 -v              # one sequence, each call printed

One parent makes one of everything, and forks workers; each sequence is played by a child of its own, from its seed alone.
Whatever it does, each call has to end with a value or an exception: no signal, no exit, no panic, no hang.
"""

import copy
import gc
import os
import pickle
import random
import resource
import signal
import sys
import tempfile

STEPS = 30
SECONDS = 20
# What ends the program or starts others, and what leaves the folder.
LEFT_OUT = {"quit", "system", "nrnpython", "fork", "chdir", "nrn_load_dll", "unlink", "sleep"}
NUMBERS = [float("nan"), 1e9, -1, None, 0, 1, 2, 0.5, 1e300, float("inf"), -1e300, 3, True, 2**70, 1e12, -0.0, 65536, 1e-300]
TEXTS = ["", "a", "soma", "hh", "((", "%s%n", "\0", "é" * 5, "x" * 10000, "na_ion", "v", "t=t+", "%d", b"ab", "Vector", "x", "{", "\ud800", "1e999", "/*"]
WORDS = ["x", "soma", "a", "b", "t", "dt", "v", "hh", "pas", "nseg", "L", "diam", "o", "s1", "Vector", "List", "List[0]", "Monkey", "m", "sec", "ocbox_", "save_window_", "monkey.ses", "monkey.swc", "nrngui.hoc", "scene_vector_[2]", "gnabar_hh", "na_ion", "i", "$1", "$o1", "$s1", "hoc_ac_", "1e9", "-1", "0", "1e300", "0/0", '"text"', "nil", "this"]
FORMS = [
    "{} = {}", "{{{} = {}}}", "create {}", "create {}[{}]", "access {}", "{} {{ nseg = {} }}", "{} insert {}", "{} uninsert {}",
    "connect {}({}), {}({})", "objref {}", "objref {}[{}]", "{} = new {}({})", "{} = new {}()", "strdef {}", "double {}[{}]", "print {}, {}",
    "for {} = {}, {} {{ print {} }}", "for ({}) print {}", "forall {{ {} = {} }}", "forsec {} {}", "if ({}) {{ {} }} else {{ {} }}",
    "proc monkey_p() {{ {} }}", "func monkey_f() {{ return {} }}", "obfunc monkey_o() {{ return {} }}", "monkey_p({}, {})", "{}.{}({})", "{}.{} = {}",
    "{}({})", "{}({}:{}) = {}:{}", "{}.{}[{}]", "&{}", "sprint({}, {}, {})", "load_file({})", "pt3dadd({}, {}, {}, {})", "delete_section()", "{} delete_section()",
    "push_section({})", "pop_section()", "begintemplate {}\npublic x\nendtemplate {}", "iterator it() {{ iterator_statement }}", "for it() {}", "while (0) {}", "{}++", "{} += {}",
    "load_file(\"{}\")", "objref {0}\n{0} = new {1}({2})", "{{object_push({})}}", "{{object_pop()}}", "{}.map({}, {}, {}, {}, {})", "{}.build({})", "{{pwman_place({}, {}, {})}}", "{{{}.{} = {}  {}({})}}", "fstim({})", "fstim({}, {}, {}, {}, {})", "fsyn({}, {}, {}, {}, {}, {})", "fclamp({}, {}, {})",
    "{{load_file(\"monkey.ses\")}}", "{{load_file(\"monkey.ses\", \"{}\")}}", "execute({})", "execerror({}, {})", "finitialize({})", "fadvance()", "setpointer {}, {}", "{}.record(&{})", "{}.play(&{}, {})", "{}.event({}, {})", "ion_style({}, {}, {}, {}, {})",
]  # fmt: skip
OPERATORS = [
    ("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b), ("r+", lambda a, b: b + a), ("r/", lambda a, b: b / a),
    ("**", lambda a, b: a**b), ("//", lambda a, b: a // b), ("neg", lambda a, b: -a), ("pos", lambda a, b: +a), ("abs", lambda a, b: abs(a)), ("len", lambda a, b: len(a)),
    ("list", lambda a, b: list(a)), ("next", lambda a, b: next(a)), ("reversed", lambda a, b: list(reversed(a))), ("[]", lambda a, b: a[b]), ("[::]", lambda a, b: a[b:3:2]),
    ("in", lambda a, b: b in a), ("==", lambda a, b: a == b), ("<", lambda a, b: a < b), (">=", lambda a, b: a >= b), ("hash", lambda a, b: hash(a)), ("bool", lambda a, b: bool(a)),
    ("float", lambda a, b: float(a)), ("int", lambda a, b: int(a)), ("repr", lambda a, b: repr(a)), ("str", lambda a, b: str(a)), ("dir", lambda a, b: dir(a)), ("doc", lambda a, b: a.__doc__),
    ("copy", lambda a, b: copy.copy(a)), ("deepcopy", lambda a, b: copy.deepcopy(a)), ("pickle", lambda a, b: pickle.loads(pickle.dumps(a))), ("call", lambda a, b: a(b)), ("call0", lambda a, b: a()),
    ("iter+", lambda a, b: [next(iter(a)) for _ in range(2)]), ("sorted", lambda a, b: sorted(a)), ("format", lambda a, b: format(a)), ("array", lambda a, b: a.__array_interface__),
]  # fmt: skip
TEMPLATE = """begintemplate Monkey
public x, f, s, o, g
objref o
create s
proc f() { x = $1 }
func g() { return $1 }
proc init() { o = new Vector(3) }
endtemplate Monkey
"""
# What sequences may load: a reconstruction, and a session with a circuit and a graph.
FILES = {
    "monkey.swc": "1 1 0 0 0 5 -1\n2 3 0 9 0 1 1\n3 3 0 20 0 1 2\n4 3 9 30 0 .5 3\n5 3 -9 30 0 .5 3\n6 2 0 -30 0 .5 1\n",
    "monkey.ses": """{load_file("nrngui.hoc")}
objectvar save_window_, rvp_
objectvar scene_vector_[4]
objectvar ocbox_, ocbox_list_, scene_, scene_list_
{ocbox_list_ = new List()  scene_list_ = new List()}
{
save_window_ = new Graph(0)
save_window_.size(0,5,-80,40)
scene_vector_[2] = save_window_
{save_window_.view(0, -80, 5, 120, 283, 24, 300.48, 200.32)}
graphList[0].append(save_window_)
save_window_.save_name("graphList[0].")
save_window_.addexpr("v(.5)", 1, 1, 0.8, 0.9, 2)
}
{
load_file("lincir.hoc", "LinearCircuit")
}
{
ocbox_ = new LinearCircuit(1)
}
{object_push(ocbox_)}
{
version(1)
}
{object_pop()}
{
ocbox_.map("LinearCircuit[0]", 12, 144, 338.4, 313.2)
}
objref ocbox_
objectvar scene_vector_[1]
{doNotify()}
""",
}
# Tools of the library of which every world has one.
TOOLS = ["LinearCircuit", "MulRunFitter", "Import3d_SWC_read", "Import3d_Neurolucida3", "ChannelBuild", "CellBuild"]


class Stop(Exception):
    """A call took longer than it should: a long run is told to end, as by Ctrl-C."""


def fail(*_):
    raise ValueError("boom")


def make_others(h):
    """Callables and things that are not HOC's."""
    keep = []

    class Odd:
        def __str__(self):
            raise ValueError("no text")

        def __float__(self):
            raise ValueError("no number")

        def __len__(self):
            return 10**12

        def __getitem__(self, k):
            h.fadvance()
            return k

    class Dies:
        def __del__(self):
            h.finitialize(-65)

    callables = [
        fail, lambda *_: h.fadvance(), lambda *_: h.Section(name="late"), lambda *_: h.finitialize(-65), lambda *_: None, lambda *_: keep.append(h.Vector(3)), lambda *_: keep.clear(),
        lambda *_: h("forall delete_section()"), lambda *_: h.continuerun(h.t + 1), lambda *_: gc.collect(), lambda *_: h.allsec(), lambda *_: Dies(),
    ]  # fmt: skip
    return callables, [(fail, 1), [1, 2], {}, (), object(), h, range(3), Odd(), Dies(), [float("nan")] * 3, Exception, type, iter([])]


def make_things(h):
    """One of everything."""
    a, b = h.Section(name="a"), h.Section(name="b")
    b.connect(a(1))
    a.insert("hh")
    a.nseg = 3
    a.pt3dadd(0, 0, 0, 1)
    a.pt3dadd(10, 0, 0, 1)
    clamp, synapse, source = h.IClamp(a(0.5)), h.ExpSyn(b(0.5)), h.NetStim()
    vector, items = h.Vector(10), h.List()
    items.append(vector)
    h(TEMPLATE)
    h("objref o, arr[3]\nstrdef s1\ndouble d[4]\nx = 3\ncreate soma")
    cell = h.Monkey()
    connections = [h.NetCon(a(0.5)._ref_v, synapse, sec=a), h.NetCon(source, synapse)]
    places = [a(0.5), b(1), a(0.5)._ref_v, a(0.5).hh, clamp._ref_amp, h.ref(3), h.ref("a"), h.ref(None), h._ref_x, h.arr, h.d, vector.x, vector._ref_x, vector.size, h.fadvance, h.hh, a.allseg(), h.allsec()]
    others = [h.Random(), h.SectionList([a, b]), h.SectionRef(a), h.CVode(), h.ParallelContext(), h.StringFunctions(), h.FInitializeHandler(lambda: None), h.Vector, h.IClamp, h.Monkey]
    dead = h.Section(name="dead")
    h.delete_section(sec=dead)
    recording = h.Vector().record(a(0.5)._ref_v)
    return [*make_tools(h, a), a, b, dead, clamp, synapse, source, vector, recording, items, cell, cell.s, *connections, *places, *others]


def make_tools(h, soma):
    """Matrices, channels, equations and tools with something in them."""
    matrix, channel, reader = h.Matrix(3, 3), h.KSChan(), h.Import3d_SWC_read()
    matrix.ident()
    channel.name("monkeychan")
    gate = channel.add_hhstate("m")
    channel.add_ksstate(None, "c")
    equations = [h.Matrix(2, 2), h.Matrix(2, 2), h.Vector(2), h.Vector(2)]
    mechanism = h.LinearMechanism(*equations, 0.5, sec=soma)
    with tempfile.NamedTemporaryFile("w", suffix=".swc") as file:
        file.write(FILES["monkey.swc"])
        file.flush()
        reader.input(file.name)
    tools = [getattr(h, name)() for name in TOOLS]
    return [matrix, channel, gate, reader, *equations, mechanism, h.Impedance(), h.SaveState(), h.MechanismStandard("hh"), h.PtrVector(3), h.File(), *tools]


class Monkey:
    def __init__(self, world, seed, log):
        self.h, self.pool, self.callables, self.others, self.classes, self.names = world
        self.pool = list(self.pool)
        self.random = random.Random(seed)
        self.log = log

    def argument(self):
        kind = self.random.random()
        for bound, values in ((0.35, NUMBERS), (0.45, TEXTS), (0.52, self.callables), (0.57, self.others)):
            if kind < bound:
                return self.random.choice(values)
        return self.random.choice(self.pool or [1])

    def arguments(self):
        return [self.argument() for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 4, 6]))]

    def keep(self, made):
        if type(made).__module__ != "builtins" and len(self.pool) < 200:
            self.pool.append(made)

    def use(self, owner, name):
        arguments = self.arguments()
        kind = self.random.random()
        self.log(lambda: "%s.%s %.300r" % (type(owner).__name__, name, arguments))
        if name.startswith("__"):
            return
        if kind < 0.12:
            setattr(owner, name, arguments[0] if arguments else 1)
        elif kind < 0.18:
            self.keep(getattr(owner, name))
        elif kind < 0.22:
            self.keep(getattr(owner, "_ref_" + name))
        elif kind < 0.24:
            delattr(owner, name)
        elif kind < 0.30:
            self.keep(getattr(owner, name)(*arguments, sec=self.argument()))
        else:
            self.keep(getattr(owner, name)(*arguments))

    def step(self):
        kind = self.random.random()
        pick = self.random.choice
        if kind < 0.20:
            self.use(self.h, pick(self.names))
        elif kind < 0.30:
            name, arguments = pick(self.classes), self.arguments()
            self.log(lambda: "new %s %.300r" % (name, arguments))
            self.keep(getattr(self.h, name)(*arguments))
        elif kind < 0.62 and self.pool:
            owner = pick(self.pool)
            names = sorted(name for name in dir(owner) if name not in LEFT_OUT)
            if names:
                self.use(owner, pick(names))
        elif kind < 0.76 and self.pool:
            name, operator = pick(OPERATORS)
            one, other = pick(self.pool), self.argument()
            self.log(lambda: "operator %s %.100r %.100r" % (name, one, other))
            self.keep(operator(one, other))
        elif kind < 0.80 and self.pool:
            one, key, value = pick(self.pool), self.argument(), self.argument()
            self.log(lambda: "%.100r[%.100r] = %.100r" % (one, key, value))
            one[key] = value
        elif kind < 0.90:
            form = pick(FORMS)
            text = form.format(*[pick(WORDS if self.random.random() < 0.7 else self.names) for _ in range(8)])
            self.log(lambda: "hoc %s" % text)
            self.h(text)
        elif kind < 0.94 and self.pool:
            self.pool.pop(self.random.randrange(len(self.pool)))
        else:
            self.log(lambda: "steps")
            self.h.finitialize(-65)
            for _ in range(5):
                self.h.fadvance()


def play(world, seed, log):
    """One sequence; 0 when every call ended as it should."""
    monkey = Monkey(world, seed, log)

    def late(*_):
        raise Stop()

    signal.signal(signal.SIGALRM, late)
    for _ in range(STEPS):
        try:
            if not step(monkey, log):
                return 3
        except Stop:
            pass  # It came when the step was over: the machine is busy.
    return 0


def step(monkey, log):
    """One call, for a second at most; did it end as it should?"""
    try:
        signal.setitimer(signal.ITIMER_REAL, 1)
        monkey.step()
        signal.setitimer(signal.ITIMER_REAL, 0)
    except Exception as error:
        signal.setitimer(signal.ITIMER_REAL, 0)
        text = "%s: %s" % (type(error).__name__, error)
        log(lambda: "    %.300s" % text)
        return "panic" not in text and "internal error" not in text
    return True


def write_files(folder):
    """What sequences may load."""
    for name, text in FILES.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)


def in_child(world, seed, folder, log_path=None):
    """Plays one sequence in a child; its wait status, 0 when all is well."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    status = 4
    try:
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.chdir(folder)
        if log_path:
            lines = os.open(log_path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)

            def log(text):
                os.write(lines, (text() + "\n").encode("utf8", "replace"))
        else:

            def log(text):
                pass

        try:
            status = play(world, seed, log)
        except BaseException as error:
            name = "%s: %s" % (type(error).__name__, error)
            log(lambda: "left with %s" % name)
            status = 5
    finally:
        os._exit(status)


def make_world():
    """What every sequence begins with."""
    # What children would import again and again.
    import traceback  # noqa: F401

    import neuron
    import numpy  # noqa: F401
    from neuron import h

    h.load_file("nrngui.hoc")
    tables = neuron._engine.tables()
    for file in sorted(set(tables["library"].values())):
        try:
            h.load_file(file)
        except RuntimeError:
            pass  # Two files of NEURON's define the same class.
    classes = sorted(set(tables["classes"]) | {name for name in tables["library"] if hasattr(h, name)} | {name for name, row in tables["mechanisms"].items() if row[0]} | {"Section", "Monkey"})
    callables, others = make_others(h)
    things = make_things(h)
    names = sorted(name for name in dir(h) if not name.startswith("__") and name not in LEFT_OUT)
    world = (h, things, callables, others, classes, names)
    gc.collect()
    gc.freeze()
    return world


def what(status):
    """A wait status in words."""
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        return "hang (%s)" % name if name in ("SIGXCPU", "SIGKILL") else name
    return {3: "panic", 4: "gone", 5: "left"}.get(os.WEXITSTATUS(status), "exit %d" % os.WEXITSTATUS(status))


def work(world, seeds, verbose=False):
    """Plays sequences one after another; how many went wrong."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        write_files(folder)
        log = os.path.join(folder, "log")
        for done, seed in enumerate(seeds):
            status = in_child(world, seed, folder, log if verbose else None)
            if status:
                wrong += 1
                in_child(world, seed, folder, log)
                lines = open(log, errors="replace").read().splitlines()
                print("%d %s: %s" % (seed, what(status), " | ".join(lines[-3:])[:700]), flush=True)
            if verbose:
                print(open(log, errors="replace").read())
            if done % 1000 == 999:
                print("%d done, the last is %d" % (done + 1, seed), file=sys.stderr, flush=True)
    return wrong


def main():
    first, count = int(sys.argv[1]), int(sys.argv[2])
    workers = int(sys.argv[3]) if sys.argv[3:] and sys.argv[3].isdigit() else 1
    world = make_world()
    children = []
    for k in range(1, workers):
        child = os.fork()
        if not child:
            os._exit(min(work(world, range(first + k, first + count, workers)), 250))
        children.append(child)
    wrong = work(world, range(first, first + count, workers), "-v" in sys.argv)
    wrong += sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    print("%d sequences of %d calls, %d went wrong" % (count, STEPS, wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
