# Point processes are moved with loc, asked where they are, listed per segment, and removed between runs.
from neuron import h
from show import advance_until, show

a, b = h.Section(name="a"), h.Section(name="b")
b.connect(a(1))
for sec in (a, b):
    sec.L, sec.diam, sec.nseg = 200, 3, 5
    sec.insert("pas")
    sec.e_pas = -65
clamp = h.IClamp(a(0.1))
clamp.delay, clamp.dur, clamp.amp = 0.5, 3, 0.2
syn = h.AlphaSynapse(b(0.9))
syn.onset, syn.tau, syn.gmax, syn.e = 1, 1, 0.002, -20
v = [h.Vector().record(sec(0.5)._ref_v) for sec in (a, b)]


def trial(name):
    show(name + "_where", [clamp.get_segment().x, syn.get_segment().x])
    show(name + "_counts", [len(seg.point_processes()) for sec in (a, b) for seg in sec])
    h.finitialize(-65)
    advance_until(h, 6)
    for i in range(2):
        show(f"{name}_v{i}", list(v[i])[::6])


trial("made")
clamp.loc(b(0.65))
syn.loc(a(0.31))
trial("moved")
a.nseg = 9
trial("nseg")
del clamp
clamp = h.IClamp(b(0))
clamp.amp, clamp.dur = 0.1, 2
trial("replaced")
