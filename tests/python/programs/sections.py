"""Sections in Python and in HOC: names, trees, iteration, properties."""
from neuron import h

soma = h.Section(name="soma")
dend = [h.Section(name="dend[%d]" % i) for i in range(3)]
for d in dend:
    d.connect(soma(1))
h("create axon, branch[2]")
h.axon.connect(soma(0))
h("connect branch[0](0), axon(1)")
h("connect branch[1](0), axon(0.5)")
print([str(s) for s in h.allsec()])
print([h.secname(sec=s) for s in h.allsec()])
print(soma.children(), soma.subtree(), h.branch[0].wholetree())
print(h.branch[1].parentseg(), h.branch[1].trueparentseg(), h.axon.trueparentseg(), soma.parentseg())
soma.nseg, soma.L, soma.diam, soma.Ra = 5, 100, 10, 120
print(soma.nseg, soma.L, soma.diam, soma.Ra, soma.cm, soma.rallbranch)
print([round(seg.x, 6) for seg in soma], [seg.x for seg in soma.allseg()][:2])
print(soma(0.1) == soma(0.19), soma(0.1) == soma(0.3), soma(0.1) in soma, dend[0](0.5) in soma)
h("forall { nseg = 3 }")
print([s.nseg for s in h.allsec()])
dend[1].disconnect()
print(dend[1].parentseg(), soma.children())
del dend[2], d
print([str(s) for s in h.allsec()])
print(dend[0].is_pysec(), h.axon.is_pysec(), dend[0].same(dend[0]), dend[0] == dend[1], len({soma, soma}))
