# A ring of six ball-and-stick cells run with the run library; spikes of all cells, then a second run with another delay.
from neuron import h
from show import show

h.load_file("stdrun.hoc")
N = 6


def ball_and_stick(i):
    soma, dend = h.Section(name=f"soma_{i}"), h.Section(name=f"dend_{i}")
    dend.connect(soma)
    soma.L = soma.diam = 12.6157
    dend.L, dend.diam, dend.nseg = 200, 1, 5
    for sec in (soma, dend):
        sec.Ra, sec.cm = 100, 1
    soma.insert("hh")
    for seg in soma:
        seg.hh.gnabar, seg.hh.gkbar, seg.hh.gl, seg.hh.el = 0.12, 0.036, 0.0003, -54.3
    dend.insert("pas")
    for seg in dend:
        seg.pas.g, seg.pas.e = 0.001, -65
    syn = h.ExpSyn(dend(0.5))
    syn.tau = 2
    return soma, dend, syn


cells = [ball_and_stick(i) for i in range(N)]
netcons, spikes = [], []
for i, (soma, _, _) in enumerate(cells):
    nc = h.NetCon(soma(0.5)._ref_v, cells[(i + 1) % N][2], sec=soma)
    nc.weight[0], nc.delay = 0.01, 5
    times = h.Vector()
    nc.record(times)
    netcons.append(nc)
    spikes.append(times)
stim = h.NetStim()
stim.number, stim.start = 1, 9
first = h.NetCon(stim, cells[0][2])
first.delay, first.weight[0] = 1, 0.04
v = h.Vector().record(cells[0][0](0.5)._ref_v)
dend_v = h.Vector().record(cells[2][1](0.5)._ref_v)
t = h.Vector().record(h._ref_t)
for delay in (5, 1.3):
    for nc in netcons:
        nc.delay = delay
    h.finitialize(-65)
    h.continuerun(100)
    for i, times in enumerate(spikes):
        show(f"spikes_{i}", [len(times), *times])
    show("v", list(v)[::40])
    show("v_dend", list(dend_v)[::40])
show("t_end", [t[-1], h.t, len(t)])
