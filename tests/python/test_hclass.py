"""Deriving Python classes from HOC classes: `neuron.hclass` and direct subclassing.

What each line of the table gives was recorded from NEURON 9.0.2 (`python`, `from neuron import h, hclass, HocBaseObject`).
"""

import pytest
from neuron import HocBaseObject, h, hclass, nrn


def test_types_are_derived_from_directly_and_hclass_hands_them_back():
    class Trace(h.Vector):
        def __init__(self, *args):
            super().__init__()
            self.site = "soma"

    trace = Trace(5)
    assert (len(trace), trace.site, isinstance(trace, h.Vector)) == (5, "soma", True)
    assert hclass(h.Vector) is h.Vector
    assert hclass(nrn.Section) is nrn.Section


def test_a_point_process_gets_attributes_and_methods_of_its_own():
    class Pulse(hclass(h.NetStim)):
        def __new__(cls, *args, **kwargs):
            return super().__new__(cls)

        def __init__(self, count):
            self.number = count
            self.count = count

    pulse = Pulse(7)
    assert (pulse.number, pulse.count) == (7.0, 7)
    assert pulse.hname().startswith("NetStim[")


def test_a_point_process_takes_its_segment_through_a_derived_class():
    class Clamp(hclass(h.IClamp)):
        pass

    soma = h.Section(name="soma")
    assert Clamp(soma(0.3)).get_segment() == soma(0.5)


def test_a_template_gets_its_arguments_from_new():
    h("begintemplate Holder\npublic held\nproc init() { held = $1 }\nendtemplate Holder")

    class Twice(hclass(h.Holder)):
        def __new__(cls, value):
            return super().__new__(cls, 2 * value)

        def __init__(self, value):
            self.once = value

    twice = Twice(3)
    assert (twice.held, twice.once) == (6.0, 3)


def test_names_of_a_made_class():
    plain = hclass(h.NetStim)
    assert (plain.__name__, plain.__module__, plain.__qualname__) == ("NetStim", "neuron.hclass3", "NetStim")
    named = hclass(h.NetStim, "network", "Source")
    assert (named.__name__, named.__module__) == ("Source", "network")
    assert plain.__mro__[1] is HocBaseObject


def test_the_same_class_may_be_reached_twice():
    source = hclass(h.NetStim)

    class Named(source):
        pass

    class Both(Named, source):
        pass

    assert Both().hname().startswith("NetStim[")


def make(bases, body=None, **keywords):
    return type("Made", bases, body or {}, **keywords)


@pytest.mark.parametrize(
    "build, text",
    [
        (
            lambda: make((hclass(h.NetStim),), {"__init__": lambda self, count: None}),
            "`Made` implements `__init__` but misses `__new__`. Class must implement `__new__` and call `super().__new__` with"
            " the arguments required by HOC to construct the underlying h.NetStim() HOC object.",
        ),
        (lambda: make((HocBaseObject,)), "Class keyword argument `hoc_type` is required for HocBaseObjects."),
        (lambda: make((HocBaseObject,), hoc_type=3), "Class's `hoc_type` 3 is not a valid HOC type."),
        (
            lambda: make((HocBaseObject,), hoc_type=h.Vector),
            "Using HocBaseObject with Made is deprecated. Inherit directly from Made instead.",
        ),
        (
            lambda: make((hclass(h.NetStim), hclass(h.ExpSyn))),
            "Composition of NetStim, ExpSyn HocObjects with different HOC types.",
        ),
        (lambda: hclass(3), "hclass: a HOC class such as h.NetStim is wanted, not 3"),
        (lambda: hclass("Vector"), "hclass: a HOC class such as h.NetStim is wanted, not 'Vector'"),
    ],
)
def test_what_cannot_be_derived_says_why(build, text):
    with pytest.raises(TypeError) as caught:
        build()
    assert str(caught.value) == text
