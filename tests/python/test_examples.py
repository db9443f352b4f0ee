"""help() of what the tables have: arguments, a sentence, units where there are some, and an example that runs."""

import matplotlib
import neuron
import pytest
from neuron import h

matplotlib.use("Agg")
TABLES = neuron._engine.tables()
CLASSES = {name: [*methods, *fields] for name, (_, _, methods, fields) in TABLES["classes"].items()}
NAMES = [("", name) for name in [*TABLES["functions"], *CLASSES, *TABLES["mechanisms"]]]
NAMES += [(name, member) for name, members in CLASSES.items() for member in members]
# Classes of which each member has an example.
WHOLE = ["Vector", "List", "SectionList", "NetCon", "Random", "PtrVector", "Pointer", "Impedance", "Glyph", "RangeVarPlot"]
# What the examples speak of.
PRELUDE = """
import matplotlib.pyplot
from neuron import h
h.load_file("stdrun.hoc")
h('begintemplate Cell\\nendtemplate Cell')
h('create axon')
cell = h.Cell()
soma, dend = h.Section(name="soma"), h.Section(name="dend")
dend.connect(soma(1))
for sec in (soma, dend):
    sec.nseg = 3
    for x in (0, 50, 100):
        sec.pt3dadd(x, 0, 0, 2)
soma.insert("hh")
dend.insert("pas")
syn, clamp, stim = h.ExpSyn(dend(0.5)), h.IClamp(soma(0.5)), h.NetStim()
nc, detector = h.NetCon(stim, syn), h.NetCon(soma(0.5)._ref_v, syn, sec=soma)
vec, other = h.Vector([3, 1, 2, 5, 4, 1, 2, 8]), h.Vector([1, 2, 3, 4, 5, 6, 7, 9])
xs, ys = h.Vector().indgen(0, 7, 1), h.Vector(8)
new_times, old_times, values = h.Vector([0.5, 1.5]), h.Vector([0, 1, 2]), h.Vector([3, 4, 5])
stimulus, times = h.Vector([0, 1, 0]), h.Vector([0, 5, 10])
stimulus.play(clamp._ref_amp, times)
m = h.Matrix(3, 3)
m.set(4, 1, 0, 1, 3, 1, 0, 1, 2)
items = h.List()
items.append(vec)
items.append(other)
soma_list = h.SectionList([soma])
sl, ref = h.SectionList([soma, dend]), h.SectionRef(sec=dend)
text, found, number = h.ref("some text"), h.ref(""), h.ref(0.0)
with open("numbers.txt", "w") as file:
    file.write("1 2 3\\nwords\\n")
with open("model.hoc", "w") as file:
    file.write("x_ = 3\\n")
f = h.File("data.txt")
f.wopen()
r, sf, pc, cvode = h.Random(), h.StringFunctions(), h.ParallelContext(), h.CVode()
ptrs = h.PtrVector(2)
ptrs.pset(0, soma(0.5)._ref_v)
ptrs.pset(1, dend(0.5)._ref_v)
h.finitialize(-65)
z = h.Impedance()
z.loc(0.5, sec=soma)
z.compute(100)
mt, ms = h.MechanismType(0), h.MechanismStandard("hh")
stim.noise = 1
stream = stim.ranvar
channel = h.KSChan()
gate = channel.add_hhstate("m")
channel.add_transition(channel.add_ksstate(None, "c"), channel.add_ksstate(None, "o"))
def callback():
    pass
g, box, column, deck, shape, ps, glyph = h.Graph(False), h.HBox(), h.VBox(), h.Deck(), h.Shape(False), h.PlotShape(False), h.Glyph()
rvp = h.RangeVarPlot("v", soma(0), dend(1))
"""


def example(owner, name):
    text = neuron._engine.doc(owner, name)
    _, _, code = text.partition("Example:\n\n")
    return "\n".join(line[8:] for line in code.splitlines())


EXAMPLES = [(owner, name) for owner, name in NAMES if example(owner, name)]


@pytest.mark.parametrize("owner, name", EXAMPLES, ids=lambda part: part or "h")
def test_the_example_runs(owner, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {}
    try:
        exec(PRELUDE, names)
        exec(example(owner, name), names)
    finally:
        names.clear()
        neuron.reset()


@pytest.mark.parametrize("owner, name", NAMES, ids=lambda part: part or "h")
def test_help_says_how_it_is_called_and_what_it_does(owner, name):
    text = neuron._engine.doc(owner, name)
    head, _, rest = text.partition("\n")
    assert name in head and (rest.strip() or ":" in head)


@pytest.mark.parametrize("owner", WHOLE)
def test_each_member_has_an_example(owner):
    assert [name for name in CLASSES[owner] if not example(owner, name)] == []


def test_most_rows_have_an_example():
    assert len(EXAMPLES) >= 640


def test_help_of_fill():
    assert h.Vector().fill.__doc__.startswith("Vector.fill(x [, first, last])")
    assert ">>> vec.fill(1, 0, 4)  # elements 0 to 4" in h.Vector().fill.__doc__
    assert "S/cm2" in neuron._engine.doc("", "hh")
