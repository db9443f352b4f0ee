"""Records what NEURON's own kernels make of a voltage that jumps about: one file per mechanism beside this one.

nrnivmodl MODS && python record.py OUT SET  (MODS: `../mod`; SET: benchmark or language)

A row is one fadvance: voltage before and after, ions and the mechanism's variables after. The first row is finitialize.
"""
import math
import sys
from neuron import h

STEPS = 60


def waveform(k):
    return -65 + 55 * math.sin(0.37 * k) + 20 * math.sin(1.9 * k) + (30 if k % 11 == 5 else 0)


def get_range(segment, n, name):
    n, _, index = n.partition("[")
    value = getattr(segment, n + "_" + name)
    return value[int(index[:-1])] if index else value


def record(name, params, outputs, ions=(), weight=None, celsius=6.3):
    h.celsius = celsius
    h.dt = 0.025
    sec = h.Section(name="s")
    sec.L, sec.diam = 20, 15
    segment = sec(0.5)
    point = None
    if name[0].islower() and name != "nmdalike":
        sec.insert(name)
        get = lambda n: get_range(segment, n, name)
        put = lambda n, x: setattr(segment, n + "_" + name, x)
    else:
        point = getattr(h, name)(segment)
        get = lambda n: getattr(point, n)
        put = lambda n, x: setattr(point, n, x)
    for key, value in params.items():
        if isinstance(value, list):
            for i, x in enumerate(value):
                getattr(point, key)[i] = x
        else:
            put(key, value)
    netcon = h.NetCon(None, point) if weight is not None else None
    if netcon:
        netcon.weight[0] = weight
    fields = [f for ion in ions for f in ("e" + ion, ion + "i", ion + "o", "i" + ion)]
    row = lambda before: [before, segment.v] + [getattr(segment, f) for f in fields] + [get(o) for o in outputs]
    h.finitialize(-65)
    rows = [row(-65.0)]
    for k in range(STEPS):
        segment.v = waveform(k)
        if netcon and k % 17 == 3:
            netcon.event(h.t)
        before = segment.v
        h.fadvance()
        rows.append(row(before))
    area = segment.area()
    with open(f"{sys.argv[1]}/{name}.txt", "w") as out:
        print(f"# NEURON {h.nrnversion(5)}, record.py", file=out)
        print(f"mechanism {name}", file=out)
        print(f"celsius {celsius!r}\ndt 0.025\narea {area!r}", file=out)
        print("ions", *ions, file=out)
        for key, value in params.items():
            print("set", key, *(value if isinstance(value, list) else [value]), file=out)
        if weight is not None:
            print("weight", weight, file=out)
        print("columns", *outputs, file=out)
        for r in rows:
            print(*(repr(x) for x in r), file=out)


if sys.argv[2] == "benchmark":
    hh = "gna gk il minf hinf ninf mtau htau ntau m h n".split()
    record("hh", {"gnabar": 0.11}, hh, ("na", "k"))
    record("pas", {"g": 0.002}, ["i"])
    record("IClamp", {"del": 0.2, "dur": 0.55, "amp": 0.3}, ["i"])
    record("SEClamp", {"dur1": 0.3, "amp1": -20, "dur2": 0.4, "amp2": 10, "dur3": 0.4, "amp3": -50, "rs": 0.5}, ["i", "vc"])
    record("VClamp", {"dur": [0.3, 0.4, 0.4], "amp": [-20, 10, -50]}, ["i", "e", "vo", "vi", "e0", "vo0", "vi0"])
    record("OClamp", {"on": 0.2, "off": 0.8, "vc": -10, "switched_on": 1}, ["i"])
    record("AlphaSynapse", {"onset": 0.2, "gmax": 0.02, "e": 5}, ["i"])
    record("ExpSyn", {"tau": 0.7, "e": 1}, ["i", "g"], weight=0.01)
    record("Exp2Syn", {"tau1": 0.3, "tau2": 0.9}, ["i", "g", "A", "B"], weight=0.01)
    record("APCount", {"thresh": -30}, ["n", "time", "firing"])
    record("bcad", {}, [], ("ca",))
    record("bcahva", {}, ["m", "h", "ica"], ("ca",))
    record("bcalva", {}, ["m", "h", "ica"], ("ca",))
    record("bih", {}, ["m", "i"])
    record("bkca", {}, ["z", "ik"], ("k", "ca"))
    record("bkm", {}, ["m", "ik"], ("k",), celsius=34.0)
    record("bkv", {}, ["m", "ik"], ("k",))
    record("bnap", {}, ["m", "h", "ina"], ("na",))
    record("bnat", {}, ["m", "h", "g", "ina"], ("na",))
else:
    record("kin3", {"gbar": 0.02}, ["c1", "c2", "o"], ("k",))
    record("cabuf", {"depth": 0.3}, ["buf", "cabf"], ("ca",))
    record("dimp", {}, ["x", "yy", "z", "w", "i"])
    record("eul", {}, ["z", "w", "i"])
    record("loops", {}, ["s", "total", "best", "count", "tail", "i"] + [f"a[{i}]" for i in range(4)])
    record("tabf", {"gbar": 0.02}, ["m", "n", "il", "ina"], ("na",))
    record("nmdalike", {"mg": 1.2}, ["g", "i", "B", "calls"], weight=0.01)
