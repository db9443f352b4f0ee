"""The programs of the package: nrniv, nrngui, nrnivmodl, neurondemo and nrnpyenv.sh.

`nrniv` runs inside Python, so that HOC's `nrnpython` and Python's `h` share one engine. What the command line means is
decided in Rust (`nrn-cli`); this file only hands it over.
"""

import sys


def _run(program, arguments):
    from . import _engine

    sys.argv = [program] + list(arguments)
    status = _engine.main(sys.argv)
    sys.stdout.flush()
    sys.exit(status)


def nrniv():
    """HOC and Python interpreter."""
    _run("nrniv", sys.argv[1:])


def nrngui():
    """nrniv with the standard run library loaded."""
    _run("nrngui", sys.argv[1:])


def neurondemo():
    """A small demonstration: an axon that fires."""
    _run("neurondemo", sys.argv[1:])


def nrnivmodl():
    """Checks .mod files and makes the folder from which their mechanisms are loaded."""
    _run("nrnivmodl", sys.argv[1:])


def nrnpyenv():
    """Prints shell lines that name this Python, for programs that look for one."""
    import os
    import sysconfig

    library = os.path.join(sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("LDLIBRARY") or "")
    print('export NRN_PYTHONVERSION="%d.%d"' % sys.version_info[:2])
    print('export NRN_PYTHONEXE="%s"' % sys.executable)
    print('export NRN_PYLIB="%s"' % library)
    print('export PYTHONPATH="%s"' % os.environ.get("PYTHONPATH", ""))
