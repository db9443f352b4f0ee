"""The programs of the package: nrniv, nrngui, nrnivmodl, neurondemo, modlunit and nrnpyenv.sh.

`nrniv` of the package runs inside Python, so that HOC's `nrnpython` and Python's `h` share one engine. What the command
line means is decided in Rust (`nrn-cli`), as for the program without Python; this file prepares `__main__` and ends.
"""

import sys


def _fresh_main():
    """An empty `__main__` for the user's code, which prints as NEURON's does."""
    import types
    from importlib.machinery import BuiltinImporter

    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = __builtins__
    main.__loader__ = BuiltinImporter
    sys.modules["__main__"] = main
    sys.path.insert(0, "")


def _nrniv(program):
    arguments = sys.argv[1:]
    sys.argv = [program] + arguments
    _fresh_main()
    from neuron import _engine

    if "-nopython" in arguments:
        _engine.without_python()
    try:
        status = _engine.main(sys.argv)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = 1
    sys.exit(status)


def nrniv():
    """HOC and Python interpreter."""
    _nrniv("nrniv")


def nrngui():
    """nrniv with the standard run library loaded."""
    _nrniv("nrngui")


def neurondemo():
    """nrniv with the standard run library loaded, for a look around."""
    _nrniv("nrngui")


def nrnivmodl():
    """Checks .mod files and makes the folder from which `neuron` loads their mechanisms."""
    from neuron import _engine

    sys.exit(_engine.nrnivmodl(sys.argv))


def modlunit():
    """Checks .mod files without loading them."""
    from neuron import _engine

    sys.exit(_engine.modlunit(["modlunit"] + sys.argv[1:]))


def nrnpyenv():
    """Prints shell lines that name this Python, for programs that look for one."""
    import os
    import sysconfig

    library = os.path.join(sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("LDLIBRARY") or "")
    print('export NRN_PYTHONVERSION="%d.%d"' % sys.version_info[:2])
    print('export NRN_PYTHONEXE="%s"' % sys.executable)
    print('export NRN_PYLIB="%s"' % library)
    print('export PYTHONPATH="%s"' % os.environ.get("PYTHONPATH", ""))
