"""What Python's operations do with HOC's things, beyond what the recorded programs show."""

import pytest
from neuron import h, hoc, nrn
import neuron


def test_one_interpreter():
    assert isinstance(h, hoc.HocObject)
    assert neuron.hoc.HocObject() == h
    assert neuron.n.PI == h.PI
    assert repr(h) == "<TopLevelHocInterpreter>"


def test_built_in_classes_are_types_and_point_processes_are_not():
    assert isinstance(h.Vector, type)
    assert isinstance(h.Vector(1), h.Vector)
    assert not isinstance(h.NetStim, type)
    with pytest.raises(TypeError):
        isinstance(1, h.NetStim)


def test_subclasses_have_attributes_and_reach_what_they_override():
    class Mine(h.Vector):
        def size(self):
            return "mine %d" % self.baseattr("size")()

    mine = Mine(3)
    mine.tag = 1
    assert (mine.size(), mine.tag, len(mine)) == ("mine 3", 1, 3)
    with pytest.raises(AttributeError):
        h.Vector(3).tag = 1


def test_sections_can_be_subclassed():
    class Named(nrn.Section):
        def __init__(self, label):
            nrn.Section.__init__(self, name=label)
            self.label = label

    named = Named("label")
    assert (str(named), named.label, named.nseg) == ("label", "label", 1)
    assert [s for s in h.allsec() if s is named]


def test_a_deleted_section_says_so():
    section = h.Section(name="short")
    h.delete_section(sec=section)
    assert str(section) == "<deleted section>"
    with pytest.raises(ReferenceError):
        section.L


def test_cell_is_held_weakly():
    class Cell:
        def __str__(self):
            return "C"

    cell = Cell()
    section = h.Section(name="soma", cell=cell)
    assert str(section) == "C.soma" and section.cell() is cell
    del cell
    assert section.cell() is None


@pytest.mark.parametrize("operation", ["len(s)", "s[0]", "s + 1", "next(s)", "float(s)", "h.IClamp(s(0.5))[0]", "iter(h.NetStim())"])
def test_what_makes_no_sense_is_a_type_error(operation):
    s = h.Section(name="s")
    with pytest.raises(TypeError):
        eval(operation, {"s": s, "h": h})


def test_the_sum_of_vectors_of_different_lengths_is_an_error():
    with pytest.raises(RuntimeError, match="hoc_execerror"):
        h.Vector(3) + h.Vector(2)


def test_output_of_hoc_goes_through_sys_stdout(capsys):
    print("before")
    h('print "between"')
    print("after")
    assert capsys.readouterr().out.splitlines() == ["before", "between", "after"]


def test_an_error_is_reported_on_stderr_and_h_returns_false(capsys):
    assert h("nosuch(1)") is False
    assert "nosuch" in capsys.readouterr().err


def test_quit_ends_python():
    with pytest.raises(SystemExit) as end:
        h("quit(3)")
    assert end.value.code == 3
