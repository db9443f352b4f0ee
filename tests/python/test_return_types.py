"""What methods give to Python: a float, an int, a bool, a str or an object, as in NEURON 9.0.2.

`recorded/return_types.tsv` has a row for each method. The tables of the engine must promise the same, and where a method can be called
without arguments the value must be what was promised.
"""

import pathlib

import pytest
from neuron import _engine, h

ROWS = [
    line.split("\t")
    for line in (pathlib.Path(__file__).parent / "recorded" / "return_types.tsv").read_text().splitlines()[1:]
]
KINDS = {"float": (float,), "int": (int,), "bool": (bool,), "str": (str,)}

# Windows and files would be opened, or a program ended.
NOT_CALLED = {("ParallelContext", "done"), ("ParallelContext", "runworker"), ("File", "chooser")}


def promised(tables, name, method):
    """The kind that the tables promise; `None` where they have no row."""
    row = tables["classes"].get(name)
    return row[2][method][2] if row is not None and method in row[2] else None


@pytest.fixture(scope="module")
def tables():
    """The rows of the engine."""
    return _engine.tables()


@pytest.mark.parametrize("name", sorted({row[0] for row in ROWS}))
def test_tables_promise_what_neuron_gives(tables, name):
    """The columns agree, row by row; point processes promise by their mechanism and are called below."""
    wrong = []
    for _, method, kind in (row for row in ROWS if row[0] == name):
        ours = promised(tables, name, method)
        if ours is not None and ours != kind and not (ours == "any" and kind in ("object", "python")):
            wrong.append(f"{name}.{method}: {ours} instead of {kind}")
    assert not wrong


def made(name):
    """An object of a class."""
    section = h.Section(name="made")
    arguments = {
        "MechanismStandard": ("hh",),
        "MechanismType": (0,),
        "Pointer": (h._ref_celsius,),
        "PtrVector": (1,),
        "SectionRef": (),
        "File": (),
        "StateTransitionEvent": (2,),
        "FInitializeHandler": ("x = 1",),
        "Timer": ("",),
        "RangeVarPlot": ("v", section(0), section(1)),
        "ValueFieldEditor": ("x", h._ref_celsius),
        "NetCon": (section(0.5)._ref_v, None),
    }.get(name, ())
    section.push()
    try:
        point = name in _engine.tables()["mechanisms"]
        thing = getattr(h, name)(section(0.5)) if point else getattr(h, name)(*arguments)
    finally:
        h.pop_section()
    return section, thing


@pytest.mark.parametrize("name", sorted({row[0] for row in ROWS}))
def test_values_are_of_the_promised_type(name):
    """Every method of numbers and strings that needs no argument gives what the row says."""
    try:
        section, thing = made(name)
    except Exception:
        # A class that only others make (KSState, NMODLRandom) has nothing to call.
        assert name in ("KSGate", "KSState", "KSTrans", "LinearMechanism", "NMODLRandom", "PWManager", "PythonObject")
        return
    wrong = []
    for _, method, kind in (row for row in ROWS if row[0] == name and row[2] in KINDS):
        if (name, method) in NOT_CALLED:
            continue
        try:
            value = getattr(thing, method)()
        except Exception:  # needs arguments, or something to work on
            continue
        if type(value) not in KINDS[kind]:
            wrong.append(f"{name}.{method}() is a {type(value).__name__} instead of a {kind}")
    del section
    assert not wrong
