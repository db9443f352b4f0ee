# A callback of a LinearMechanism sees the time at which the step began.
from neuron import h
from show import show

soma = h.Section(name="soma")
soma.L = soma.diam = 10
soma.insert("pas")
c, g, y, b = h.Matrix(1, 1), h.Matrix(1, 1), h.Vector(1), h.Vector(1)
times = []


def current():
    times.append(h.t)
    b[0] = 1e-3 * h.t


stimulus = h.LinearMechanism(current, c, g, y, b, 0.5, sec=soma)
h.dt = 0.1
h.finitialize(-65)
show("begin", times)
for _ in range(5):
    h.fadvance()
show("steps", times)
show("v", [soma(0.5).v])
