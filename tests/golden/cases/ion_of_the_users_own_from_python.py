# mechanisms: user_ion
# An ion made by a mechanism from Python: seg.dri, seg.edr, ion_style, ion_charge, global concentrations, insert and uninsert.
from neuron import h
from show import advance_until, show

dend = h.Section(name="dend")
dend.L, dend.diam, dend.nseg = 300, 2, 7
for name in ("pas", "drug", "blocked"):
    dend.insert(name)
h.dri0_dr_ion, h.dro0_dr_ion = 0.3, 4
show("ion", [h.ion_charge("dr_ion"), h.ion_style("dr_ion", sec=dend)])
for seg in dend:
    seg.drug.gdr = 1e-4 * (1 + seg.x)
    seg.blocked.g = 4e-4
h.ion_style("dr_ion", 3, 2, 1, 1, 0, sec=dend)
stim = h.IClamp(dend(0))
stim.delay, stim.dur, stim.amp = 1, 5, 0.1
names = ("v", "dri", "edr", "idr")
vectors = {name: h.Vector().record(getattr(dend(0.9), "_ref_" + name)) for name in names}
for trial in range(2):
    h.finitialize(-65)
    show("start", [y for seg in dend for y in (seg.dri, seg.dro, seg.edr, seg.blocked.block)])
    advance_until(h, 10)
    for name, vector in vectors.items():
        show(name, list(vector)[::10])
    h.ion_style("dr_ion", 3, 2, 1, 0, 1, sec=dend)
