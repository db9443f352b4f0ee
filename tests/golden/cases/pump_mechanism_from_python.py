# mechanisms: calcium_pump
# Mechanisms of the user's own from Python: density parameters per segment, concentrations, restarts with other temperatures.
from neuron import h
from show import advance_until, show

dend = h.Section(name="dend")
dend.L, dend.diam, dend.nseg = 200, 3, 5
for name in ("hh", "capump", "cachan"):
    dend.insert(name)
for seg in dend:
    seg.cachan.gbar = 2e-4 * (1 + seg.x)
    seg.capump.rate = 0.1 + 0.2 * seg.x
    seg.rest_capump = 6e-5
stim = h.IClamp(dend(0.1))
stim.delay, stim.dur, stim.amp = 1, 3, 0.9
recorded = {"v": dend(0.5)._ref_v, "cai_near": dend(0.1)._ref_cai, "cai_far": dend(0.9)._ref_cai, "eca": dend(0.5)._ref_eca, "nai": dend(0.5)._ref_nai}
vectors = {name: h.Vector().record(ref) for name, ref in recorded.items()}
for celsius in (6.3, 16):
    h.celsius = celsius
    h.finitialize(-65)
    show("start", [y for seg in dend for y in (seg.cai, seg.eca, seg.ena, seg.nai)])
    advance_until(h, 12)
    for name, vector in vectors.items():
        show(f"{name}_{int(celsius)}", list(vector)[::12])
show("mechanisms", [len(list(seg)) for seg in dend])
