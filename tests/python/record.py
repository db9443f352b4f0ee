"""Records what the programs here print under a NEURON installation: record.py PYTHON (the interpreter that has it).

The recorded texts beside the programs are NEURON 9.0.2's (the package `neuron` of that version).
"""

import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent / "programs"
for program in sorted(here.glob("*.py")):
    done = subprocess.run([sys.argv[1], program], capture_output=True, text=True, cwd=here)
    if done.returncode:
        print(program.name, done.stderr)
    program.with_suffix(".txt").write_text(done.stdout)
