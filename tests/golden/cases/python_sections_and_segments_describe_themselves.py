# compare: text
# str, repr, comparison, hashing, iteration and attributes of sections and segments.
from neuron import h

soma, dend = h.Section(name="soma"), h.Section(name="dend")
dend.connect(soma(1))
soma.nseg, dend.nseg = 3, 5
print(soma, dend, str(soma), repr(soma))
print(soma(0.5), repr(dend(0.1)), soma(0), dend(1))
print(soma.name(), soma.hname(), h.secname(sec=soma))
print(soma == soma, soma == dend, soma != dend, soma == soma(0.5).sec, hash(soma) == hash(soma(0.1).sec))
print(soma(0.5) == soma(0.5), soma(0.5) == soma(0.6), soma(0.5) != dend(0.5))
print([seg.x for seg in soma], [seg.x for seg in dend.allseg()])
print(len(list(soma)), soma.nseg, type(soma.nseg).__name__)
print(soma.L, soma.diam, soma.Ra, soma(0.5).diam, soma(0.5).area(), soma(0.5).v, soma.v)
print(dend.parentseg(), dend.trueparentseg(), soma.parentseg(), dend.orientation(), soma.children(), dend.children())
print(soma.subtree(), dend.wholetree(), h.SectionRef(sec=soma).nchild())
print(soma.has_membrane("hh"), soma.insert("hh"), soma.has_membrane("hh"))
print([mech.name() for mech in soma(0.5)], [str(mech) for mech in soma(0.5)])
print(soma(0.5).hh.gnabar, soma.gnabar_hh, soma(0.5).gnabar_hh, soma(0.5).hh)
soma.gnabar_hh = 0.2
soma(0.1).hh.gnabar = 0.3
print([seg.hh.gnabar for seg in soma], soma.gnabar_hh)
print(hasattr(soma(0.5), "hh"), hasattr(soma(0.5), "pas"), hasattr(soma, "gnabar_hh"), hasattr(dend, "gnabar_hh"))
print(sorted(h.allsec(), key=str), len(list(h.allsec())))
print(soma in h.allsec(), soma in [dend], soma in {soma: 1})
print(h.cas(), h.Section(name="other").name())
print(soma.psection()["name"], sorted(soma.psection()["density_mechs"]), soma.psection()["nseg"])
print(soma(0.5)._ref_v[0], type(soma(0.5)._ref_v).__name__)
ref = soma(0.5)._ref_v
ref[0] = -12
print(soma(0.5).v, soma.v)
print(soma.n3d(), h.n3d(sec=soma), soma.rallbranch)
print(bool(soma), callable(soma))
for wrong in (lambda: soma(1.5), lambda: soma.nothing, lambda: setattr(soma, "nothing", 1), lambda: soma.insert("nothing"), lambda: soma(0.5).pas,
              lambda: setattr(soma, "nseg", 0), lambda: soma.connect(3), lambda: h.Section(nam="x"), lambda: dend.gnabar_hh, lambda: setattr(soma(0.5), "L", 3)):
    try:
        print("no error", wrong())
    except Exception as error:
        print(type(error).__name__)
