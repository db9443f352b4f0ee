# Events: NetCon.event in an FInitializeHandler, CVode.event callbacks that change the model and queue further events.
from neuron import h
from show import advance_until, show

soma = h.Section(name="soma")
soma.L = soma.diam = 20
soma.insert("pas")
syn = h.ExpSyn(soma(0.5))
syn.tau = 1.5
nc = h.NetCon(None, syn)
nc.weight[0] = 0.01
seen = []
cvode = h.CVode()


def start():
    for t in (1, 2.5, 2.5, 6.0101):
        nc.event(t)
    cvode.event(3.3, first)


def first():
    seen.append((h.t, soma(0.5).v))
    syn.tau = 4
    nc.weight[0] = 0.02
    cvode.event(h.t + 1.21, (second, (7, "word")))


def second(number, word):
    seen.append((h.t, soma(0.5).v, number, len(word)))
    soma(0.5).v += 5
    nc.event(h.t + 2)


handler = h.FInitializeHandler(start)
v = h.Vector().record(soma(0.5)._ref_v)
g = h.Vector().record(syn._ref_g)
h.finitialize(-70)
advance_until(h, 12)
show("seen", [y for row in seen for y in row])
show("v", list(v)[::5])
show("g", list(g)[::5])
