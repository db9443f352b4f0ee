# Five NetStims drive excitatory and inhibitory synapses along an active dendrite; intervals and weights differ.
from neuron import h
from show import advance_until, show

soma, dend = h.Section(name="soma"), h.Section(name="dend")
dend.connect(soma(1))
soma.L = soma.diam = 20
dend.L, dend.diam, dend.nseg = 400, 2, 11
soma.insert("hh")
dend.insert("hh")
dend.gnabar_hh, dend.gkbar_hh = 0.04, 0.01
synapses, stims, netcons = [], [], []
for i in range(5):
    syn = h.Exp2Syn(dend(0.1 + 0.2 * i)) if i % 2 else h.ExpSyn(dend(0.1 + 0.2 * i))
    if i % 2:
        syn.tau1, syn.tau2, syn.e = 0.5, 5, -80
    else:
        syn.tau = 1 + i
    stim = h.NetStim()
    stim.interval, stim.number, stim.start, stim.noise = 3 + i, 6, 0.5 * i, 0
    nc = h.NetCon(stim, syn)
    nc.delay, nc.weight[0] = 0.1 * (i + 1), 0.003 * (i + 1)
    synapses.append(syn)
    stims.append(stim)
    netcons.append(nc)
spikes = h.Vector()
watch = h.NetCon(soma(0.5)._ref_v, None, sec=soma)
watch.threshold = -10
watch.record(spikes)
arrivals, who = h.Vector(), h.Vector()
for i, nc in enumerate(netcons):
    nc.record(arrivals, who, i)
traces = [h.Vector().record(ref) for ref in (soma(0.5)._ref_v, dend(0.5)._ref_v, dend(0.95)._ref_v)]
h.finitialize(-65)
advance_until(h, 35)
show("spikes", spikes)
show("arrivals", arrivals)
show("who", who)
for name, trace in zip(("v_soma", "v_middle", "v_end"), traces):
    show(name, list(trace)[::10])
show("postsynaptic_locations", [nc.postseg().x for nc in netcons])
