# Twenty-five short runs of one cell over a grid of conductances and temperatures; peak, time of peak and last value of each.
from neuron import h
from show import advance_until, show

soma, axon = h.Section(name="soma"), h.Section(name="axon")
axon.connect(soma(1))
soma.L = soma.diam = 20
axon.L, axon.diam, axon.nseg = 300, 1, 7
for sec in (soma, axon):
    sec.insert("hh")
stim = h.IClamp(soma(0.5))
stim.delay, stim.dur, stim.amp = 0.5, 1, 1.1
v = h.Vector().record(axon(0.95)._ref_v)
peaks, times, ends = [], [], []
for conductance in (0.06, 0.09, 0.12, 0.18, 0.25):
    for celsius in (3, 6.3, 12, 18, 25):
        axon.gnabar_hh = conductance
        h.celsius = celsius
        h.finitialize(-65)
        advance_until(h, 5)
        peaks.append(v.max())
        times.append(v.max_ind())
        ends.append(soma(0.5).v)
show("peaks", peaks)
show("peak_samples", times)
show("ends", ends)
