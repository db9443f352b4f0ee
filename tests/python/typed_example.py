"""What an editor and a type checker know of the package. mypy and pyright read it; pytest runs it."""

from neuron import HocError, h, nrn
from neuron.units import ms, mV


def make(name: str) -> nrn.Section:
    soma = h.Section(name=name)
    soma.L = soma.diam = 20
    soma.nseg = 3
    soma.insert("hh").insert("pas")
    for seg in soma:
        seg.gnabar_hh = 0.12
        seg.hh.gkbar = 0.036
        seg.pas.g = 1e-4
    return soma


def spikes(soma: nrn.Section) -> list[float]:
    clamp = h.IClamp(soma(0.5))
    clamp.delay, clamp.dur, clamp.amp = 1 * ms, 1 * ms, 1.0
    synapse = h.ExpSyn(soma(0.5))
    synapse.tau = 2 * ms
    connection = h.NetCon(soma(0.5)._ref_v, synapse, sec=soma)
    connection.threshold = -20 * mV
    connection.weight[0] = 0.01
    times = h.Vector()
    connection.record(times)
    trace = h.Vector().record(soma(0.5)._ref_v)
    h.finitialize(-65 * mV)
    while h.t < 10:
        h.fadvance()
    highest: float = max(trace)
    assert highest > 20
    return [time for time in times]


def refused() -> str:
    try:
        h.Vector(3).resize("three")
    except HocError as error:
        return error.message
    return ""


def test_the_typed_example_runs() -> None:
    assert len(spikes(make("typed"))) == 1
    assert "expecting double" in refused()
