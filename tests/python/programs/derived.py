"""Classes that users derive from sections and objects of HOC: whose attribute comes first."""

import neuron
from neuron import h, nrn


def show(label, action):
    try:
        result = action()
    except Exception as error:
        result = "%s: %s" % (type(error).__name__, error)
    plain = isinstance(result, (int, float, str, tuple, list, type(None)))
    print(label, "->", result if plain else type(result).__name__)


def probe(thing, names, values):
    for name in names:
        show("get " + name, lambda: getattr(thing, name))
    for name, value in values:
        show("set %s %r" % (name, value), lambda: setattr(thing, name, value))
    for name in names:
        show("get " + name, lambda: getattr(thing, name))


class Own(nrn.Section):
    """Has what sections have, under the same names."""

    nseg = "of the class"

    @property
    def L(self):
        return "own L"

    @L.setter
    def L(self, value):
        print("never called")

    @property
    def diam(self):
        return "own diam"

    def v(self):
        return "own v"

    def name(self):
        return "own name"

    def __getattr__(self, name):
        return "getattr " + name


class Between(nrn.Section):
    """Asks its base after having looked itself."""

    def __getattribute__(self, name):
        if name in ("L", "v", "nope"):
            return "mine " + name
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        if name == "Ra":
            value = 2 * value
        super().__setattr__("kept" if name == "L" else name, value)

    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)


class Slots(nrn.Section):
    __slots__ = ("L", "tag", "v")


class Operators(nrn.Section):
    def __call__(self, x):
        return "own call %g" % x

    def __iter__(self):
        return iter("abc")

    def __contains__(self, x):
        return True

    def __len__(self):
        return 7

    def __eq__(self, other):
        return "eq"

    __hash__ = nrn.Section.__hash__

    def __str__(self):
        return "own str"


NAMES = ("L", "diam", "v", "nseg", "Ra", "nope", "tag", "kept", "gnabar_hh", "hh", "cm")
VALUES = (("L", 12.5), ("v", -50.0), ("nseg", 3), ("diam", 2.5), ("tag", "t"), ("nope", 1), ("hh", 3), ("gnabar_hh", 0.1), ("Ra", 80.0))
for cls in (Own, Between, Slots, Operators):
    print("==", cls.__name__)
    section = cls(name="s")
    probe(section, NAMES, VALUES)
    show("del tag", lambda: delattr(section, "tag"))
    show("v of segments", lambda: [seg.v for seg in nrn.Section.__iter__(section)])
    show("base", lambda: nrn.Section.__getattribute__(section, "L"))
    nrn.Section.__setattr__(section, "L", 33.0)
    show("base set", lambda: nrn.Section.__getattribute__(section, "L"))
    show("str", lambda: str(section))
    for label, action in (("call", lambda: section(0.5)), ("iter", lambda: len(list(section))), ("in", lambda: section in section), ("eq", lambda: section == 3), ("len", lambda: len(section))):
        show(label, action)
    del section

h("""begintemplate Cell
public x, o, f, soma
objref o
create soma
proc init() { x = 5 }
func f() { return 7 }
endtemplate Cell""")
for label in ("hclass(Vector)", "Vector", "hclass(Cell)", "hclass(NetStim)", "List"):
    base = neuron.hclass(getattr(h, label[7:-1])) if label.startswith("hclass") else getattr(h, label)

    class Members(base):
        @property
        def x(self):
            return "own x"

        def size(self):
            return "own size"

        @property
        def interval(self):
            return "own interval"

        def f(self):
            return "own f"

        def __getattr__(self, name):
            return "getattr " + name

    class Settable(base):
        @property
        def x(self):
            return self.held

        @x.setter
        def x(self, value):
            self.held = ("set", value)

        @property
        def interval(self):
            return getattr(self, "held", "nothing")

        @interval.setter
        def interval(self, value):
            self.held = ("interval", value)

        @property
        def other(self):
            return self.__dict__.get("_other")

        @other.setter
        def other(self, value):
            self.__dict__["_other"] = value + 1

    class Through(base):
        def __getattribute__(self, name):
            if name in ("x", "size", "nope"):
                return "mine " + name
            return super().__getattribute__(name)

        def __setattr__(self, name, value):
            super().__setattr__("kept" if name in ("x", "noise") else name, value)

        def __delattr__(self, name):
            super().__delattr__(name)

    class Slotted(base):
        __slots__ = ("tag", "x")

    class Acts(base):
        def __new__(cls):
            made = super().__new__(cls)
            made.inside = 3
            return made

        def __len__(self):
            return 99

        def __getitem__(self, key):
            return "item %r" % (key,)

        def __setitem__(self, key, value):
            self.last = (key, value)

        def __iter__(self):
            return iter("ab")

        def __call__(self, *args):
            return "called"

        def __str__(self):
            return "own str"

        def __eq__(self, other):
            return "eq"

        def __hash__(self):
            return 5

        def __add__(self, other):
            return "add"

        def __contains__(self, other):
            return True

    for cls in (Members, Settable, Through, Slotted, Acts):
        print("==", label, cls.__name__)
        thing = cls()
        names = ("x", "size", "interval", "f", "nope", "tag", "inside", "kept", "other", "soma", "y")
        probe(thing, names, (("x", 12.5), ("interval", 33), ("tag", "t"), ("nope", 1), ("noise", 0.5), ("other", 3), ("y", 2)))
        for name in ("tag", "y"):
            show("del " + name, lambda: delattr(thing, name))
            show("get " + name, lambda: getattr(thing, name))
        show("len", lambda: len(thing))
        show("set", lambda: thing.__setitem__(0, 1) if cls is Acts else None)
        show("last", lambda: thing.last)
        for text, action in (("iter", lambda: list(thing)), ("call", lambda: thing(1)), ("str", lambda: str(thing).split("[")[0]), ("eq", lambda: thing == 3), ("in", lambda: 3 in thing)):
            show(text, action)
