# A voltage-clamp family: for each of six levels the peak and the end of the clamp current and of ina and ik.
from neuron import h
from show import advance_until, show

soma = h.Section(name="soma")
soma.L = soma.diam = 15
soma.insert("hh")
clamp = h.SEClamp(soma(0.5))
clamp.dur1, clamp.dur2, clamp.dur3, clamp.rs = 1, 6, 2, 0.1
clamp.amp1 = clamp.amp3 = -70
current = h.Vector().record(clamp._ref_i)
ina = h.Vector().record(soma(0.5)._ref_ina)
ik = h.Vector().record(soma(0.5)._ref_ik)
for level in range(-60, 60, 20):
    clamp.amp2 = level
    h.finitialize(-70)
    advance_until(h, 9)
    show(f"peaks_{level + 60}", [current.min(), current.max(), ina.min(), ik.max(), current[240], ina.min_ind()])
    show(f"current_{level + 60}", list(current)[::20])
