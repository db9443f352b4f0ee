"""Every Python operation on one of everything ends as it does with NEURON 9.0.2 (`recorded/protocols.json`).

The recording was made by `python tests/python/protocols.py` with NEURON 9.0.2 and Python 3.11. Where ours differs on
purpose, `expected` below says how; those rows stand in COMPATIBILITY.md too.
"""

import json
import pathlib
import re
import subprocess
import sys

import pytest

RECORDED = json.loads((pathlib.Path(__file__).parent / "recorded" / "protocols.json").read_text())
# Things of the model are sorted by their addresses in NEURON: any order will do.
BY_ADDRESS = {"List", "Section", "allseg iterator"}
# Pickling and copying work for more than Vectors; what they do not work for says so in other words.
COPIED = {
    "CVode": r"CVode\[\d+\]",
    "ParallelContext": r"ParallelContext\[\d+\]",
    "Random": r"Random\[\d+\]",
    "StringFunctions": r"StringFunctions\[\d+\]",
    "List": r"List\[\d+\]",
    "Matrix": r"Matrix\[\d+\]",
    "function": r"\w+\(\)",
    "h": "<TopLevelHocInterpreter>",
    "h.ref('s')": "<hoc ref .*>",
    "h.ref(5)": "<hoc ref .*>",
    "h.ref(list)": "<hoc ref .*>",
}
NOT_PICKLED = ("TypeError: HocObject: Only Vector", "TypeError: cannot pickle 'nrn.")


def plain(text):
    """Without what depends on where things stand in memory, and without what Python words anew in each version."""
    text = re.sub(r"row=\d+/\d+", "row=?", text)
    text = text.replace("unbound method Vector.hname", "unbound method HocObject.hname")
    return text.strip()


def expected(name, probe, recorded):
    """What ours gives where NEURON gave `recorded`; a regular expression."""
    if recorded.startswith("crash"):
        return "TypeError: .* object is not an iterator"
    if recorded == "NotImplemented":
        return "TypeError: bad operand type for .*"
    if recorded.startswith("SystemError"):
        return "(TypeError|IndexError): .*"
    if name == "PtrVector" and (recorded.startswith("TypeError") or probe == "numpy.array"):
        return ".*"
    if name == "Vector empty" and probe == "['a']":
        return "TypeError: .*"
    if name == "PythonObject" and recorded.startswith("AttributeError"):
        return "AttributeError: .*|5.0"
    if name in ("h.hh", "h.na_ion") and probe == "deepcopy":
        return r"neuron.DensityMechanism\('.*'\)"
    if name == "h._ref_xx" and probe in ("[-1]", "[99]"):
        return "IndexError: .*"
    if probe == "sorted" and name in BY_ADDRESS:
        return ".*"
    if name == "Section" and probe == "weakref":
        return "'ReferenceType'"
    if (name, probe) == ("SectionList", "copy"):
        return r"SectionList\[\d+\]"
    if name != "allseg iterator" and probe in ("pickle", "copy", "deepcopy") and recorded.startswith(NOT_PICKLED):
        return COPIED.get(name, "TypeError: .* cannot be pickled or copied.*")
    if sys.version_info[:2] != (3, 11) and recorded.startswith("TypeError"):
        return "TypeError: .*"
    return re.escape(plain(recorded))


@pytest.fixture(scope="module")
def ours():
    program = pathlib.Path(__file__).parent / "protocols.py"
    return json.loads(subprocess.run([sys.executable, str(program)], stdout=subprocess.PIPE, check=True).stdout)


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_operations_end_as_recorded(name, ours):
    wrong = {}
    for probe, recorded in RECORDED[name].items():
        if not re.fullmatch(expected(name, probe, recorded), plain(ours[name][probe]), re.DOTALL):
            wrong[probe] = (recorded, ours[name][probe])
    assert wrong == {}
