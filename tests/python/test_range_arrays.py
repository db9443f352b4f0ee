"""Range variables that are arrays (`xg` of extracellular): read, set and pointed at by an index, as in NEURON 9.0.2."""

import pytest
from neuron import h


@pytest.fixture
def layers():
    """A section of three segments with two layers outside, and one without any."""
    section, bare = h.Section(name="layers"), h.Section(name="bare")
    section.nseg = 3
    section.insert("extracellular")
    return section, bare


def test_an_element_of_a_segment_is_its_own(layers):
    section, _ = layers
    section(0.5).xg[1] = 5
    assert [segment.xg[1] for segment in section] == [1e9, 5, 1e9]
    assert [segment.xg[0] for segment in section] == [1e9] * 3


def test_an_element_of_a_section_is_set_in_all_its_segments(layers):
    section, _ = layers
    section.xg[1] = 7
    assert [segment.xg[1] for segment in section.allseg()] == [7] * 5
    assert [segment.xg[0] for segment in section.allseg()] == [1e9] * 5
    section.vext[1] = 3
    assert [list(segment.vext) for segment in section.allseg()] == [[0, 3]] * 5


def test_references_are_pointers_by_index(layers):
    section, _ = layers
    references = section(0.5)._ref_vext
    assert (len(references), references.name()) == (2, "_ref_vext")
    references[0][0] = -5
    assert list(section(0.5).vext) == [-5, 0]
    references[1] = -6
    assert list(section(0.5).vext) == [-5, -6]
    trace = h.Vector().record(section(0.5).extracellular._ref_vext[0])
    h.finitialize(-65)
    h.fadvance()
    assert list(trace) == [0, 0]
    with pytest.raises(IndexError):
        references[2]


@pytest.mark.parametrize("thing", [lambda bare: bare.vext, lambda bare: bare(0.5).vext, lambda bare: bare(0.5)._ref_vext])
def test_where_the_mechanism_is_not_inserted_an_element_is_an_attribute_error(layers, thing):
    array = thing(layers[1])
    assert len(array) == 2
    with pytest.raises(AttributeError, match=r"vext, the mechanism does not exist at bare\(0.5\)"):
        array[0]
    with pytest.raises(AttributeError, match=r"vext, the mechanism does not exist at bare\(0.5\)"):
        array[0] = 1


def test_an_array_is_not_set_without_an_index(layers):
    section, _ = layers
    with pytest.raises(IndexError, match="missing index"):
        section.xg = 8
    with pytest.raises(IndexError, match="xg needs an index for assignment"):
        section(0.5).xg = 8
    with pytest.raises(IndexError, match="xg needs an index for assignment"):
        section(0.5).xg = [1, 2]
    with pytest.raises(ValueError, match="bad value"):
        section(0.5).xg[1] = "a"


def test_whole_numbers_of_the_engine_are_ints():
    h.load_file("stdrun.hoc")
    for name in ("stoprun", "secondorder", "diam_changed"):
        assert type(getattr(h, name)) is int
    h.stoprun = 1
    assert h.stoprun == 1
    with pytest.raises(TypeError, match="cannot be interpreted as an integer"):
        h.stoprun = 1.5
    h("stoprun = 0.5")
    assert h.stoprun == 0
    h._ref_stoprun[0] = 2
    assert h.stoprun == 2
    h.stoprun = 0
