# Vector.play (continuous and stepwise) and Vector.record (every step, interval, chosen times) from Python.
from neuron import h
from show import advance_until, show

soma = h.Section(name="soma")
soma.L = soma.diam = 20
soma.insert("hh")
stim = h.IClamp(soma(0.5))
stim.dur = 1e9
amplitude = h.Vector([0, 0.3, 0.3, -0.1, 0])
times = h.Vector([0, 2, 4, 4, 8])
amplitude.play(stim._ref_amp, times, True)
reversal = h.Vector([50, 30, 60])
reversal_times = h.Vector([0, 3, 6])
reversal.play(soma(0.5)._ref_ena, reversal_times)
v = h.Vector().record(soma(0.5)._ref_v)
a = h.Vector().record(stim._ref_amp, 0.2)
chosen_times = h.Vector([0.1, 0.11, 3, 7.99])
chosen = h.Vector().record(soma(0.5)._ref_v, chosen_times)
ena = h.Vector().record(soma(0.5)._ref_ena, 0.5)
h.finitialize(-65)
advance_until(h, 10)
show("v", list(v)[::4])
show("amp", a)
show("chosen", chosen)
show("ena", ena)
