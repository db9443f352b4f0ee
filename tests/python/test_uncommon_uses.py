"""What few programs use, as NEURON 9.0.2 does it: answers and errors were read off it."""

import pytest
from neuron import h


@pytest.fixture
def tree():
    """A section with two children."""
    root, old, young = (h.Section(name=name) for name in ("root", "old", "young"))
    old.connect(root)
    young.connect(root)
    return root, old, young


def test_children_of_a_section_ref_are_an_array(tree):
    root, old, young = tree
    ref = h.SectionRef(sec=root)
    assert (len(ref.child), ref.nchild(), list(ref.child)) == (2, 2, [young, old])
    assert ref.child[0] == young
    assert list(h.SectionRef(sec=old).child) == []
    with pytest.raises(IndexError, match=r"SectionRef\[\d+\].child"):
        ref.child[2]


def test_dead_sections_do_not_count_in_a_section_list(tree):
    sections = h.SectionList(tree)
    h.delete_section(sec=tree[1])
    assert (len(sections), sections.size(), list(sections)) == (2, 2, [tree[0], tree[2]])


def test_a_section_is_found_by_its_internal_name(tree):
    assert getattr(h, tree[0].hoc_internal_name()) is tree[0]
    for name in ("__nrnsec_0x", "__nrnsec_0xaaaa"):
        with pytest.raises(NameError):
            getattr(h, name)
    h.delete_section(sec=tree[0])
    with pytest.raises(ReferenceError):
        tree[0].hoc_internal_name()


@pytest.mark.parametrize("name", ["disconnect", "delete_section"])
def test_a_section_given_without_sec_is_an_error(tree, name):
    with pytest.raises(RuntimeError, match=name + " takes no positional arguments"):
        getattr(h, name)(tree[1])
    assert len(tree[0].wholetree()) == 3


def test_printnames_shows_names_as_python_does(tree, capsys):
    h.SectionList(tree).printnames()
    assert capsys.readouterr().out == "root\nold\nyoung\n"


def test_a_python_function_is_applied_to_a_vector():
    vector = h.Vector([4, -1.5, 17])
    assert list(vector.apply(lambda x: x + 2)) == [6, 0.5, 19]
    assert list(vector.apply(lambda x: x + 2, 1, 1)) == [6, 2.5, 19]
    assert list(vector.apply("abs")) == [6, 2.5, 19]
    assert list(vector.apply(h.sqrt, 0, 0))[0] == pytest.approx(6**0.5)
    assert vector.reduce(lambda x: 2 * x, 1) == pytest.approx(1 + 2 * sum(vector))


@pytest.mark.parametrize(
    "arguments, text",
    [
        ((lambda x: None,), "Expected a numeric result from Python function"),
        ((lambda x: "a",), "Expected a numeric result from Python function"),
        (("no_such_function",), "no_such_function  is undefined"),
        ((42,), "first argument must be a HOC string or a Python callable"),
        ((abs, 0, 1, 2), "Too many parameters to apply method"),
    ],
)
def test_what_cannot_be_applied_says_why(arguments, text):
    vector = h.Vector([1, 2])
    with pytest.raises(RuntimeError, match=text):
        vector.apply(*arguments)
    assert list(vector) == [1, 2]


def test_nernst_gives_the_variable_it_is_asked_for():
    section = h.Section(name="of_sodium")
    section.insert("hh")
    given = {name: h.nernst(name, sec=section) for name in ("ena", "nai", "nao")}
    assert given == pytest.approx({"ena": 63.55150321937486, "nai": 17.554820246530547, "nao": 79.7501757545304})
    with pytest.raises(RuntimeError, match="ina  not a reversal potential or concentration"):
        h.nernst("ina", sec=section)


def test_units_of_members_of_point_processes_and_of_names_users_gave():
    assert [h.units(name) for name in ("ExpSyn.g", "ExpSyn.e", "IClamp.amp", "NetCon.delay", "gnabar_hh")] == ["uS", "mV", "nA", "", "S/cm2"]
    h("length_of_mine = 1")
    h.units("length_of_mine", "inch")
    assert h.units("length_of_mine") == "inch"
    with pytest.raises(RuntimeError, match="Cannot find the symbol"):
        h.units("ExpSyn.nothing")


def test_an_alias_is_an_attribute_of_one_object():
    h("x_of_alias = 3")
    vector, other = h.Vector(), h.Vector()
    h.StringFunctions().alias(vector, "mine", h._ref_x_of_alias)
    assert vector.mine == 3
    vector.mine = 5
    assert h.x_of_alias == 5
    vector._ref_mine[0] = 7
    assert (h.x_of_alias, vector.mine) == (7, 7)
    with pytest.raises(AttributeError):
        other.mine


def test_forgotten_parentheses_are_named():
    for thing in (lambda: h.sin.t, lambda: h.Vector().size.size):
        with pytest.raises(TypeError, match="Missing parentheses"):
            thing()
    with pytest.raises(AttributeError):
        h.Vector().size.nothing


