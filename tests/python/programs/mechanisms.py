"""Segments, mechanisms and their variables, read and written in every way."""
from neuron import h

s = h.Section(name="s")
s.nseg = 3
s.insert("hh").insert("pas")
print([str(m) for m in s(0.5)], [m.is_ion() for m in s(0.5)])
print([(v.name(), v[0]) for v in s(0.5).pas])
seg = s(0.5)
seg.hh.gnabar = 0.1
print(seg.gnabar_hh, s.gnabar_hh, s(0.1).gnabar_hh)
s.gnabar_hh = 0.2
print([x.hh.gnabar for x in s])
seg._ref_gnabar_hh[0] = 0.3
print(seg.hh.gnabar, seg.hh._ref_gnabar[0])
print(seg.ena, seg.ek, seg.nai, seg.na_ion.ena, seg.k_ion.ek)
s.v = -60
seg.v = -50
print([x.v for x in s.allseg()])
print(s.has_membrane("hh"), s.has_membrane("na_ion"), s.has_membrane("ca_ion"))
s.uninsert("pas")
print([str(m) for m in seg])
for program in ("s.g_pas", "seg.pas", "seg.nothing_at_all", "seg.hh.nothing", "s.insert('nosuch')", "s(1.5)"):
    try:
        print(eval(program))
    except Exception as error:
        print(program, type(error).__name__, error)
ic = h.IClamp(s(0.5))
ic.delay, ic.dur, ic.amp = 1, 2, 0.5
syn = h.ExpSyn(0.1, sec=s)
print(ic, ic.get_segment(), syn.get_segment(), ic.amp, syn.tau)
print(sorted(str(p) for p in s(0.5).point_processes()), s(0.1).point_processes())
