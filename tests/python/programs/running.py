"""A run: recording, playing, handlers, events, and what callbacks may do."""
from neuron import h

h.load_file("stdrun.hoc")
s = h.Section(name="s")
s.L = s.diam = 20
s.insert("hh")
ic = h.IClamp(s(0.5))
ic.delay, ic.dur, ic.amp = 1, 1, 1
t, v = h.Vector().record(h._ref_t), h.Vector().record(s(0.5)._ref_v)
order = []
handlers = [h.FInitializeHandler(kind, lambda kind=kind: order.append(kind)) for kind in (2, 0, 1, 3)]
cv = h.CVode()
later = h.FInitializeHandler(lambda: cv.event(2, lambda: order.append(("event", round(h.t, 6)))))
h.finitialize(-65)
h.continuerun(5)
print(order, len(t), round(v.max(), 4), round(t[v.max_ind()], 6))
played = h.Vector([0, 1, 0])
times = h.Vector([0, 2, 4])
played.play(ic._ref_amp, times, 1)
h.finitialize(-65)
h.continuerun(1)
print(round(ic.amp, 6))
h.tstop = 3
h.run()
print(round(h.t, 6), h.dt)
