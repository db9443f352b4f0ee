"""Proof of the package: builds the wheel and uses it where there is no compiler and no Rust.

A virtual environment gets the wheel and numpy, nothing else. Every program runs with a PATH that holds only the folder of
that environment: the Python and HOC programs of README.md, the examples, mechanisms from a .mod file by each of the ways
to load them, and all commands. `scripts/check_wheel.py WHEEL` takes a wheel that is there already.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMMANDS = ["nrniv", "nrngui", "nrnivmodl", "neurondemo", "modlunit", "nrnpyenv.sh"]
LEAK = """
NEURON { SUFFIX leakage  NONSPECIFIC_CURRENT i  RANGE g, e }
UNITS { (S) = (siemens)  (mV) = (millivolt)  (mA) = (milliamp) }
PARAMETER { g = 0.001 (S/cm2)  e = -70 (mV) }
ASSIGNED { v (mV)  i (mA/cm2) }
BREAKPOINT { i = g * (v - e) }
"""
USE_LEAK = """
from neuron import h
cell = h.Section(name="cell")
cell.insert("leakage")
h.finitialize(-65)
for _ in range(4000):
    h.fadvance()
print("%.3f" % cell.v)
"""


def build(folder):
    """The wheel, made as `pip install .` makes it."""
    command = [sys.executable, "-m", "maturin", "build", "--quiet", "--release", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def check_contents(wheel):
    """One extension for Python 3.9 and newer, with the stubs."""
    assert "-cp39-abi3-" in wheel.name, wheel.name
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("neuron/py.typed", "neuron/__init__.pyi", "neuron/hoc.pyi", "neuron/nrn.pyi"):
        assert name in names, name
    assert len([name for name in names if name.endswith((".so", ".pyd", ".dylib"))]) == 1


class Clean:
    """A virtual environment with the wheel and numpy."""

    def __init__(self, folder, wheel):
        self.bin = folder / "venv" / "bin"
        self.folder = folder
        venv.create(folder / "venv", with_pip=True)
        pip = [str(self.bin / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", str(wheel)], check=True)
        listed = subprocess.run([*pip, "list", "--format=freeze"], check=True, capture_output=True, text=True).stdout
        there = {line.split("==")[0] for line in listed.split()} - {"pip", "setuptools", "wheel"}
        assert there == {"numpy", "ranvier"}, there
        for tool in ("cc", "gcc", "g++", "clang", "cargo", "rustc", "make", "sh"):
            assert shutil.which(tool, path=str(self.bin)) is None, tool

    def run(self, *command, text=""):
        """What a command prints, with nothing in its environment but the path."""
        place = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        return self.run_in(place, *command, text=text)

    def run_in(self, place, *command, text=""):
        """The same in a folder."""
        environment = {"PATH": str(self.bin), "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        command = [str(self.bin / command[0]), *map(str, command[1:])]
        done = subprocess.run(command, cwd=place, env=environment, input=text, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, "%s\n%s\n%s" % (command, done.stdout[-2000:], done.stderr[-2000:])
        return done.stdout


def check_documents(clean):
    """Every program of README.md and of the examples."""
    readme = (ROOT / "README.md").read_text()
    blocks = {language: re.findall(r"^```%s\n(.*?)^```" % language, readme, re.M | re.S) for language in ("python", "hoc")}
    answers = []
    for language, command in (("python", ["python"]), ("hoc", ["nrniv", "-nogui", "-nobanner"])):
        assert blocks[language]
        for block in blocks[language]:
            program = clean.folder / ("block." + language)
            program.write_text(block)
            answers.append(re.search(r"far end: *([\d.]+)", clean.run(*command, program))[1][:7])
    assert len(set(answers)) == 1, answers
    for example in sorted((ROOT / "examples").iterdir()):
        # A drawing needs matplotlib.
        if example.suffix == ".hoc":
            assert clean.run("nrniv", "-nogui", "-nobanner", example)
        elif example.suffix == ".py" and not example.name.startswith("draw_"):
            assert clean.run("python", example)


def check_mechanisms(clean):
    """A .mod file is loaded by nrnivmodl beforehand, by name, or by nrniv."""
    place = clean.folder / "mechanisms"
    place.mkdir()
    (place / "leakage.mod").write_text(LEAK)
    (place / "use.py").write_text(USE_LEAK)
    clean.run_in(place, "modlunit", "leakage.mod")
    clean.run_in(place, "nrnivmodl")
    assert clean.run_in(place, "python", "use.py") == "-70.000\n"
    assert clean.run_in(place, "nrniv", "-nobanner", "-python", "use.py") == "-70.000\n"
    asked = "import neuron\nneuron.load_mechanisms(%r)\n" % str(place)
    assert clean.run("python", "-c", asked + USE_LEAK) == "-70.000\n"


def check_commands(clean):
    """All commands start, and HOC and Python reach each other."""
    for command in COMMANDS:
        assert (clean.bin / command).exists(), command
    for command in ("nrniv", "nrngui", "neurondemo"):
        assert clean.run(command, "-nogui", "-nobanner", "-c", "print 6 * 7").split()[-1] == "42", command
    assert clean.run("nrniv", "-nobanner", "-c", 'nrnpython("print(6 * 7)")').split()[0] == "42"
    assert clean.run("nrniv", "-nobanner", "-nopython", "-c", 'print nrnpython("")').split() == ["0"]
    assert clean.run("nrniv", "-nobanner", "-python", "-c", "from neuron import h; print(h.celsius)") == "6.3\n"
    clean.run("nrnpyenv.sh")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wheel = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else build(folder / "dist")
        check_contents(wheel)
        clean = Clean(folder, wheel)
        for check in (check_documents, check_mechanisms, check_commands):
            check(clean)
        size = os.path.getsize(wheel) / 1e6
        print("the wheel %s (%.1f MB) works with numpy alone, without compiler and Rust" % (wheel.name, size))


if __name__ == "__main__":
    main()
