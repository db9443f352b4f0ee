# Variables of extracellular by segment, section and reference; a field that is played; psection.
from neuron import h
from show import advance_until, show

axon = h.Section(name="axon")
axon.L, axon.diam, axon.nseg = 400, 2, 5
axon.insert("hh")
axon.insert("extracellular")
for seg in axon:
    seg.xraxial[0] = 800
    seg.xg[1] = 0.05
    seg.xg[0] = 0.01 + 0.01 * seg.x
    seg.xc[1] = 0.2
tail = h.Section(name="tail")
tail.insert("pas")
tail.connect(axon(1))
field = h.Vector([0, 0, 40, 40, 0])
times = h.Vector([0, 1, 1.2, 2, 2.2])
field.play(axon(0.5)._ref_e_extracellular, times, True)
axon.e_extracellular = 3
recordings = {
    "v": h.Vector().record(axon(0.5)._ref_v),
    "i_membrane": h.Vector().record(axon(0.3)._ref_i_membrane),
}
h.finitialize(-65)
show("at_0", [axon(x).vext[0] for x in (0, 0.5, 1)])
advance_until(h, 5)
for name, vector in recordings.items():
    show(name, list(vector)[::9])
show("all", [seg.vext[0] for seg in axon.allseg()])
show("currents", [seg.i_membrane for seg in axon])
show("child", tail(0).vext[0])
show("e", [axon(0.5).extracellular.e, axon(0.1).e_extracellular])
inside = axon.psection()["density_mechs"]["extracellular"]
show("names", [len(inside[name]) for name in ("xraxial", "xg", "xc", "e", "i_membrane", "vext")])
show("xg", [x for pair in inside["xg"] for x in pair])
axon.uninsert("extracellular")
show("stays", axon.has_membrane("extracellular"))
