"""Each program in programs/ prints what it prints under NEURON 9.0.2 (see record.py)."""

import pathlib
import subprocess
import sys

import pytest

PROGRAMS = sorted((pathlib.Path(__file__).parent / "programs").glob("*.py"))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_prints_what_neuron_prints(program):
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, cwd=program.parent, timeout=120)
    assert done.stdout == program.with_suffix(".txt").read_text(), done.stderr[-2000:]
    assert done.returncode == 0
