# compare: text
# Point processes, NetCons, NetStims and Lists from Python: attributes, locations, names, errors.
from neuron import h

soma, dend = h.Section(name="soma"), h.Section(name="dend")
soma.insert("hh")
syn = h.ExpSyn(soma(0.5))
clamp = h.IClamp(dend(0.25))
print(syn, clamp, syn.hname(), str(syn) == syn.hname())
print(syn.tau, syn.e, syn.i, syn.g, clamp.delay, clamp.dur, clamp.amp, clamp.i)
print(syn.get_segment(), clamp.get_segment(), syn.get_loc(), syn.has_loc(), h.pop_section())
syn.loc(dend(0.9))
print(syn.get_segment(), dend(0.9).point_processes(), soma(0.5).point_processes())
stim = h.NetStim()
print(stim, stim.number, stim.interval, stim.start, stim.noise)
nc = h.NetCon(stim, syn)
print(nc, nc.delay, nc.weight[0], nc.threshold, nc.syn(), nc.pre(), nc.active(), nc.valid(), nc.wcnt())
nc.delay, nc.weight[0], nc.threshold = 3, 0.25, -20
print(nc.delay, nc.weight[0], nc.threshold, nc.postseg(), nc.preseg())
other = h.NetCon(soma(0.5)._ref_v, syn, sec=soma)
print(other, other.threshold, other.preseg(), other.pre(), other.precell(), other.postcell(), other.x)
nothing = h.NetCon(soma(0.5)._ref_v, None, sec=soma)
print(nothing.syn(), nothing.valid(), nothing.active(False), nothing.active())
print(h.NetCon(None, syn).pre())
print(len(h.List("NetCon")), len(h.List("IClamp")), h.List("ExpSyn").o(0) == syn, list(h.List("NetStim")))
names = h.List()
for item in (syn, clamp, stim):
    names.append(item)
print(len(names), names[1], names.index(stim), list(names), names.o(0), stim in names)
names.remove(0)
print(len(names), names[0])
del nc, other, nothing
print(len(h.List("NetCon")))
alpha = h.AlphaSynapse(0.3, sec=soma)
print(alpha.get_segment(), alpha.onset, alpha.tau, alpha.gmax, alpha.e)
for wrong in (lambda: h.IClamp(), lambda: h.IClamp(3), lambda: syn.nothing, lambda: setattr(syn, "nothing", 3), lambda: h.NetCon(), lambda: h.NetCon(syn, syn),
              lambda: names[10], lambda: h.ExpSyn(soma(2)), lambda: setattr(syn, "tau", "text"), lambda: h.NetStim(soma(0.5), 3).nothing):
    try:
        print("no error", wrong())
    except Exception as error:
        print(type(error).__name__)
