# secondorder and dt chosen from Python; h.fadvance counts steps, currents are read between them.
from neuron import h
from show import show

axon = h.Section(name="axon")
axon.L, axon.diam, axon.nseg = 600, 2, 15
axon.insert("hh")
stim = h.IClamp(axon(0))
stim.delay, stim.dur, stim.amp = 0.2, 0.6, 1.2
for order in (0, 2):
    for dt in (0.025, 0.01, 0.1):
        h.secondorder = order
        h.dt = dt
        h.finitialize(-65)
        rows = []
        for step in range(round(5 / dt)):
            h.fadvance()
            if step % round(0.1 / dt) == 0:
                rows.append((h.t, axon(0.5).v, axon(0.5).ina, axon(0.9).i_cap))
        show(f"rows_{order}_{round(dt * 1000)}", [y for row in rows for y in row])
