"""Compares what squid_axon.hoc and squid_axon.py left in the folder out, and draws both: out/squid_axon.png."""

import pathlib
import sys

import matplotlib

matplotlib.use("Agg")  # draws into files, needs no screen
import matplotlib.pyplot as plt
import numpy

PANELS = {"a cable": ["axon(0.1)", "axon(0.9)"], "a cable that branches": ["trunk(0.2)", "daughter 0 (0.8)", "daughter 1 (0.8)"]}

out = pathlib.Path(__file__).resolve().parent.parent / "out"
traces = {language: numpy.loadtxt(out / ("squid_axon_%s.dat" % language)) for language in ("hoc", "python")}

figure, axes = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(11, 6))
for column, (language, data) in enumerate(traces.items()):
    number = 1  # column 0 is the time
    for row, (title, names) in enumerate(PANELS.items()):
        for name in names:
            # The two daughters do the same: the second is dashed, so that the first shows.
            axes[row, column].plot(data[:, 0], data[:, number], "--" if name.startswith("daughter 1") else "-", label=name)
            number += 1
        axes[row, column].set_title("%s: %s" % ({"hoc": "HOC", "python": "Python"}[language], title))
        axes[row, column].legend(loc="upper right")
for axis in axes[1]:
    axis.set_xlabel("t (ms)")
for axis in axes[:, 0]:
    axis.set_ylabel("v (mV)")
figure.tight_layout()
figure.savefig(out / "squid_axon.png", dpi=120)
print("drawn: out/squid_axon.png")

if traces["hoc"].shape != traces["python"].shape:
    sys.exit("HOC and Python DISAGREE: %s and %s numbers" % (traces["hoc"].shape, traces["python"].shape))
difference = abs(traces["hoc"] - traces["python"]).max()
print("HOC and Python %s: largest difference %g mV" % ("agree" if difference < 1e-9 else "DISAGREE", difference))
sys.exit(0 if difference < 1e-9 else 1)
