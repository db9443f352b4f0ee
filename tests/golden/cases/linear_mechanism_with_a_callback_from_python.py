# A pendulum whose callback sets b, and a clamp whose callback changes b and g with the potential; a callback that fails.
from math import sin

from neuron import h
from show import advance_until, show

dummy = h.Section(name="dummy")
c = h.Matrix(2, 2, 2).ident()
g = h.Matrix(2, 2, 2)
g.setval(0, 1, -1)
y, y0, b = h.Vector(2), h.Vector([1.5, 0.2]), h.Vector(2)
calls = [0]


def callback():
    calls[0] += 1
    b[1] = -sin(y[0])


pendulum = h.LinearMechanism(callback, c, g, y, y0, b)
angle = h.Vector().record(y._ref_x[0])
h.dt = 0.05
h.finitialize(-65)
show("calls", calls)
advance_until(h, 8)
show("angle", list(angle)[::9])
show("calls", calls)
del pendulum
h.finitialize(-65)
advance_until(h, 0.5)
show("calls", calls)

soma = h.Section(name="soma")
soma.L = soma.diam = 20
soma.insert("hh")
c1, g1, y1, b1 = h.Matrix(1, 1), h.Matrix(1, 1), h.Vector(1), h.Vector(1)
g1.setval(0, 0, 1e-3)


def conductance():
    x = 1e-3 if soma(0.5).v < -30 else 4e-3
    g1.setval(0, 0, x)
    b1[0] = x * (-50 if h.t < 2.02 else -70)


clamp = h.LinearMechanism(conductance, c1, g1, y1, b1, 0.5, sec=soma)
v = h.Vector().record(soma(0.5)._ref_v)
h.dt = 0.025
h.finitialize(-65)
advance_until(h, 5)
show("v", list(v)[::9])
show("y", [y1[0], clamp.valid()])
