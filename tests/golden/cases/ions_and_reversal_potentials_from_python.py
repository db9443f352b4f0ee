# Ion variables from Python: ion_style, ki, ko and ek per section, nernst and ghk, defaults of new sections.
from neuron import h
from show import advance_until, show

a, b = h.Section(name="a"), h.Section(name="b")
for sec in (a, b):
    sec.L = sec.diam = 20
    sec.insert("hh")
show("styles", [h.ion_style("na_ion", sec=a), h.ion_style("k_ion", sec=a)])
h.ion_style("na_ion", 1, 2, 1, 1, 0, sec=a)
show("style_set", h.ion_style("na_ion", sec=a))
a.nao, a.nai = 150, 12
b.ena, b.ek = 40, -90
h.celsius = 16
show("nernst", [h.nernst(12, 150, 1), h.nernst(5e-5, 2, 2), h.ghk(-65, 5e-5, 2, 2), h.ghk(20, 12, 150, 1)])
v = [h.Vector().record(sec(0.5)._ref_v) for sec in (a, b)]
stim = [h.IClamp(sec(0.5)) for sec in (a, b)]
for s in stim:
    s.delay, s.dur, s.amp = 0.5, 1, 1
h.finitialize(-65)
show("ion", [y for sec in (a, b) for y in (sec.ena, sec.ek, sec.nai, sec.nao, sec.ki, sec.ko)])
advance_until(h, 6)
show("v_a", list(v[0])[::3])
show("v_b", list(v[1])[::3])