def test_a_recording_or_playing_of_what_is_gone_ends():
    kept, gone = h.Section(name="kept"), h.Section(name="gone")
    clamp = h.IClamp(kept(0.5))
    of_clamp, of_section = h.Vector().record(clamp._ref_i), h.Vector().record(gone(0.5)._ref_v)
    played = h.Vector([1, 2, 3])
    played.play(clamp._ref_amp, 0.025)
    h.finitialize(-65)
    h.fadvance()
    del clamp, gone
    h.fadvance()
    assert (len(of_clamp), len(of_section)) == (2, 2)
    h.finitialize(-65)
    h.fadvance()
    assert (len(of_clamp), len(of_section)) == (2, 2)


def test_plot_shape_tells_how_it_shows():
    picture = h.PlotShape(False)
    for mode in (0, 1, 2):
        picture.show(mode)
        assert picture.show() == mode
    with pytest.raises(RuntimeError, match="out of range"):
        picture.show(3)


def test_dir_of_a_mechanism_has_the_names_of_every_object():
    section = h.Section(name="listed")
    section.insert("hh")
    names = dir(section(0.5).hh)
    assert {"__class__", "__doc__", "gnabar", "rates", "name"} <= set(names)


def test_an_object_without_documentation_says_so():
    h("begintemplate Undocumented\nendtemplate Undocumented")
    assert h.Undocumented().__doc__.startswith("No docstring available for object type 'Undocumented'")


def test_arrays_of_objects_have_a_length_and_are_walked_over():
    section = h.Section(name="clamped")
    clamp, synapse = h.VClamp(section(0.5)), h.ExpSyn(section(0.5))
    connection = h.NetCon(h.NetStim(), synapse)
    clamp.dur[1] = 4
    connection.weight[0] = 2
    assert (len(clamp.dur), list(clamp.dur), sum(clamp.dur), 4 in clamp.dur) == (3, [0, 4, 0], 4, True)
    assert (len(connection.weight), list(connection.weight)) == (1, [2])
    assert [len(row) for row in h.Matrix(2, 3).x] == [3, 3]
    for array, text in ((clamp.dur, r"VClamp\[\d+\].dur"), (connection.weight, r"NetCon\[\d+\].weight"), (clamp._ref_dur, r"VClamp\[\d+\].dur")):
        for index in (7, -1):
            with pytest.raises(IndexError, match=text):
                array[index]
            with pytest.raises(IndexError, match=text):
                array[index] = 1


@pytest.mark.parametrize("make, name", [(lambda: h.Vector(3), "x"), (lambda: h.Matrix(2, 2), "x"), (lambda: h.NetCon(h.NetStim(), None), "weight")])
def test_an_array_of_an_object_is_not_set_as_a_whole(make, name):
    with pytest.raises(TypeError, match="'%s' requires subscript for assignment" % name):
        setattr(make(), name, 3)


def test_an_artificial_cell_has_no_segment():
    assert not hasattr(h.NetStim(), "get_segment") and "get_segment" not in dir(h.NetStim())
    section = h.Section(name="with_synapse")
    assert h.ExpSyn(section(0.5)).get_segment() == section(0.5)


def test_one_process_broadcasts_anything_to_itself():
    pc = h.ParallelContext()
    for thing in ("text", 3, [1], {"a": 1}, None):
        assert pc.py_broadcast(thing, 0) == thing
        assert pc.py_gather(thing, 0) == [thing] == pc.py_allgather(thing)


def test_an_anonymous_section_of_a_cell_has_its_internal_name_alone():
    class Cell:
        def __str__(self):
            return "Cell0"

    cell = Cell()
    assert str(h.Section(cell=cell)).startswith("__nrnsec_0x")
    assert str(h.Section(name="dend", cell=cell)) == "Cell0.dend"


def test_what_still_lacks_an_index_is_no_object():
    h("objref lacking_")
    for thing in (h.Matrix(2, 2).x, h.Matrix(2, 2).x[1], h.Vector(2).x):
        with pytest.raises(TypeError, match="argument cannot be a hoc object intermediate"):
            h.lacking_ = thing
    assert h.lacking_ is None


def test_fit_praxis_calls_a_python_function_with_the_vector():
    h.attr_praxis(1e-5, 0.5, 0)
    numbers = h.Vector([1, 2])

    def error(vector):
        assert type(vector) is h.Vector
        return (vector.x[0] - 3) ** 2 + (vector.x[1] + 1) ** 2

    assert h.fit_praxis(error, numbers) < 1e-6
    assert list(numbers) == pytest.approx([3, -1], abs=1e-3)
    with pytest.raises(RuntimeError):
        h.fit_praxis(lambda vector: 1 / 0, numbers)


def test_a_state_is_saved_where_netcons_have_gone():
    soma = h.Section(name="soma")
    synapse, source = h.ExpSyn(soma(0.5)), h.NetStim()
    source.start = 1
    kept, gone = h.NetCon(source, synapse), h.NetCon(source, synapse)
    other = h.NetCon(source, synapse)
    kept.weight[0], other.weight[0] = 0.1, 0.2
    h.finitialize(-65)
    del gone
    state = h.SaveState()
    state.save()
    kept.weight[0], other.weight[0] = 5, 6
    state.restore()
    assert (kept.weight[0], other.weight[0]) == (0.1, 0.2)
