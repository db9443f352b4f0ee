# A HOC template used from Python: objrefs, strings, procedures, Vectors and sections pass both ways.
from neuron import h
from show import advance_until, show

h("""
begintemplate Ball
public soma, set_size, syn, count, weights
create soma
objref syn, weights
proc init() {
    soma { insert hh  syn = new ExpSyn(0.5) }
    weights = new Vector()
    count = $1
    set_size(10 + count)
}
proc set_size() { soma { L = $1  diam = $1 } }
endtemplate Ball
objref balls
balls = new List()
func largest() { local i, x
    x = 0
    for i = 0, balls.count() - 1 { balls.o(i).soma { if (L > x) { x = L } } }
    return x
}
""")
for i in range(3):
    h.balls.append(h.Ball(i))
h.balls.o(1).set_size(23)
show("largest", h.largest())
show("sizes", [ball.soma.L for ball in h.balls])
stims = []
for ball in h.balls:
    stim = h.IClamp(ball.soma(0.5))
    stim.delay, stim.dur, stim.amp = 1, 3, 0.2
    stims.append(stim)
nc = h.NetCon(h.balls.o(0).soma(0.5)._ref_v, h.balls.o(2).syn, sec=h.balls.o(0).soma)
nc.weight[0], nc.delay = 0.03, 0.7
v = [h.Vector().record(ball.soma(0.5)._ref_v) for ball in h.balls]
h("finitialize(-65)")
h("while (t < 8 - dt/2) { fadvance() }")
for i, vector in enumerate(v):
    show(f"v_{i}", list(vector)[::8])
