# mechanisms: kinetic_channel slow_potassium
# A cell with channels of the user's own only: a KINETIC sodium channel and a tabled potassium channel, at two temperatures.
from neuron import h
from show import advance_until, show

cell = h.Section(name="cell")
cell.L = cell.diam = 25
cell.nseg = 3
cell.insert("markov")
cell.insert("slowk")
cell.insert("pas")
cell.g_pas, cell.e_pas = 1e-4, -68
cell.ena, cell.ek = 55, -85
for seg in cell:
    seg.markov.gbar = 0.08 + 0.02 * seg.x
    seg.gbar_slowk = 0.004
stim = h.IClamp(cell(0.5))
stim.delay, stim.dur, stim.amp = 1, 12, 0.5
recorded = {name: h.Vector().record(getattr(cell(0.5), "_ref_" + name)) for name in ("v", "o_markov", "i_markov", "n_slowk", "ina", "ik")}
for celsius in (20, 30):
    h.celsius = celsius
    h.finitialize(-68)
    show("states", [getattr(cell(0.5).markov, name) for name in ("c1", "c2", "c3", "o", "i")])
    advance_until(h, 15)
    for name, vector in recorded.items():
        show(name, list(vector)[::8])
show("globals", [h.half_slowk, h.ninf_slowk, h.ntau_slowk])
