"""The quick functions in front of PyO3's (docs/decisions/012): they answer what the others would, and objects made in the
memory of dropped ones begin anew."""

import gc
import sys
import weakref

import pytest
from neuron import h, nrn


class Name(str):
    """A string of a derived class is no interned name."""


@pytest.fixture(autouse=True)
def nothing_of_other_tests():
    gc.collect()


@pytest.fixture
def soma():
    section = h.Section(name="soma")
    section.nseg = 3
    section.insert("hh")
    yield section


def test_both_ways_to_a_number_agree(soma):
    seg = soma(0.5)
    for name in ("v", "cm", "diam", "ena", "gnabar_hh"):
        assert getattr(seg, Name(name)) == getattr(seg, name) == getattr(soma, name)
    assert getattr(seg.hh, Name("gnabar")) == seg.hh.gnabar
    vec = h.Vector([1, 2, 3])
    assert [vec.x[1], vec[1], vec[True], vec[-1], getattr(vec, Name("x"))[1]] == [2, 2, 2, 3, 2]


def test_all_numbers_of_python_can_be_given(soma):
    seg = soma(0.5)
    for value in (7, 7.5, True, 1 << 60, -1, -1.0):
        seg.v = value
        seg.hh.gnabar = value
        soma.Ra = abs(value)
        assert (seg.v, seg.hh.gnabar, soma.Ra) == (float(value), float(value), float(abs(value)))
    for value in ("1", None, [1]):
        with pytest.raises(ValueError):
            seg.v = value
        with pytest.raises(ValueError):
            seg.hh.gnabar = value


def test_ends_have_potentials_of_their_own(soma):
    soma.v = -65
    soma(1).v = -20
    assert (soma(1).v, soma(0.9).v, soma(0).v) == (-20, -65, -65)
    assert soma(1).gnabar_hh == soma(0.9).gnabar_hh


def test_errors_are_those_of_the_long_way(soma):
    with pytest.raises(AttributeError, match="the mechanism does not exist"):
        soma(0.5).g_pas
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        soma(0.5).nothing
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        soma.nothing
    with pytest.raises(ValueError, match="nseg must be an integer"):
        soma.nseg = 3.0
    with pytest.raises(ValueError, match="L must be > 0"):
        soma.L = 0
    with pytest.raises(ValueError, match="range is 0 <= x <= 1"):
        soma(1.5)
    with pytest.raises(IndexError):
        h.Vector(3).x[3]
    with pytest.raises(TypeError):
        soma()(0.5)


def test_a_segment_of_a_deleted_section_says_so(soma):
    seg, mechanism, iterator = soma(0.5), soma(0.5).hh, iter(soma)
    h.delete_section(sec=soma)
    for use in (lambda: seg.v, lambda: mechanism.gnabar, lambda: soma.L, lambda: iter(soma)):
        with pytest.raises(ReferenceError):
            use()
    del iterator


def test_a_derived_section_keeps_its_own_attributes():
    class Branch(nrn.Section):
        def __init__(self, name):
            super().__init__(name=name)
            self.note = "mine"

        def __getattr__(self, name):
            return "made up " + name

    branch = Branch("b")
    branch.nseg = 5
    assert (branch.note, branch.nseg, branch.L, branch.other) == ("mine", 5, 100, "made up other")
    assert [seg.sec is branch for seg in branch] == [True] * 5
    assert type(branch(0.5)) is nrn.Segment


def test_objects_begin_anew_in_the_memory_of_others():
    for k in range(200):
        section = h.Section(name="s%d" % k)
        assert (section.name(), section.nseg, section.L, section.cell(), section.has_membrane("pas")) == (
            "s%d" % k,
            1,
            100,
            None,
            False,
        )
        section.nseg = 3
        section.insert("pas")
        assert [(seg.x, seg.pas.g) for seg in section] == [(pytest.approx(x), 0.001) for x in (1 / 6, 0.5, 5 / 6)]
    assert len(list(h.allsec())) == 1


def test_what_is_kept_stays_apart(soma):
    segments = list(soma)
    mechanisms = [seg.hh for seg in segments]
    for k, mechanism in enumerate(mechanisms):
        mechanism.gnabar = k
    assert [seg.hh.gnabar for seg in segments] == [0, 1, 2]
    fields = [h.Vector([k]).x for k in range(100)]
    assert [field[0] for field in fields] == list(range(100))


def test_types_are_counted_once_per_object(soma):
    vec = h.Vector(3)

    def use():
        for _ in range(1000):
            for seg in soma:
                seg.hh.gnabar = seg.v + vec.x[0]

    use()
    types = [nrn.Segment, nrn.Mechanism, nrn.Section, type(vec.x)]
    before = [sys.getrefcount(kind) for kind in types]
    use()
    assert [sys.getrefcount(kind) for kind in types] == before


def test_a_dying_section_is_not_taken_up_again():
    seen = []
    section = h.Section(name="dying")
    watch = weakref.ref(section, lambda _: seen.append([str(other) for other in h.allsec()]))
    del section
    assert watch() is None and len(seen) == 1
    assert list(h.allsec()) == []


def test_a_section_in_a_cycle_of_python_goes_with_it():
    class Cell:
        def __init__(self):
            self.soma = h.Section(name="soma", cell=self)
            self.me = self
            self.vec = h.Vector(3)
            self.field = self.vec.x

        def __str__(self):
            return "cell"

    Cell()
    gc.collect()
    assert list(h.allsec()) == []


