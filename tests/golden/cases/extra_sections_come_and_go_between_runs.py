# Sections made, connected, disconnected and dropped in Python between runs.
from neuron import h
from show import advance_until, show

soma = h.Section(name="soma")
soma.L = soma.diam = 20
soma.insert("hh")
stim = h.IClamp(soma(0.5))
stim.delay, stim.dur, stim.amp = 0.5, 1, 0.8
v = h.Vector().record(soma(0.5)._ref_v)


def trial(name):
    h.finitialize(-65)
    advance_until(h, 6)
    show(name, list(v)[::6])
    show(name + "_sections", len(list(h.allsec())))


trial("alone")
dends = []
for i in range(4):
    dend = h.Section(name=f"dend{i}")
    dend.L, dend.diam, dend.nseg = 150, 1.5, 2 * i + 1
    dend.insert("pas")
    dend.connect(dends[i - 2](1) if i > 1 else soma(i))
    dends.append(dend)
trial("four")
h.disconnect(sec=dends[1])
trial("cut")
dends[1].connect(dends[0](0.7), 1)
trial("moved")
del dend
dends.pop()
trial("dropped")
for d in dends:
    d.uninsert("pas")
    d.insert("hh")
trial("active")
