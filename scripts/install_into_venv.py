"""Puts the package into .venv straight from this folder: the extension that cargo built, and the programs.

Installing the wheel (`pip install .`) gives the same package as a copy; this is quicker and sees edits of python/.
"""

import os
import pathlib
import shutil
import stat
import sys
import sysconfig

root = pathlib.Path(__file__).resolve().parent.parent
target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
built = next((path for path in (target / "release" / name for name in ("lib_engine.so", "lib_engine.dylib", "_engine.dll")) if path.exists()), None)
if built is None:
    sys.exit("no extension in %s: run scripts/setup.sh" % (target / "release"))
extension = root / "python" / "neuron" / ("_engine.pyd" if built.suffix == ".dll" else "_engine.abi3.so")
if not extension.exists() or extension.stat().st_mtime < built.stat().st_mtime:
    fresh = extension.with_name(extension.name + ".new")
    shutil.copy2(built, fresh)
    os.replace(fresh, extension)

site = pathlib.Path(sysconfig.get_paths()["purelib"])
(site / "ranvier.pth").write_text(str(root / "python") + "\n")

programs = {"nrniv": "nrniv", "nrngui": "nrngui", "nrnivmodl": "nrnivmodl", "neurondemo": "neurondemo", "modlunit": "modlunit", "nrnpyenv.sh": "nrnpyenv"}
folder = pathlib.Path(sysconfig.get_paths()["scripts"])
for name, function in programs.items():
    program = folder / name
    program.write_text("#!%s\nfrom neuron._launch import %s\n\n%s()\n" % (sys.executable, function, function))
    program.chmod(program.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
