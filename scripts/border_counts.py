"""Count the processor instructions of what Python programs do most, per use, under valgrind's callgrind.

    border_counts.py PYTHON [PYTHON ...]

Each PYTHON is an interpreter that can import `neuron`; with two, the last column is the ratio of the first to the second.
Counts do not depend on what else the machine does, so they can be compared between days. What the interpreter itself needs
for the statement is in them; what it needs for the loop around it is not.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

ROUNDS = 400
WARM_UP = 20

# Name, statements before (once), statement counted; `k` counts the rounds, `keep` is a list, `all` holds what `keep` got.
WORK = [
    ("seg.v", "", "seg.v"),
    ("seg.v = x", "", "seg.v = -65.0"),
    ("seg.gkbar_hh", "", "seg.gkbar_hh"),
    ("seg.gkbar_hh = x", "", "seg.gkbar_hh = 0.03"),
    ("seg.hh", "", "seg.hh"),
    ("seg.hh.gnabar", "", "seg.hh.gnabar"),
    ("seg.hh.gnabar = x", "", "seg.hh.gnabar = 0.12"),
    ("seg.x", "", "seg.x"),
    ("seg.sec", "", "seg.sec"),
    ("seg._ref_v", "", "seg._ref_v"),
    ("soma(0.1)", "", "soma(0.1)"),
    ("soma(0.1).v", "", "soma(0.1).v"),
    ("soma.L", "", "soma.L"),
    ("soma.nseg", "", "soma.nseg"),
    ("soma.diam = x", "", "soma.diam = 3"),
    ("soma.L = x", "", "soma.L = 30"),
    ("soma.gnabar_hh = x", "", "soma.gnabar_hh = 0.1"),
    ("soma.v", "", "soma.v"),
    ("soma.name()", "", "soma.name()"),
    ("soma.n3d()", "", "soma.n3d()"),
    ("h.t", "", "h.t"),
    ("h.dt = x", "", "h.dt = 0.025"),
    ("h.Vector", "", "h.Vector"),
    ("h.sin(x)", "", "h.sin(0.5)"),
    ("vec.x[3]", "", "vec.x[3]"),
    ("vec[3]", "", "vec[3]"),
    ("vec[5] = x", "", "vec[5] = 1"),
    ("vec.x[5] = x", "", "vec.x[5] = 1"),
    ("vec.size()", "", "vec.size()"),
    ("len(vec)", "", "len(vec)"),
    ("vec.append(x)", "", "vec.append(1)"),
    ("h.Vector(3)", "", "h.Vector(3)"),
    ("h.Vector([1, 2, 3])", "", "h.Vector([1, 2, 3])"),
    ("vec.as_numpy()", "", "vec.as_numpy()"),
    ("vec.to_python()", "", "vec.to_python()"),
    ("vec.record(ref), kept", "", "keep.append(h.Vector().record(ref))"),
    ("syn.tau", "", "syn.tau"),
    ("syn.tau = x", "", "syn.tau = 2.5"),
    ("syn.get_segment()", "", "syn.get_segment()"),
    ("nc.weight[0]", "", "nc.weight[0]"),
    ("nc.weight[0] = x", "", "nc.weight[0] = 0.01"),
    ("nc.delay = x", "", "nc.delay = 2"),
    ("for seg in soma (3)", "", "for q in soma: pass"),
    ("for seg in soma: seg.v (3)", "", "for q in soma: q.v"),
    ("for sec in h.allsec() (10)", "", "for q in h.allsec(): pass"),
    ("soma.pt3dadd(...)", "", "soma3.pt3dadd(k, 0, 0, 1)"),
    ("h.pt3dadd(...)", "", "h.pt3dadd(k, 0, 0, 1, sec=soma4)"),
    ("h.Section(), dropped", "", "h.Section(name='a')"),
    ("h.Section(), kept", "", "keep.append(h.Section(name='b'))"),
    ("sec.nseg = 5", "", "all[k].nseg = 5"),
    ("sec.insert('hh')", "", "all[k].insert('hh')"),
    ("sec.insert('pas')", "", "all[k].insert('pas')"),
    ("sec.connect(soma(1))", "", "all[k].connect(soma(1))"),
    ("h.ExpSyn(seg), kept", "all.clear()", "keep.append(h.ExpSyn(seg))"),
    ("h.NetCon(ref, syn), kept", "", "keep.append(h.NetCon(ref, syn, sec=soma))"),
    ("h.NetStim(), kept", "", "keep.append(h.NetStim())"),
    ("drop NetStim", "", "all.pop()"),
]

SETUP = """
import os
from neuron import h
soma, soma3, soma4 = h.Section(name='soma'), h.Section(name='soma3'), h.Section(name='soma4')
others = [h.Section(name='o%d' % k) for k in range(7)]
soma.nseg = 3
soma.insert('hh')
seg, vec, syn, ref = soma(0.5), h.Vector(100), h.ExpSyn(soma(0.5)), soma(0.5)._ref_v
nc = h.NetCon(ref, syn, sec=soma)
keep, all = [], []
"""


def program():
    lines = [SETUP]
    for name, before, statement in [("", "", "pass")] + WORK:
        lines.append(f"def f(first, end):\n  for k in range(first, end):\n    {statement}\n")
        # The first rounds learn names and warm up the interpreter's specialised instructions.
        lines.append(f"{before}\nf({ROUNDS}, {ROUNDS + WARM_UP})\n")
        lines.append(f"os.sched_yield(); f(0, {ROUNDS}); os.sched_yield()\n")
        lines.append("if keep: all[:], keep[:] = keep, []\n")
    return "".join(lines)


def counts(python):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        path = os.path.join(folder, "work.py")
        with open(path, "w") as file:
            file.write(program())
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--dump-before=sched_yield", python, path],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
        if run.returncode:
            sys.exit(run.stderr[-2000:])
        totals = {}
        for name in glob.glob(out + ".*"):
            with open(name) as file:
                found = re.findall(r"^(?:summary|totals): (\d+)", file.read(), re.M)
            totals[int(name.rsplit(".", 1)[1])] = int(found[-1])
        parts = [totals[k] for k in sorted(totals)]
    # What a pair of calls encloses is every second part, after the part before the first.
    measured = parts[1::2]
    empty = measured[0]
    return [(x - empty) / ROUNDS for x in measured[1:]]


def main():
    pythons = sys.argv[1:]
    if not pythons:
        sys.exit(__doc__)
    tables = [counts(python) for python in pythons]
    for number, (name, _, _) in enumerate(WORK):
        row = [table[number] for table in tables if number < len(table)]
        ratio = f"{row[0] / row[1]:8.1f}" if len(row) == 2 else ""
        print(f"{name:30}" + "".join(f"{x:10.0f}" for x in row) + ratio)


if __name__ == "__main__":
    main()
