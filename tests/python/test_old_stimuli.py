"""fclamp: the voltage clamp from before there were point processes. NEURON 9.0.2 crashes in its first step."""

from neuron import h


def test_fclamp_goes_through_its_levels_like_an_seclamp_and_lets_go():
    soma, other = h.Section(name="soma"), h.Section(name="other")
    for sec in (soma, other):
        sec.L = sec.diam = 10
        sec.insert("hh")
    h.fclamp(2, 0.5, sec=soma)
    assert h.fclamp(0, 2, -65, sec=soma) == 2
    h.fclamp(1, 3, -20, sec=soma)
    clamp = h.SEClamp(other(0.5))
    clamp.rs = h.clamp_resist
    clamp.dur1, clamp.amp1, clamp.dur2, clamp.amp2 = 2, -65, 3, -20
    h.finitialize(-65)
    while h.t < 4.9:
        h.fadvance()
        assert abs(soma.v - other.v) < 1e-9
        if not 1.9 < h.t < 2.1:
            assert abs(soma.v - h.fclampv()) < 0.01
            assert abs(h.fclampi() - clamp.i) < 1e-3 * abs(clamp.i) + 1e-3 or h.t < 0.1
    while h.t < 7:
        h.fadvance()
    assert h.fclampi() == 0 and abs(soma.v - other.v) < 1e-6
    h.fclamp(0, 0, sec=soma)
    assert h.fclampv() == 0
