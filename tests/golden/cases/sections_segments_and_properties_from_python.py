# A small cell built in Python: sections, nseg, connect, insert, segment attributes, then a run.
from neuron import h
from show import advance_until, show

soma = h.Section(name="soma")
dend = h.Section(name="dend")
axon = h.Section(name="axon")
dend.connect(soma(1))
axon.connect(soma, 0, 0)
soma.L = soma.diam = 18
dend.L, dend.diam, dend.nseg = 220, 2, 9
axon.L, axon.diam, axon.nseg, axon.Ra = 400, 1.1, 21, 70
for sec in h.allsec():
    sec.insert("hh")
    sec.cm = 1.1
dend.gnabar_hh = 0.02
for seg in dend:
    seg.hh.gkbar = 0.004 + 0.01 * seg.x
    seg.diam = 3 - 2 * seg.x
dend(0.4).gl_hh = 0.001
soma(0.5).hh.el = -60

show("geometry", [y for sec in h.allsec() for seg in sec.allseg() for y in (seg.x, seg.area(), seg.diam, seg.volume())])
show("resistance", [seg.ri() for sec in h.allsec() for seg in sec])
show("nseg", [sec.nseg for sec in h.allsec()])

stim = h.IClamp(dend(0.8))
stim.delay, stim.dur, stim.amp = 1, 2, 0.8
recorded = {name: h.Vector().record(ref) for name, ref in {
    "v_soma": soma(0.5)._ref_v, "v_dend": dend(0.8)._ref_v, "v_axon": axon(1)._ref_v,
    "ina_axon": axon(0.5)._ref_ina, "m_dend": dend(0.1).hh._ref_m, "gna_soma": soma(0.5)._ref_gna_hh}.items()}
h.finitialize(-65)
advance_until(h, 12)
for name, vector in recorded.items():
    show(name, list(vector)[::6])
