# A ring of cells joined at several nodes each, given as a SectionList, with unknowns of its own; full and sparse matrices.
from neuron import h
from show import advance_until, show

n = 6
cells = [h.Section(name=f"cell{i}") for i in range(n)]
for i, cell in enumerate(cells):
    cell.L, cell.diam, cell.nseg = 50 + 10 * i, 4, 3
    cell.insert("hh")
places = h.SectionList(cells)
xs = h.Vector([0.1 + 0.15 * i for i in range(n)])
size = n + 2
for kind in (1, 2):
    c, g = h.Matrix(size, size, kind), h.Matrix(size, size, kind)
    y, b, y0 = h.Vector(size), h.Vector(size), h.Vector(size)
    for i in range(n):
        j = (i + 1) % n
        for row, column, x in ((i, i, 1), (i, j, -1), (j, i, -1), (j, j, 1)):
            g.setval(row, column, g.getval(row, column) + x * 1e-3 * (i + 1))
    # The mean of all potentials, low-pass filtered, drives the first cell; the last unknown is an algebraic copy.
    for i in range(n):
        g.setval(n, i, -1 / n)
    g.setval(n, n, 1)
    c.setval(n, n, 2)
    g.setval(n + 1, n, 1)
    g.setval(n + 1, n + 1, -1)
    g.setval(0, n + 1, -2e-4)
    y0[n] = -60
    ring = h.LinearMechanism(c, g, y, y0, b, places, xs)
    stim = h.IClamp(cells[0](0.5))
    stim.delay, stim.dur, stim.amp = 0.5, 1, 1
    vs = [h.Vector().record(cell(0.5)._ref_v) for cell in cells]
    mean = h.Vector().record(y._ref_x[n])
    h.finitialize(-65)
    advance_until(h, 10)
    for v in vs:
        show(f"v_{kind}", list(v)[::23])
    show(f"mean_{kind}", list(mean)[::23])
    show(f"y_{kind}", list(y))
    ring = None
