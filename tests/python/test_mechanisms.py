"""Mechanisms from .mod files: every way to load them, and RANDOM variables."""

import pathlib

import neuron
import pytest
from neuron import h


def leak(name, reversal=-70):
    return (
        "NEURON { SUFFIX %s NONSPECIFIC_CURRENT i RANGE g }\nPARAMETER { g = 0.001 }\nASSIGNED { v i }\n"
        "BREAKPOINT { i = g * (v - (%g)) }\n" % (name, reversal)
    )


def settles_at(name):
    """The potential of a section with a mechanism alone."""
    section = h.Section(name="one")
    section.insert(name)
    h.dt = 1
    h.finitialize(-60)
    for _ in range(200):
        h.fadvance()
    return section.v


def test_a_folder_of_mod_files_can_be_loaded(tmp_path):
    (tmp_path / "a.mod").write_text(leak("folder_a"))
    (tmp_path / "b.mod").write_text(leak("folder_b", -50))
    assert neuron.load_mechanisms(str(tmp_path))
    assert settles_at("folder_a") == pytest.approx(-70)
    assert settles_at("folder_b") == pytest.approx(-50)


def test_a_single_file_can_be_loaded_and_a_path_may_be_a_path(tmp_path):
    file = tmp_path / "single.mod"
    file.write_text(leak("single_file"))
    assert neuron.load_mechanisms(pathlib.Path(file))
    assert h.nrn_load_dll(str(file)) == 1
    assert settles_at("single_file") == pytest.approx(-70)


def test_loading_twice_is_harmless_and_says_so(tmp_path, capfd):
    (tmp_path / "twice.mod").write_text(leak("loaded_twice"))
    assert neuron.load_mechanisms(str(tmp_path))
    assert neuron.load_mechanisms(str(tmp_path))
    assert "Mechanisms already loaded from path: %s.  Aborting." % tmp_path in capfd.readouterr().out
    assert neuron.load_mechanisms(str(tmp_path), warn_if_already_loaded=False)
    assert capfd.readouterr().out == ""


def test_a_changed_file_is_an_error_that_says_so(tmp_path):
    file = tmp_path / "changed.mod"
    file.write_text(leak("changes"))
    assert neuron.load_mechanisms(str(tmp_path))
    file.write_text(leak("changes", -40))
    with pytest.raises(neuron.HocError, match="already exists: changes"):
        neuron.load_mechanisms(str(tmp_path))
    with pytest.raises(neuron.HocError, match="already exists: changes"):
        h.nrn_load_dll(str(file))
    assert settles_at("changes") == pytest.approx(-70)


def test_a_folder_without_mechanisms_says_so(tmp_path, capfd):
    assert not neuron.load_mechanisms(str(tmp_path))
    assert "NEURON mechanisms not found in %s." % tmp_path in capfd.readouterr().out


def test_a_mistake_in_a_file_is_shown_with_its_place(tmp_path):
    (tmp_path / "bad.mod").write_text("NEURON { SUFFIX bad_one }\nBREAKPOINT { g = v }\n")
    with pytest.raises(neuron.HocError, match=r"bad\.mod:2:14: `g` is not defined"):
        neuron.load_mechanisms(str(tmp_path))


def test_random_variables_are_streams_of_their_own(tmp_path):
    file = tmp_path / "draws.mod"
    file.write_text(
        "NEURON { SUFFIX draws RANDOM r RANGE x }\nASSIGNED { v x }\nINITIAL { x = random_uniform(r) }\n"
    )
    neuron.load_mechanisms(str(file))
    section = h.Section(name="one")
    section.insert("draws")
    segment, source = section(0.5), h.NetStim()
    for stream in (segment.draws.r, segment.r_draws, source.ranvar):
        assert str(stream).startswith("NMODLRandom[")
        assert stream.set_seq(5).get_seq() == 5
    assert segment.draws.r.get_seq() == segment.r_draws.get_seq() == 5
    assert "r" in dir(segment.draws) and "ranvar" in dir(source)
    with pytest.raises(TypeError, match="not assignable"):
        source.ranvar = 3
