# compare: text
# mechanisms: functions
# FUNCTIONs and PROCEDUREs called from Python: of a segment's mechanism, of the chosen instance, of point processes; RANDOM.
from neuron import h


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


s = h.Section(name="s")
s.nseg = 3
s.insert("fn")
s.insert("hh")
m = s(0.5).fn
show(lambda: [name for name in dir(m) if not name.startswith("__")])
show(lambda: m.pure)
show(lambda: type(m.pure))
show(lambda: (m.pure.name(), m.pure.mech().name()))
show(lambda: m.pure(2, 3))
show(lambda: m.inst(3))
show(lambda: m.rates(4))
show(lambda: (m.b, s(0.1).fn.b))
show(lambda: m.pure(1))
show(lambda: m.nope(1))
show(lambda: s(0.5).hh.rates(-50))
show(lambda: s(0.5).hh.vtrap(1, 2))
show(lambda: m.ranvar.get_ids().to_python())
show(lambda: m.ranvar.uniform())
show(lambda: m.ranvar.get_seq())
show(lambda: h.setdata_fn(s(0.5)))
show(lambda: h.inst_fn(3))
show(lambda: h.rates_fn(1))
show(lambda: h.setdata_fn(0.1, sec=s))
show(lambda: h.noargs_fn())
show(lambda: h.setdata_fn())
show(lambda: h.cube(3))
show(lambda: h.cube())
show(lambda: h.both(1, 2))
p = h.Pp(s(0.5))
show(lambda: (p.f(2), p.p(7), p.a))
show(lambda: p.f())
show(lambda: h.Pp().two(5, 3))
a = h.Art()
show(lambda: (a.f(2), a.p(), a.a))
show(lambda: h.nope_fn(3))
f = m.inst
s.uninsert("fn")
show(lambda: f(3))
show(lambda: h.inst_fn(3))
n = h.NetStim()
show(lambda: n.ranvar.get_ids().to_python())
n.ranvar.set_ids(1, 2, 3).set_seq(0)
show(lambda: n.ranvar.uniform())
show(lambda: n.noiseFromRandom123(1, 2, 3))
show(lambda: n.ranvar.uniform())
show(lambda: h.NMODLRandom().uniform())
