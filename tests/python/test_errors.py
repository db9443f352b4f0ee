"""Every kind of mistake from Python: an exception with a text that says what is wrong, and a model that works afterwards."""

import pytest
from neuron import h


def raises(what):
    """Calls `what`; gives the type and the text of the exception."""
    with pytest.raises(Exception) as caught:
        what()
    return caught.type, str(caught.value)


def hoc(text):
    return lambda: h(text)


@pytest.fixture
def soma():
    return h.Section(name="soma")


@pytest.fixture(autouse=True)
def works_afterwards():
    yield
    h.dt = 0.025
    probe = h.Section(name="probe")
    probe.insert("hh")
    h.finitialize(-65)
    h.fadvance()
    assert h.t == pytest.approx(0.025)
    assert -66 < probe(0.5).v < -64


ERROR = "hocobj_call error: hoc_execerror: "

CALLS = {
    "a class nobody defined": (lambda: h.Pyramid(), AttributeError, "Pyramid"),
    "a name nobody gave": (lambda: h.nobody_gave_this, AttributeError, "nobody_gave_this"),
    "a member a class does not have": (lambda: h.Vector().shuffle(3), AttributeError, "shuffle"),
    "too few arguments": (lambda: h.Vector(3).fill(), RuntimeError, ERROR + "fill not enough arguments"),
    "a string for a number": (lambda: h.Vector(3).resize("three"), RuntimeError, "expecting double; really char"),
    "an object for a number": (lambda: h.Vector(3).resize(h.List()), RuntimeError, "expecting double; really Object"),
    "another class's object": (lambda: h.Vector(3).copy(h.List()), RuntimeError, "object type is List instead of Vector"),
    "None for an object": (lambda: h.Vector(3).copy(None), RuntimeError, ""),
    "a list item that is not there": (lambda: h.List().o(0), RuntimeError, ERROR + "Arg out of range"),
    "an element behind the end": (lambda: h.Vector(3).x[3], Exception, ""),
    "too many numbers": (lambda: h.Vector(1e12), RuntimeError, ERROR + "too many elements: 1e12"),
    "too many numbers later": (lambda: h.Vector().resize(1e12), RuntimeError, ERROR + "too many elements: 1e12"),
    "a file that is not there": (lambda: h.xopen("nowhere.hoc"), RuntimeError, "nowhere.hoc"),
    "an error of the user": (lambda: h.execerror("no", "way"), RuntimeError, ERROR + "no way"),
}


@pytest.mark.parametrize("kind", CALLS)
def test_a_wrong_call_raises_and_says_why(kind):
    what, exception, text = CALLS[kind]
    found, told = raises(what)
    assert issubclass(found, exception)
    assert text in told
    assert "panic" not in told and "internal error" not in told


PROGRAMS = [
    "x = = 3",
    "print nobody_gave_that",
    "nobody_defined_this(3)",
    "objref o\no = new Pyramid()",
    'print "abc',
    "nseg = 1e9",
    "double x_big[1e12]",
    "create s_big[1e9]",
    "func f_deep() { return f_deep() }\nx = f_deep()",
    "x = " + "(" * 5000 + "1" + ")" * 5000,
]


@pytest.mark.parametrize("program", PROGRAMS, ids=[program[:24] for program in PROGRAMS])
def test_a_wrong_hoc_text_raises_or_says_no(program):
    try:
        assert not h(program)
    except RuntimeError as error:
        assert "hoc_execerror" in str(error) or "hoc" in str(error)


def test_a_mechanism_nobody_knows(soma):
    found, told = raises(lambda: soma.insert("kv7"))
    assert issubclass(found, (ValueError, RuntimeError))
    assert "kv7" in told or "mechanism" in told


def test_a_mechanism_that_is_not_inserted(soma):
    found, told = raises(lambda: soma(0.5).hh)
    assert found is AttributeError
    found, told = raises(lambda: soma(0.5).gnabar_hh)
    assert found is AttributeError
    assert "hh" in told


@pytest.mark.parametrize("x", [1.5, -0.1, float("nan"), 1e300])
def test_a_segment_outside_its_section(soma, x):
    assert raises(lambda: soma(x)) == (ValueError, "segment position range is 0 <= x <= 1")


@pytest.mark.parametrize("nseg", [0, -1, 1e9, 40000])
def test_nseg_out_of_range(soma, nseg):
    found, told = raises(lambda: setattr(soma, "nseg", nseg))
    assert found is ValueError
    assert "nseg" in told


def test_a_deleted_section(soma):
    segment = soma(0.5)
    h.delete_section(sec=soma)
    for what in (lambda: soma.L, lambda: segment.v, lambda: soma.insert("hh"), lambda: h.area(0.5, sec=soma)):
        found, told = raises(what)
        assert issubclass(found, (ReferenceError, RuntimeError))
        assert "deleted" in told


def test_a_reference_to_what_is_gone(soma):
    reference = soma(0.5)._ref_v
    h.delete_section(sec=soma)
    raises(lambda: reference[0])


def test_a_ring_of_sections(soma):
    other = h.Section(name="other")
    other.connect(soma(1))
    found, told = raises(lambda: soma.connect(other(1)))
    assert issubclass(found, RuntimeError)
    assert "loop" in told


def test_a_callback_that_raises(soma):
    def fail():
        raise ValueError("mine")

    h.finitialize(-65)
    h.CVode().event(0.01, fail)
    found, told = raises(lambda: [h.fadvance() for _ in range(3)])
    assert issubclass(found, RuntimeError)


@pytest.mark.parametrize("dt", [0, -1, float("nan")])
def test_a_step_that_is_none(soma, dt):
    h.finitialize(-65)
    h.dt = dt
    found, told = raises(lambda: h.fadvance())
    assert issubclass(found, RuntimeError) and told == ERROR + "dt must be positive"


@pytest.mark.parametrize("index", [10**30, -(10**30), 10**400, 2**63, -(2**63) - 1])
def test_an_index_beyond_all_arrays_is_an_index_error(index):
    section, vector, items = h.Section(name="indexed"), h.Vector([1, 2, 3]), h.List()
    items.append(vector)
    for thing in (vector, vector.x, items, h.Vector):
        with pytest.raises(IndexError):
            thing[index]
    for thing in (vector, vector.x):
        with pytest.raises(IndexError):
            thing[index] = 1
    with pytest.raises((ValueError, OverflowError)):
        section(index)
    assert list(vector) == [1, 2, 3]


def test_methods_of_what_was_in_a_deleted_section_fail():
    section = h.Section(name="gone")
    section.insert("hh")
    segment, mechanism = section(0.5), section(0.5).hh
    variable = next(iter(mechanism))
    h.delete_section(sec=section)
    for method in (section.push, section.is_pysec, section.name, segment.node_index, segment.area, mechanism.name, mechanism.is_ion, mechanism.segment, variable.mech):
        with pytest.raises(ReferenceError, match="deleted section"):
            method()
    for action in (lambda: section.insert("pas"), lambda: h.sin(0, sec=section), lambda: list(mechanism), lambda: list(section), lambda: section.L):
        with pytest.raises(ReferenceError, match="deleted section"):
            action()
    assert [str(thing) for thing in (section, segment, mechanism)] == ["<deleted section>", "<segment of deleted section>", "<mechanism of deleted section>"]
