"""Two axons of the squid, in Python: a plain cable, and one that branches.

Hodgkin and Huxley's channels carry a spike along a cable of 3 mm. Where the cable splits in two, each daughter here is
thinner by the factor that keeps the sum of diameter^(3/2) (Rall 1959), so the spike crosses the branch without delay.

    python examples/squid_axon.py

prints the times at which the spike passes and, where matplotlib is installed, draws out/squid_axon.png.
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
    """Records potential and spike times at a segment."""
    detector = h.NetCon(segment._ref_v, None, sec=segment.sec)
    detector.threshold = 0 * mV
    return detector, h.Vector().record(segment._ref_v), h.Vector()


# The plain axon.
axon = cable("axon", 3000 * um, 100 * um)

# The branched one: a trunk and two daughters.
trunk = cable("trunk", 1500 * um, 100 * um)
daughters = [cable("daughter%d" % i, 1500 * um, 100 * um / 2 ** (2 / 3)) for i in range(2)]
for daughter in daughters:
    daughter.connect(trunk(1))

clamps = [stimulate(axon(0)), stimulate(trunk(0))]
places = {
    "axon(0.1)": axon(0.1),
    "axon(0.9)": axon(0.9),
    "trunk(0.2)": trunk(0.2),
    "daughter0(0.8)": daughters[0](0.8),
    "daughter1(0.8)": daughters[1](0.8),
}
watched = {name: watch(segment) for name, segment in places.items()}
for detector, _, times in watched.values():
    detector.record(times)
t = h.Vector().record(h._ref_t)

h.finitialize(-65 * mV)
h.continuerun(12 * ms)

for name, (_, _, times) in watched.items():
    for time in times:
        print("spike at %s: t = %.3f ms" % (name, time))

try:
    import matplotlib.pyplot as plt
except ImportError:
    print("no matplotlib: no picture")
else:
    out = pathlib.Path(__file__).resolve().parent.parent / "out"
    out.mkdir(exist_ok=True)
    figure, axes = plt.subplots(2, 1, sharex=True, figsize=(7, 6))
    for name, (_, v, _) in watched.items():
        axes[0 if name.startswith("axon") else 1].plot(t, v, label=name)
    for axis, title in zip(axes, ("a cable", "a cable that branches")):
        axis.set_title(title)
        axis.set_ylabel("v (mV)")
        axis.legend()
    axes[1].set_xlabel("t (ms)")
    figure.tight_layout()
    figure.savefig(out / "squid_axon.png", dpi=120)
    print("drawn: out/squid_axon.png")