def test_a_section_that_comes_back_in_its_finalizer_is_the_same():
    class Undead(nrn.Section):
        kept = []

        def __del__(self):
            Undead.kept.append([sec for sec in h.allsec()][0])

    Undead(name="u")
    (again,) = Undead.kept
    assert type(again) is Undead and again.name() == "u" and again.L == 100
    Undead.kept.clear()
    del again
    gc.collect()
    assert list(h.allsec()) == []


def test_methods_take_their_arguments_in_every_way(soma):
    import inspect

    children = [h.Section(name="dend%d" % i) for i in range(5)]
    assert children[0].connect(soma(1)) is children[0]
    children[1].connect(soma, 0.5, 1)
    children[2].connect(soma(0.5), childx=0)
    children[3].connect(parent=soma, parentx=0)
    nrn.Section.connect(children[4], soma)
    assert [child.parentseg().x for child in children] == [1, 0.5, 0.5, 0, 1]
    assert [child.orientation() for child in children] == [0, 1, 0, 0, 0]
    assert soma.insert("pas") is soma and soma.insert(mechanism="pas").has_membrane("pas")
    assert list(inspect.signature(nrn.Section.connect).parameters) == ["self", "parent", "parentx", "childx"]
    assert nrn.Section.insert.__doc__.startswith("Inserts a density mechanism")
    for wrong in ((), (1, 2, 3, 4), (3,)):
        with pytest.raises(TypeError):
            children[0].connect(*wrong)
    with pytest.raises(TypeError):
        soma.insert("pas", unknown=1)
    with pytest.raises(TypeError):
        nrn.Section.insert(3, "pas")
    with pytest.raises(ValueError, match="not a density mechanism name"):
        soma.insert("nothing")


def test_a_second_connection_warns_and_a_loop_is_refused(soma):
    dend, other = h.Section(name="dend"), h.Section(name="other")
    dend.connect(soma(1))
    other.connect(dend(1))
    with pytest.raises(Exception, match="loop"):
        soma.connect(other(1))
    with pytest.warns(UserWarning, match="previously been connected"):
        dend.connect(soma(0.5))
    assert dend.parentseg().x == 0.5


def test_derived_classes_have_their_own_methods():
    class Mine(nrn.Section):
        def __init__(self, **keywords):
            super().__init__(**keywords)
            self.inserted = []

        def insert(self, name):
            self.inserted.append(name)
            return super().insert(name)

    mine = Mine(name="mine")
    mine.insert("hh")
    assert (mine.inserted, mine.has_membrane("hh"), mine.name(), type(mine)) == (["hh"], True, "mine", Mine)


def test_sections_are_made_in_every_way():
    class Cell:
        def __str__(self):
            return "cell"

    cell = Cell()
    assert h.Section(name="a").name() == h.Section("a").name() == nrn.Section(name="a").name() == "a"
    assert h.Section(name="a", cell=cell).name() == h.Section("a", cell).name() == "cell.a"
    assert h.Section().name().startswith("__nrnsec_") and h.Section(name=None).name().startswith("__nrnsec_")
    assert h.Section(name=Name("a")).name() == "a" and h.Section(**{"name": "a"}).name() == "a"
    for wrong in ({"name": 3}, {"unknown": "a"}):
        with pytest.raises(TypeError):
            h.Section(**wrong)
    with pytest.raises(TypeError):
        h.Section("a", None, 3)


def test_a_changed_init_of_the_class_is_called():
    before, seen = nrn.Section.__init__, []
    try:
        nrn.Section.__init__ = lambda self, **keywords: seen.append(keywords) or before(self, **keywords)
        assert h.Section(name="a").name() == "a" and seen == [{"name": "a"}]
    finally:
        nrn.Section.__init__ = before


def test_lengths_of_all_things():
    import itertools

    h("double numbers_of_len[3]")
    things = [h.Vector(), h.Vector(5), h.List(), h.SectionList(), h.numbers_of_len, h.Vector(4).x]
    assert [len(thing) for thing in things] == [0, 5, 0, 0, 3, 4]
    assert list(itertools.islice(map(len, [h.Vector(2), h.Vector(3)]), 2)) == [2, 3]
    for wrong in (h, h.NetStim(), h.sin):
        with pytest.raises(TypeError):
            len(wrong)


def test_functions_of_the_language_take_what_they_took():
    assert [h.sin(0.5), h.exp(1), h.sqrt(True), h.abs(-2.5)] == [
        getattr(h, Name(name))(*args) for name, *args in (("sin", 0.5), ("exp", 1.0), ("sqrt", 1), ("abs", -2.5))
    ]
    assert (h.int(2.9), h.log10(100), h.atan2(0, 1)) == (2, 2, 0)
    assert h.sin is not None and str(h.sin) == "sin()" and h.sin == h.sin
    for name, args in (("log", (-1,)), ("sqrt", (-1,)), ("sin", ()), ("sin", ("x",))):
        with pytest.raises(RuntimeError):
            getattr(h, name)(*args)
    # A name of the language stays what it is.
    assert not h("objref sin") and h.sin(0) == 0


def test_every_name_of_a_vector_sees_its_numbers():
    h("objref quick_vector")
    h.quick_vector = vec = h.Vector([1, 2, 3])
    again = h.quick_vector
    assert (len(vec), vec[1], len(again), again[1]) == (3, 2, 3, 2)
    vec.resize(5)
    again[4] = 7
    h("quick_vector.x[1] = 9")
    assert (len(again), vec[4], vec[1], again[1]) == (5, 7, 9, 9)
    h("quick_vector = new Vector(1)")
    assert (len(vec), len(h.quick_vector), vec[1]) == (5, 1, 9)
    h("objref quick_vector")
    assert vec[1] == 9
    del vec, again
    assert (len(h.Vector(2)), h.Vector([4])[0]) == (2, 4)
