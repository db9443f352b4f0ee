"""Every name of NEURON 9.0.2's Python packages (`recorded/names.tsv`) is there, or belongs to a group that is left out.

The groups of `ABSENT` are rows of COMPATIBILITY.md. A name of theirs that appears has to leave its group.
"""

import importlib
import pathlib
import re

import pytest
from neuron import h, nrn

ROWS = [line.split("\t") for line in (pathlib.Path(__file__).parent / "recorded" / "names.tsv").read_text().splitlines()[1:]]

# What is left out: a reason, and which full names.
ABSENT = {
    "readers and writers of NeuroML 1, and of their parts": r"neuron\.(neuron\.)?neuroml(\.|$)",
    "the classes of NEURON's own translator": r"neuron\.(neuron\.)?nmodl(\.|$)",
    "windows drawn in a browser": r"neuron\.(neuron\.)?gui2(\.|$)",
    "the voxels of reaction-diffusion": r"neuron\.neuron\.crxd\.geometry3d\.",
    "NEURON's tests of itself": r"neuron\.(neuron\.)?tests(\.|$)",
    "a loop that draws": r"neuron\.gui\.(LoopTimer|Timer|timer|cleanup)\b",
    "the pager of the old help system": r"neuron\.doc\.(NRNPyHelper|default_\w+|doc_h|header|help|doc_asstring)\b",
    "functions and callbacks of NEURON's shared library, and what its import leaves behind": r"neuron\.(Wrapper|current_version|embedded|mechanism_(pre|suf)fix|nrn_path|nrn_dll(_sym(_nt)?)?|nrnpy_\w+|nt_dlls|platform"
    r"|set_toplevel_callbacks|set_vec_as_numpy|supported_python_versions|vec_to_numpy_\w+|clear_gui_callback|numpy_from_pointer|vec2numpy)\b|neuron\.nrn\.set_psection",
    "a hook for blocks of equations from outside": r"neuron\.(neuron\.)?nonvint_block_supervisor",
    "descriptions of mechanisms by NEURON's translator": r"neuron\.DensityMechanism\.(ast|code|file|ions|ontology_ids)",
    "files that CoreNEURON writes and reads": r"neuron\.coreneuron\.(model_path|nrncore_arg)",
    "a helper of hclass3": r"neuron\.hclass3\.assert_not_hoc_composite",
    "where Python's library is": r"h\.libpython_path",
    "what the build was configured with": r"neuron\.neuron\._config_params",
}


def full_name(kind, owner, name):
    if kind == "python_toplevel_function" or owner == "h":
        return "h." + name
    return ".".join(part for part in (owner, name) if part)


@pytest.fixture(scope="module")
def things():
    """One of each class whose members the record names by the class alone."""
    section = h.Section(name="named")
    section.insert("hh")
    segment = section(0.5)
    h.load_file("stdrun.hoc")
    yield {"Section": section, "Segment": segment, "Mechanism": segment.hh, "RangeVar": next(iter(segment.hh)), "HocObject": h.Vector(), "MechFunc": segment.hh.rates, "h": h}


EXAMPLES = {"<var>": "gnabar", "<func>()": "rates", "__iter__ RangeVars": "__iter__", "_ref_<var>": "_ref_gnabar", "<mech>": "hh", "<var>_<mech>": "gnabar_hh", "__call__(str)": "__call__"}


def find(full, things):
    """What a full name stands for."""
    full = re.sub(r"^neuron\.neuron(\.|$)", r"neuron\1", full)
    first, _, rest = full.partition(".")
    if first in things:
        rest = "_ref_v" if (first, rest) == ("Segment", "_ref_<var>") else EXAMPLES.get(rest, rest)
        return getattr(things[first], rest)
    parts = full.split(".")
    for k in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:k]))
        except ImportError:
            continue
        for part in parts[k:]:
            found = getattr(found, part)
        return found
    raise ImportError(full)


def group(full):
    return next((reason for reason, names in ABSENT.items() if re.match(names, full)), None)


@pytest.mark.parametrize("kind", sorted({row[0] for row in ROWS}))
def test_names_of_the_python_packages_are_there(kind, things):
    missing = []
    for _, owner, name in [row for row in ROWS if row[0] == kind]:
        full = full_name(kind, owner, name)
        if group(full):
            continue
        try:
            find(full, things)
        except Exception as error:
            missing.append("%s: %s" % (full, error))
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("reason", ABSENT)
def test_a_group_of_names_that_is_left_out_is_not_there(reason, things):
    names = [full_name(*row) for row in ROWS if group(full_name(*row)) == reason]
    assert names, "no name belongs to this group any more"

    def is_there(full):
        try:
            find(full, things)
        except Exception:
            return False
        return True

    assert not any(map(is_there, names)), [full for full in names if is_there(full)]


def test_dir_of_a_segment_and_a_section_lists_their_variables():
    class Named(nrn.Section):
        def __init__(self):
            self.own = 1
            super().__init__(name="named")

    section = Named()
    section.insert("hh")
    assert {"L", "Ra", "nseg", "rallbranch", "own", "insert"} <= set(dir(section))
    assert {"v", "diam", "cm", "hh", "na_ion", "k_ion", "area", "x", "sec"} <= set(dir(section(0.5)))
