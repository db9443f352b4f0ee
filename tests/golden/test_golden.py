"""The Python cases: each runs in a process of its own with this interpreter's `neuron` and must print what was recorded."""

import json
import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.py"))
TOLERANCE = 1e-9


def settings(case):
    """The `key: value` comment lines at the top of a case."""
    found = {}
    for line in case.read_text().splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.lstrip("# ").partition(":")
        if colon:
            found[key] = value.split()
    return found


def parse(output):
    """Results by name; a name printed several times gets `_2`, `_3`, ... appended."""
    results = {}
    for line in output.splitlines():
        name, colon, rest = line.partition(":")
        if not colon or not name.isidentifier():
            continue
        try:
            numbers = [float(x) for x in rest.split()]
        except ValueError:
            continue
        unique, count = name, 1
        while unique in results:
            count += 1
            unique = f"{name}_{count}"
        results[unique] = numbers
    return results


def first_difference(name, expected, actual, tolerance):
    """The first sample that differs by more than `tolerance`, in words, or None."""
    floor = 1e-3 * max((abs(x) for x in expected), default=0)
    for i, (a, b) in enumerate(zip(expected, actual)):
        scale = max(abs(a), abs(b), floor)
        if a != b and not abs(a - b) <= tolerance * scale:
            relative = abs(a - b) / max(abs(a), abs(b)) if math.isfinite(b) else math.nan
            return f"{name}[{i}]: reference {a!r}, ours {b!r}, relative {relative:.1e}"
    if len(expected) != len(actual):
        return f"{name}: {len(expected)} samples in the reference, {len(actual)} in ours"
    return None


def run(command, folder):
    environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stderr[-2000:]}"
    return done.stdout


def nrnivmodl():
    """The one beside this interpreter, else the one on the path."""
    beside = Path(sys.executable).parent / "nrnivmodl"
    return str(beside) if beside.exists() else "nrnivmodl"


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_golden(case, tmp_path):
    options = settings(case)
    folders = [HERE / "lib"] + [HERE / "mechanisms" / name for name in options.get("mechanisms", [])]
    for file in [case] + [file for folder in folders for file in folder.iterdir() if file.is_file()]:
        shutil.copy(file, tmp_path)
    if len(folders) > 1:
        run([nrnivmodl(), "."], tmp_path)
    printed = run([sys.executable, case.name], tmp_path)
    recording = json.loads(case.with_suffix(".json").read_text())
    if options.get("compare") == ["text"]:
        assert printed.splitlines() == recording["text"]
        return
    ours, recorded = parse(printed), recording["results"]
    tolerance = float(options.get("tolerance", [TOLERANCE])[0])
    differences = []
    for name, expected in recorded.items():
        if name not in ours:
            differences.append(f"{name}: missing")
            continue
        accepted = 0 if "spikes" in name else tolerance
        differences.append(first_difference(name, expected, ours[name], accepted))
    differences = [difference for difference in differences if difference]
    assert not differences, "\n".join(differences)
