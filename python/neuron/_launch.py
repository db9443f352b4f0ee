"""The programs of the package: nrniv, nrngui, nrnivmodl, neurondemo and nrnpyenv.sh.

`nrniv` of the package runs inside Python, so that HOC's `nrnpython` and Python's `h` share one engine. (The program that
cargo builds is the same without Python.) Rules of its command line, as NEURON has them:

- `.hoc` files and `-c` statements run in their order; `-` means standard input, which is also read when nothing is given.
- With `-python` the first `.py` file or `-c` is Python's and takes all that follows as `sys.argv`; without it `.py` files
  are Python's, `-c` is HOC's.
- The first error ends the program with status 1.
"""

import os
import sys

_WITH_VALUE = {"-NSTACK", "-NFRAME", "-dll", "-pyexe", "-music", "-mpi_lib"}
_HELP = """usage: nrniv [options] [file.hoc | file.py | -c "statement" | -] ...

  -python        Python is the language of -c and of the prompt
  -nopython      without Python
  -nogui         no windows (there are none)
  -nobanner      no greeting
  -dll FILE      load mechanisms
  -isatty        prompt, also when standard input is no terminal
  --version, -h, --help
"""


class _Line:
    """A command line, read."""

    def __init__(self, arguments):
        self.options, self.work, self.libraries = set(), [], []
        rest = list(arguments)
        while rest:
            word = rest.pop(0)
            if word in _WITH_VALUE:
                value = rest.pop(0) if rest else ""
                if word == "-dll":
                    self.libraries.append(value)
            elif word == "-c":
                self.work.append(("statement", rest.pop(0) if rest else ""))
                if "-python" in self.options:
                    break
            elif word == "-":
                self.work.append(("input", None))
            elif word.startswith("-"):
                self.options.add(word.lstrip("-") and "-" + word.lstrip("-"))
            elif word.endswith(".py"):
                self.work.append(("python", word))
                if "-python" in self.options:
                    break
            else:
                self.work.append(("hoc", word))


def _run_python_file(path):
    import __main__

    with open(path, encoding="utf-8") as file:
        source = file.read()
    __main__.__file__ = path
    folder = os.path.dirname(os.path.abspath(path))
    if folder not in sys.path:
        sys.path.insert(0, folder)
    exec(compile(source, path, "exec"), __main__.__dict__)


def _run_hoc_file(engine, path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        print("Can't open " + path, file=sys.stderr)
        return False
    return engine.run_hoc(text, path)


def _prompt_python():
    import code

    import __main__

    code.interact(banner="", exitmsg="", local=__main__.__dict__)


def _read_hoc(engine, prompt):
    """Statements from standard input. An error is reported and the next statement goes on."""
    pending = ""
    while True:
        if prompt:
            print("> " if pending else "oc>", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            break
        pending += line
        if not engine.is_incomplete(pending):
            engine.run_hoc(pending, "")
            pending = ""
    if pending.strip():
        engine.run_hoc(pending, "")


def _session(engine, line):
    """Does what the command line says; the exit status."""
    python = "-python" in line.options
    for library in line.libraries:
        engine.load_mechanisms(library)
    ok = True
    for kind, what in line.work:
        if kind == "hoc":
            ok = _run_hoc_file(engine, what)
        elif kind == "python":
            _run_python_file(what)
        elif kind == "input":
            _read_hoc(engine, "-isatty" in line.options)
        elif python:
            import __main__

            exec(compile(what, "<string>", "exec"), __main__.__dict__)
        else:
            ok = engine.run_hoc(what + "\n", "")
        if not ok:
            return 1
    if not line.work:
        prompt = sys.stdin.isatty() or "-isatty" in line.options
        if not python:
            _read_hoc(engine, prompt)
        elif prompt:
            _prompt_python()
    return 0


def _nrniv(program, arguments, start=None):
    line = _Line(arguments)
    if line.options & {"-h", "-help"}:
        print(_HELP, end="")
        return 0
    sys.argv = [program] + list(arguments)
    # What runs is the user's __main__, not this file.
    import types

    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = __builtins__
    # A module without a loader prints as built in, as NEURON's main module does.
    from importlib.machinery import BuiltinImporter

    main.__loader__ = BuiltinImporter
    sys.modules["__main__"] = main
    from neuron import _engine, h

    if "-version" in line.options:
        print("NEURON -- VERSION %s (Ranvier)" % _engine.version)
        return 0
    _engine.set_program_name(program)
    if "-nopython" in line.options:
        _engine.without_python()
    if "-nobanner" not in line.options:
        print("NEURON -- VERSION %s, run by Ranvier" % _engine.version, file=sys.stderr)
    if start:
        h.load_file(start)
    return _session(_engine, line)


def _run(program, start=None):
    import traceback

    try:
        status = _nrniv(program, sys.argv[1:], start)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        status = 1
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = 1
    sys.exit(status)


def nrniv():
    """HOC and Python interpreter."""
    _run("nrniv")


def nrngui():
    """nrniv with the standard run library loaded."""
    _run("nrngui", "nrngui.hoc")


def neurondemo():
    """nrniv with a demonstration: an axon that fires."""
    _run("neurondemo", "nrngui.hoc")


def nrnivmodl():
    """Checks .mod files and makes the folder from which `neuron` loads their mechanisms."""
    import platform
    import shutil

    from neuron import _engine

    given = [word for word in sys.argv[1:] if not word.startswith("-")] or ["."]
    files = []
    for place in given:
        if os.path.isdir(place):
            files += sorted(os.path.join(place, name) for name in os.listdir(place) if name.endswith(".mod"))
        else:
            files.append(place if place.endswith(".mod") else place + ".mod")
    target = platform.machine()
    os.makedirs(target, exist_ok=True)
    bad = 0
    for path in files:
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                _engine.check_mechanism(file.read(), path)
        except (OSError, RuntimeError) as error:
            print(error, file=sys.stderr)
            bad += 1
            continue
        shutil.copy(path, target)
        print("%s: ok" % path)
    if bad:
        sys.exit(1)
    # Where a compiler would put a library there is a mark; the mechanisms are read from the files beside it.
    with open(os.path.join(target, "libnrnmech.so"), "w", encoding="utf-8") as file:
        file.write("Ranvier mechanisms: the .mod files are beside this file\n")
    print("Successfully created %s" % os.path.join(target, "libnrnmech.so"))


def nrnpyenv():
    """Prints shell lines that name this Python, for programs that look for one."""
    import sysconfig

    library = os.path.join(sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("LDLIBRARY") or "")
    print('export NRN_PYTHONVERSION="%d.%d"' % sys.version_info[:2])
    print('export NRN_PYTHONEXE="%s"' % sys.executable)
    print('export NRN_PYLIB="%s"' % library)
    print('export PYTHONPATH="%s"' % os.environ.get("PYTHONPATH", ""))
