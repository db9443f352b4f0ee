# 3-D points added, changed and read from Python; arc lengths, diameters and the potentials of the cable they describe.
from neuron import h
from show import advance_until, show

trunk, left, right = (h.Section(name=name) for name in ("trunk", "left", "right"))
left.connect(trunk(1))
right.connect(trunk(1))
for x, y, z, d in [(0, 0, 0, 6), (20, 5, 0, 5), (60, 5, 10, 3), (90, 0, 10, 3)]:
    trunk.pt3dadd(x, y, z, d)
for i in range(12):
    left.pt3dadd(90 + 8 * i, 3 * i * (-1) ** i, 10 + i, 2 - 0.1 * i)
    right.pt3dadd(90 + 8 * i, -6 * i, 10, 1.5)
right.pt3dchange(4, 130, -30, 12, 4)
trunk.nseg, left.nseg, right.nseg = 5, 13, 4
for sec in (trunk, left, right):
    sec.insert("pas")
    sec.g_pas, sec.e_pas, sec.Ra = 3e-4, -65, 110
show("lengths", [sec.L for sec in h.allsec()])
show("n3d", [sec.n3d() for sec in h.allsec()])
show("points", [y for i in range(left.n3d()) for y in (left.x3d(i), left.y3d(i), left.z3d(i), left.diam3d(i), left.arc3d(i))])
show("geometry", [y for sec in h.allsec() for seg in sec for y in (seg.diam, seg.area(), seg.ri())])
show("distance", [h.distance(trunk(0), seg) for sec in h.allsec() for seg in sec])
stim = h.IClamp(left(0.9))
stim.delay, stim.dur, stim.amp = 0.5, 8, 0.05
vectors = [h.Vector().record(sec(0.9)._ref_v) for sec in (trunk, left, right)]
h.finitialize(-65)
advance_until(h, 12)
for sec, vector in zip(h.allsec(), vectors):
    show("v_" + sec.name(), list(vector)[::8])
