#!/usr/bin/env python3
"""Records what the reference prints: record.py NRNIV FILE...

A file holds programs, each after a line "=== name"; this fills in (or replaces) the parts "--- stdout" and "--- stderr".
"""
import os
import subprocess
import sys
import tempfile

nrniv, *files = sys.argv[1:]
for name in files:
    head, *cases = open(name).read().split("=== ")
    out = ["# Recorded with NEURON 9.0.2: nrniv -nogui -nobanner case.hoc\n"]
    for case in cases:
        title, _, rest = case.partition("\n")
        program = rest.split("--- stdout\n")[0]
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "case.hoc"), "w") as file:
                file.write(program)
            run = subprocess.run([nrniv, "-nogui", "-nobanner", "case.hoc"], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        stderr = run.stderr.replace(nrniv + ":", "nrniv:")
        stderr = "".join(line for line in stderr.splitlines(True) if not line.startswith("\t/"))  # backtraces of crashes
        out.append(f"=== {title}\n{program}--- stdout\n{run.stdout}--- stderr\n{stderr}")
    open(name, "w").write("".join(out))
