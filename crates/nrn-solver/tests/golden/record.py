"""Records the cases of traces.rs with NEURON: python record.py > traces.json"""
import json
import neuron
from neuron import h

h.load_file("stdrun.hoc")


def run(tstop, refs, every=10, v=-65):
    vecs = [h.Vector().record(r) for r in refs]
    h.finitialize(v)
    pc = h.ParallelContext()
    pc.set_maxstep(10)
    while h.t < tstop - h.dt / 2:
        h.fadvance()
    return [list(x)[::every] for x in vecs]


def clear():
    for s in list(h.allsec()):
        h.delete_section(sec=s)
    h.secondorder = 0
    h.celsius = 6.3
    h.dt = 0.025


def soma_hh(order=0, celsius=6.3):
    clear()
    h.secondorder = order
    h.celsius = celsius
    h.usetable_hh = 0
    s = h.Section(name="soma")
    s.L = s.diam = 20
    s.insert("hh")
    c = h.IClamp(s(0.5))
    c.delay, c.dur, c.amp = 1, 3, 0.5
    return run(10, [h._ref_t, s(0.5)._ref_v, s(0.5)._ref_ina, s(0.5)._ref_i_cap, s(0.5)._ref_m_hh, s(0.5)._ref_n_hh])


def axon_hh(order=0):
    clear()
    h.secondorder = order
    h.usetable_hh = 0
    a = h.Section(name="a")
    a.L, a.diam, a.nseg = 1000, 2, 21
    b = h.Section(name="b")
    b.L, b.diam, b.nseg, b.Ra, b.cm = 300, 1, 7, 100, 1.2
    b.connect(a(1))
    for s in (a, b):
        s.insert("hh")
    c = h.IClamp(a(0.1))
    c.delay, c.dur, c.amp = 0.5, 1, 1.0
    return run(8, [a(0)._ref_v, a(0.5)._ref_v, a(1)._ref_v, b(0.5)._ref_v, b(1)._ref_v, b(0.5)._ref_ik])


def tree_pas():
    clear()
    s = h.Section(name="soma")
    for p in [(0, 0, 0, 10), (5, 0, 0, 14), (5, 0, 0, 9), (12, 3, 0, 6)]:
        s.pt3dadd(*p)
    s.nseg = 3
    d = [h.Section(name="d%d" % i) for i in range(5)]
    pts = [
        [(12, 3, 0, 3), (50, 20, 4, 2), (110, 30, 9, 1.1)],
        [(0, 0, 0, 2), (-30, 4, 8, 2.5), (-31, 4, 8, 1), (-90, 10, 2, 0.7)],
        [(110, 30, 9, 1), (200, 50, 0, 0.5)],
        [(110, 30, 9, 1.5), (150, -50, 0, 0.8), (160, -90, 3, 0.4)],
        [(6, 0, 0, 1), (6, 80, 0, 1)],
    ]
    for sec, pp in zip(d, pts):
        for p in pp:
            sec.pt3dadd(*p)
    d[0].connect(s(1))
    d[1].connect(s(0))
    d[2].connect(d[0](1))
    d[3].connect(d[0](1), 1)
    d[4].connect(s(0.4))
    for i, sec in enumerate(d):
        sec.nseg = 3 + 2 * i
    for i, sec in enumerate([s] + d):
        sec.insert("pas")
        sec.e_pas, sec.g_pas, sec.Ra = -70, 1e-4 * (i + 1), 80 + 10 * i
    c = h.IClamp(d[3](0.9))
    c.delay, c.dur, c.amp = 0, 5, 0.05
    geometry = [[seg.area(), seg.ri(), seg.diam, seg.volume()] for sec in [s] + d for seg in sec]
    ends = [[sec(0).ri(), sec(1).ri(), sec.L] for sec in [s] + d]
    traces = run(20, [s(0.5)._ref_v, s(0)._ref_v] + [sec(0.5)._ref_v for sec in d] + [d[3](1)._ref_v, d[3](0)._ref_v])
    dist = [h.distance(s(0), sec(0.7)) for sec in [s] + d] + [h.distance(d[3](0.2), d[1](0.9)), h.distance(d[3](0.2), d[3](0.9))]
    return {"geometry": geometry, "ends": ends, "traces": traces, "distance": dist}


def synapse():
    clear()
    h.usetable_hh = 0
    s = h.Section(name="a")
    s.L = s.diam = 20
    s.insert("hh")
    q = h.Section(name="b")
    q.L = q.diam = 20
    q.insert("pas")
    c = h.IClamp(s(0.5))
    c.delay, c.dur, c.amp = 1, 30, 0.5
    syn = h.ExpSyn(q(0.5))
    syn.tau = 3
    nc = h.NetCon(s(0.5)._ref_v, syn, sec=s)
    nc.weight[0], nc.delay, nc.threshold = 0.01, 1.53, 0
    times = h.Vector()
    nc.record(times)
    nc2 = h.NetCon(None, syn)
    nc2.weight[0] = 0.005
    fih = h.FInitializeHandler(lambda: (nc2.event(2.0), nc2.event(2.0125), nc2.event(3.01)))
    out = run(40, [q(0.5)._ref_v, syn._ref_g], 20)
    return {"traces": out, "times": list(times)}


def play():
    clear()
    s = h.Section(name="a")
    s.L = s.diam = 20
    s.insert("pas")
    c = h.IClamp(s(0.5))
    c.dur = 1e9
    y = h.Vector([0, 0.1, -0.1, 0.3])
    t = h.Vector([0.5, 1.5, 1.5, 4.01])
    y.play(c._ref_amp, t, 1)
    y2 = h.Vector([1, 2, 1.5])
    t2 = h.Vector([0.33, 2, 2.51])
    y2.play(s(0.5)._ref_cm, t2)
    y3 = h.Vector([-70, -60, -80, -70])
    y3.play(s(0.5)._ref_e_pas, 0.7)
    at = h.Vector([0.1, 0.11, 1, 3.333])
    r1 = h.Vector().record(s(0.5)._ref_v, 0.31)
    r2 = h.Vector().record(s(0.5)._ref_v, at)
    out = run(5, [s(0.5)._ref_v, c._ref_amp, s(0.5)._ref_cm, s(0.5)._ref_e_pas], 5)
    return {"traces": out, "interval": list(r1), "at": list(r2)}


def imem():
    clear()
    cv = h.CVode()
    cv.use_fast_imem(1)
    a = h.Section(name="a")
    a.L, a.diam, a.nseg = 200, 2, 5
    a.insert("pas")
    c = h.IClamp(a(0.1))
    c.delay, c.dur, c.amp = 0.5, 1, 0.1
    out = run(2, [a(0.1)._ref_i_membrane_, a(0.5)._ref_i_membrane_, a(0.9)._ref_i_membrane_], 4)
    cv.use_fast_imem(0)
    return out


cases = {
    "soma_hh_0": soma_hh(0), "soma_hh_1": soma_hh(1), "soma_hh_2": soma_hh(2), "soma_hh_warm": soma_hh(0, 16.3),
    "axon_hh_0": axon_hh(0), "axon_hh_2": axon_hh(2), "tree_pas": tree_pas(), "synapse": synapse(), "play": play(), "imem": imem(),
}
print(json.dumps({"neuron": neuron.__version__, "command": "python record.py > traces.json", "cases": cases}))
