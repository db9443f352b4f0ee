"""A cell from a reconstruction, driven as packages for extracellular potentials do it."""
import os
import tempfile
import numpy as np
from neuron import h
h.load_file('stdrun.hoc')
h.load_file('import3d.hoc')
np.set_printoptions(precision=6, suppress=True)
SWC = os.path.join(tempfile.mkdtemp(), 'm.swc')
with open(SWC, 'w') as file:
    file.write('1 1 0 0 0 5 -1\n2 1 0 5 0 5 1\n3 3 0 9 0 1 2\n4 3 0 20 0 1 3\n5 3 9 30 0 .5 4\n6 3 -9 30 0 .5 4\n7 2 0 -5 0 1 1\n8 2 0 -30 0 .5 7\n')

class Cell:

    def __init__(self, gid):
        self.gid = gid
        imp = h.Import3d_SWC_read()
        imp.input(SWC)
        i3d = h.Import3d_GUI(imp, False)
        i3d.instantiate(self)
        for sec in self.all:
            sec.insert('pas')
            sec.nseg = 1 + 2 * int(sec.L / 40)
            sec.cm = 1
            sec.Ra = 100
        self.soma[0].insert('hh')
        self.apics = h.SectionList()
        self.syns = []

    def __repr__(self):
        return 'Cell[%d]' % self.gid

    def __str__(self):
        return 'Cell[%d]' % self.gid
c = Cell(3)
print([s.name() for s in c.all], c.soma[0].cell(), c.dend[0].hname())
print([(s.L, s.nseg, round(s.diam, 6)) for s in c.all])
for sec in c.all:
    n3 = sec.n3d()
    print(sec, [(sec.x3d(i), sec.y3d(i), sec.z3d(i), sec.diam3d(i), round(sec.arc3d(i), 5)) for i in range(n3)])
cv = h.CVode()
cv.use_fast_imem(1)
pc = h.ParallelContext()
pc.set_gid2node(3, pc.id())
nc = h.NetCon(c.soma[0](0.5)._ref_v, None, sec=c.soma[0])
nc.threshold = -10
pc.cell(3, nc)
syn = h.Exp2Syn(c.dend[0](0.5))
syn.tau1 = 0.5
syn.tau2 = 3
c.syns.append(syn)
ns = h.NetStim()
ns.number = 3
ns.start = 2
ns.interval = 10
ns.noise = 0
nc2 = h.NetCon(ns, syn, 0, 1, 0.01)
spk = h.Vector()
ids = h.Vector()
pc.spike_record(-1, spk, ids)
imem = [h.Vector().record(seg._ref_i_membrane_) for sec in c.all for seg in sec]
ptr = h.PtrVector(len(imem))
k = 0
for sec in c.all:
    for seg in sec:
        ptr.pset(k, seg._ref_i_membrane_)
        k += 1
out = h.Vector(k)
sums = []

def cb():
    ptr.gather(out)
    sums.append(out.sum())
cv.extra_scatter_gather(0, cb)
log = []
fih = h.FInitializeHandler(1, lambda: log.append(('init', h.t)))
fih0 = h.FInitializeHandler(0, (lambda a: log.append(('init0', a)), 5))
fih3 = h.FInitializeHandler(3, 'x_ = 5')
h.dt = 0.025
h.celsius = 34
pc.set_maxstep(10)
h.stdinit()
pc.psolve(30)
print(h.t, spk.to_python(), ids.to_python(), log, h.x_)
print(len(sums), max((abs(x) for x in sums)) < 1e-09)
print(np.array([v.as_numpy().sum() for v in imem]))
cv.extra_scatter_gather_remove(cb)
print(sorted(c.soma[0].psection().keys()), c.soma[0].psection()['density_mechs']['hh']['gnabar'], c.soma[0].psection()['morphology']['L'])
ps = c.dend[0].psection()
print(ps['point_processes'], ps['nseg'], ps['cm'], ps['ions'])
print(pc.gid2cell(3), pc.gid2obj(3) if False else '', pc.gid_exists(3), pc.threshold(3))
print([x.name() for x in h.allsec()][:3], len(list(h.allsec())), h.cas())
print(h.distance(c.soma[0](0.5), c.dend[1](1)), h.distance(0, c.soma[0](0)), round(h.distance(c.dend[0](0.5)), 6))
tree = c.soma[0].wholetree()
print(len(tree), [s.name() for s in c.soma[0].subtree()], c.dend[0].parentseg(), c.soma[0].children())
ref = h.SectionRef(sec=c.dend[0])
print(ref.nchild(), ref.parent, ref.child[0], ref.has_parent(), ref.root)
print(h.area(0.5, sec=c.dend[0]), c.dend[0](0.5).area(), c.dend[0](0.5).volume(), c.dend[0](0.5).ri())
for mech in c.soma[0](0.5):
    print(mech.name(), [(v.name(), len(v)) for v in mech], mech.is_ion())
print([pp.hname().split('[')[0] for pp in c.dend[0](0.5).point_processes()], syn.get_segment(), syn.get_loc() if False else '', syn.has_loc())
z = h.Impedance()
z.loc(0.5, sec=c.soma[0])
z.compute(10)
print(round(z.input(0.5, sec=c.dend[0]), 5), round(z.transfer(c.dend[0](0.5)), 5))
