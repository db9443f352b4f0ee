"""Two giant axons of the squid, as Hodgkin and Huxley described it in 1952: a plain cable, and one that branches.

A current starts a spike at the left end of each. Where the second splits in two, each daughter is thinner by the factor
that keeps the sum of diameter^(3/2) (Rall 1959), so the spike crosses the branch without delay.

    python examples/squid_axon.py       (examples/squid_axon.hoc is the same model in HOC)

prints the times at which the spike passes five places, and writes the traces to out/squid_axon_python.dat.
"""

import pathlib

from neuron import h
from neuron.units import mV, ms, um

h.load_file("stdrun.hoc")  # h.run, h.tstop, h.continuerun


def cable(name, length, diameter):
    """A section with Hodgkin and Huxley's channels, in compartments of 10 um."""
    section = h.Section(name=name)
    section.L = length
    section.diam = diameter
    section.nseg = int(length / (10 * um)) | 1  # an odd number, so that there is a compartment at 0.5
    section.insert("hh")
    return section


def stimulate(segment):
    """A current pulse of 1 ms that starts one spike."""
    clamp = h.IClamp(segment)
    clamp.delay, clamp.dur, clamp.amp = 1 * ms, 1 * ms, 500  # nA
    return clamp


def watch(segment):
    """Records the potential of a segment, and the times at which it rises above 0 mV."""
    detector = h.NetCon(segment._ref_v, None, sec=segment.sec)  # a NetCon without a target
    detector.threshold = 0 * mV
    spikes = h.Vector()
    detector.record(spikes)
    return detector, spikes, h.Vector().record(segment._ref_v)


# The plain axon.
axon = cable("axon", 3000 * um, 100 * um)

# The branched one: a trunk and two daughters.
trunk = cable("trunk", 1500 * um, 100 * um)
daughters = [cable("daughter%d" % i, 1500 * um, 100 * um / 2 ** (2 / 3)) for i in range(2)]
for daughter in daughters:
    daughter.connect(trunk(1))

clamps = [stimulate(axon(0)), stimulate(trunk(0))]
places = [axon(0.1), axon(0.9), trunk(0.2), daughters[0](0.8), daughters[1](0.8)]
watched = [watch(segment) for segment in places]
t = h.Vector().record(h._ref_t)

h.finitialize(-65 * mV)
h.continuerun(12 * ms)

for (_, spikes, _), segment in zip(watched, places):
    for time in spikes:
        print("spike at %s(%g): t = %.3f ms" % (segment.sec.name(), segment.x, time))

# The traces as columns, t first.
out = pathlib.Path(__file__).resolve().parent.parent / "out"
out.mkdir(exist_ok=True)
with open(out / "squid_axon_python.dat", "w") as file:
    for row in zip(t, *(trace for _, _, trace in watched)):
        print(*row, file=file)
