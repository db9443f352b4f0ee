"""Templates, clamps, recordings and a small network, used as packages for networks and for fits do it."""
from neuron import h
h.load_file('stdrun.hoc')
h('begintemplate Tpl\npublic init, soma, dend, all, somatic, gid, synlist, x\ncreate soma, dend[2]\nobjref all, somatic, synlist, this\nproc init() { local i\n gid=$1  all=new SectionList() somatic=new SectionList() synlist = new List()\n create soma, dend[2]\n connect dend[0](0), soma(1)\n connect dend[1](0), soma(0)\n forall all.append()\n soma somatic.append()\n forsec all { nseg=3 L=50 diam=2 insert pas }\n soma insert hh\n x = 7\n}\nendtemplate Tpl')
cell = h.Tpl(5)
print(cell, cell.gid, cell.soma, cell.dend[1], [s.name() for s in cell.all], len(cell.dend), cell.soma.cell() == cell)
for sec in cell.all:
    for seg in sec:
        setattr(seg.pas, 'g', 0.0001 * (1 + seg.x))
        seg.cm = 1.5
        seg.e_pas = -70
print([round(seg.pas.g, 7) for seg in cell.dend[0]], [getattr(seg, 'g_pas') for seg in cell.soma])
print(hasattr(cell, 'nope'), hasattr(cell.soma(0.5), 'gnabar_hh'), hasattr(cell.dend[0](0.5), 'gnabar_hh'), hasattr(cell.soma, 'hh'), hasattr(h, 'IClamp'), hasattr(h, 'NoSuch'))
for attr in ('el_hh', 'gl_hh'):
    setattr(cell.soma, attr, -54.4 if attr == 'el_hh' else 0.0003)
stim = h.IClamp(0.5, sec=cell.soma)
stim.delay = 5
stim.dur = 20
stim.amp = 0.5
print(stim.get_segment(), stim.delay, getattr(stim, 'del', None))
t = h.Vector()
t.record(h._ref_t)
v = h.Vector()
v.record(cell.soma(0.5)._ref_v, 0.1)
v2 = h.Vector().record(getattr(cell.soma(0.5).hh, '_ref_m'))
ap = h.APCount(cell.soma(0.5))
ap.thresh = -20
tv = h.Vector()
ap.record(tv)
h.cvode_active(0)
h.tstop = 30
h.v_init = -70
h.dt = 0.025
h.steps_per_ms = 40
h.run()
print(ap.n, [round(x, 3) for x in tv], len(t), len(v), round(v[100], 6), round(v2.max(), 6))
h.init()
print(h.t, cell.soma.v)
h.finitialize(-65 * 1.0)
h.continuerun(10)
print(round(cell.soma(0.5).v, 6))
st = h.SaveState()
st.save()
h.continuerun(15)
a = cell.soma(0.5).v
st.restore()
h.continuerun(15)
print(abs(a - cell.soma(0.5).v) < 1e-09)
ev = []

def fn(x=None):
    ev.append((round(h.t, 3), x))
h.finitialize(-65)
cv = h.CVode()
cv.event(2, fn)
cv.event(3, (fn, 9))
h.continuerun(5)
print(ev)
h.beforestep_callback if hasattr(h, 'beforestep_callback') else print('no bsc')
vs = h.NetStim()
vs.number = 3
vs.interval = 1
vs.start = 1
syn = h.ExpSyn(cell.dend[0](0.5))
nc = h.NetCon(vs, syn)
nc.weight[0] = 0.01
nc.delay = 0.5
rec = h.Vector()
nc.record(rec)
h.finitialize(-65)
h.continuerun(6)
print(rec.to_python(), nc.pre(), nc.syn(), nc.postcell(), nc.precell(), nc.preseg(), nc.postseg(), nc.valid(), len(nc.weight), nc.wcnt())
print(list(cv.netconlist('', cell, '')) == [nc], [x.hname() for x in h.List('NetCon')], h.List('NetCon').count())
r = h.Random()
r.Random123(1, 2, 3)
r.normal(0, 1)
print([round(r.repick(), 6) for _ in range(3)], r.seq())
print(h.ion_style('na_ion', sec=cell.soma), h.Vector([1, 2]).c().mul(3).to_python(), h.Vector(range(4)).sum())
mt = h.MechanismType(0)
name = h.ref('')
names = []
for i in range(int(mt.count())):
    mt.select(i)
    mt.selected(name)
    names.append(name[0])
print(names)
mtp = h.MechanismType(1)
pn = []
for i in range(int(mtp.count())):
    mtp.select(i)
    mtp.selected(name)
    pn.append((name[0], mtp.is_netcon_target(i), mtp.has_net_event(i), mtp.is_artificial(i)))
print(pn)
ms = h.MechanismStandard('hh', 1)
print(ms.count())
for i in range(int(ms.count())):
    ms.name(name, i)
    print(name[0], ms.get(name[0]), end=' ')
print()
pc = h.ParallelContext()
print(pc.nhost(), pc.id(), pc.allreduce(5, 1), pc.py_allgather({'a': 1}), pc.py_alltoall([3]), pc.py_broadcast('x', 0))
pc.gid_clear()
pc.set_gid2node(5, 0)
pc.cell(5, h.NetCon(cell.soma(0.5)._ref_v, None, sec=cell.soma))
s2 = h.ExpSyn(cell.dend[1](0.5))
nn = pc.gid_connect(5, s2)
nn.weight[0] = 0.1
nn.delay = 2
print(nn.srcgid(), pc.gid2cell(5), pc.gid2obj(5), nn.preloc(), h.secname())
h.pop_section()
tt = h.Vector()
ii = h.Vector()
pc.spike_record(5, tt, ii)
pc.set_maxstep(10)
h.stdinit()
pc.psolve(30)
print([round(x, 3) for x in tt], list(ii))
sl = h.SectionList()
sl.wholetree(sec=cell.soma)
print(len(list(sl)), [s.name() for s in sl])
sl2 = h.SectionList([cell.soma])
print(cell.soma in sl2, cell.dend[0] in sl2)
print(h.units('gnabar_hh'), '', h.secname(sec=cell.soma), h.neuronhome() != '')
print(h.Section(name='q').psection()['nseg'], repr(h.Section(name='z')), h.name_declared('v_init'), h.t.__class__, h.execute1('foo=3'), h.foo, h('foo=4'), h.foo)
x = h.ref(3.5)
x[0] += 1
print(x[0], h.ref('a')[0])
h.sscanf('7.5', '%lf', x)
print(x[0])
