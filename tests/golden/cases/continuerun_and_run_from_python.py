# stdrun from Python: h.run, h.continuerun, h.stdinit, steps_per_ms and v_init.
from neuron import h
from show import show

h.load_file("stdrun.hoc")
soma = h.Section(name="soma")
soma.L = soma.diam = 20
soma.insert("hh")
stim = h.IClamp(soma(0.5))
stim.delay, stim.dur, stim.amp = 1, 5, 0.3
v = h.Vector().record(soma(0.5)._ref_v)
t = h.Vector().record(h._ref_t)
h.tstop = 5
h.run()
show("t_run", list(t)[::10])
show("v_run", list(v)[::5])
h.steps_per_ms = 20
h.v_init = -60
h.dt = 0.05
h.stdinit()
h.continuerun(2.5)
show("t_pause", h.t)
h.continuerun(4 * 1)
show("t", list(t)[::5])
show("v", list(v)[::2])
show("dt", h.dt)
