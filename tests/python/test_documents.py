"""What the documents show runs: the examples, and every Python block of README.md."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

import neuron

ROOT = pathlib.Path(__file__).parents[2]
BLOCKS = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
# A drawing needs what the other examples wrote.
EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*.py") if not path.name.startswith("draw_"))


def run(program, folder):
    """Runs a program in a folder of its own; its output."""
    home = str(pathlib.Path(neuron.__file__).parents[1])
    path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": path, "MPLBACKEND": "agg"}
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, cwd=folder, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_there_are_examples():
    assert BLOCKS and EXAMPLES


@pytest.mark.parametrize("block", range(len(BLOCKS)))
def test_a_block_of_the_readme_runs(block, tmp_path):
    program = tmp_path / "block.py"
    program.write_text(BLOCKS[block])
    run(program, tmp_path)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs(example, tmp_path):
    assert run(example, tmp_path)
