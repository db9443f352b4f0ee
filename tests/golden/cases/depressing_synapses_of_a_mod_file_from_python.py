# mechanisms: depressing_synapse
# A point process of the user's own from Python: RANGE variables, weights with state, two synapses on one segment.
from neuron import h
from show import advance_until, show

soma = h.Section(name="soma")
soma.L = soma.diam = 20
soma.insert("hh")
synapses = [h.Depressing(soma(0.5)) for _ in range(2)]
synapses[1].recovery = 20
synapses[1].e = -80
stim = h.NetStim()
stim.start, stim.interval, stim.number = 2, 4, 10
netcons = [h.NetCon(stim, syn, 0, 0.5 + i, 0.02) for i, syn in enumerate(synapses)]
v = h.Vector().record(soma(0.5)._ref_v)
g = [h.Vector().record(syn._ref_g) for syn in synapses]
h.finitialize(-65)
advance_until(h, 45)
show("v", list(v)[::15])
for i in range(2):
    show(f"g_{i}", list(g[i])[::30])
    show(f"weights_{i}", [netcons[i].weight[k] for k in range(int(netcons[i].wcnt()))])
    show(f"count_{i}", synapses[i].count)
