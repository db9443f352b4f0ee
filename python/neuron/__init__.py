"""NEURON's Python interface on the Ranvier engine.

`h` (or `n`) is the interpreter: HOC variables, functions, classes and sections are its attributes.

    from neuron import h
    soma = h.Section(name="soma")
    soma.insert("hh")
    h.finitialize(-65)

The classes live in the extension module `neuron._engine`; here is only what is easier to say in Python. Modules that
few programs need (`gui`, `rxd`, `psection`, `doc`) are imported when first used, so that `import neuron` stays quick.
"""

import sys

from . import _engine

hoc = _engine.hoc
nrn = _engine.nrn
sys.modules.setdefault("hoc", hoc)
sys.modules.setdefault("nrn", nrn)
sys.modules["neuron.hoc"] = hoc

h = hoc.HocObject()


class _NEURON_INTERFACE(hoc.HocObject):
    """The same interpreter as `h`, under the name it has since NEURON 9."""

    def __repr__(self):
        return "<TopLevelNEURONInterface>"

    __str__ = __repr__

    def __dir__(self):
        return dir(h)


n = _NEURON_INTERFACE()

__version__ = version = _engine.version
_userrxd = False
nrn_dll_loaded = []

from .hclass3 import HocBaseObject, hclass  # noqa: E402  (they need `h` and `hoc`)

HocError = _engine.HocError
HocWarning = _engine.HocWarning

_LAZY = {
    "config": "neuron.config",
    "gui": "neuron.gui",
    "units": "neuron.units",
    "rxd": "neuron.rxd",
    "crxd": "neuron.crxd",
    "coreneuron": "neuron.coreneuron",
    "doc": "neuron.doc",
    "sections": "neuron.sections",
}


def __getattr__(name):
    if name in _LAZY:
        import importlib

        return importlib.import_module(_LAZY[name])
    if name == "numpy":
        import numpy

        return numpy
    if name == "DensityMechanism":
        from ._density import DensityMechanism

        return DensityMechanism
    raise AttributeError("module 'neuron' has no attribute %r" % name)


def __dir__():
    return sorted(set(globals()) | set(_LAZY) | {"DensityMechanism"})


def psection(section):
    """Prints the section as HOC statements, as `h.psection` does; `section.psection()` returns a dictionary."""
    h.psection(sec=section)


def help(request=None):
    """Python's help for an object, or for the text `request`."""
    import pydoc

    pydoc.help(request) if request is not None else pydoc.help("neuron")


def test(exitOnError=True):
    """A quick look at whether this installation works: one spike of an hh compartment."""
    section = h.Section(name="test")
    section.L = section.diam = 20
    section.insert("hh")
    clamp = h.IClamp(section(0.5))
    clamp.delay, clamp.dur, clamp.amp = 1, 1, 1
    h.finitialize(-65)
    peak = -65
    while h.t < 10:
        h.fadvance()
        peak = max(peak, section.v)
    if peak < 20:
        if exitOnError:
            sys.exit(1)
        raise RuntimeError("no spike: peak %g mV" % peak)
    print("ok: spike to %g mV" % peak)


def test_rxd(exitOnError=True):
    """Reaction-diffusion is not part of this version."""
    print("rxd: not available")


def stop():
    """Ends the run that another thread is in; True when there was one.

    Ctrl-C ends a run of the main thread. One in another thread goes on, as Python tells its main thread alone of a
    Ctrl-C; call this where the KeyboardInterrupt is met, and the run fails with a HocError in its thread:

        thread = threading.Thread(target=h.run)
        thread.start()
        try:
            thread.join()
        except KeyboardInterrupt:
            neuron.stop()
            raise
    """
    return _engine.stop()


def reset():
    """An empty model: sections, point processes, connections, events, handlers and recordings are gone.

    Time, step and temperature are as at the start. Vectors keep their numbers; HOC's variables and procedures and the
    mechanisms that were loaded stay. Python objects of what went raise an error when they are used. Fails inside a run."""
    _engine.reset()


def load_mechanisms(path, warn_if_already_loaded=True):
    """Loads the mechanisms under `path`: a folder where nrnivmodl was run, a folder of .mod files, a .mod file, or a plugin.

    Returns whether something was loaded. Loading the same again is harmless; mechanisms that changed since are an error."""
    import os

    path = os.fspath(path)
    source = _mechanisms_under(path)
    if source is None:
        print("NEURON mechanisms not found in %s." % path)
        return False
    if path in nrn_dll_loaded and warn_if_already_loaded:
        print("Mechanisms already loaded from path: %s.  Aborting." % path)
    h.nrn_load_dll(source)
    if path not in nrn_dll_loaded:
        nrn_dll_loaded.append(path)
    return True


def _mechanisms_under(path):
    """The file or folder to load for a path given to load_mechanisms; None without any mechanisms."""
    import os

    if os.path.isfile(path):
        return path
    for machine in ("x86_64", "aarch64", "arm64", "i686", "powerpc", "umac", "mswin"):
        for library in ("libnrnmech.so", "libnrnmech.dylib", "nrnmech.dll", ".libs/libnrnmech.so"):
            candidate = os.path.join(path, machine, library)
            if os.path.exists(candidate):
                return candidate
    if os.path.isdir(path) and any(name.endswith(".mod") for name in os.listdir(path)):
        return path
    return None


_savestates = []


def register_savestate(id_, store, restore):
    """Names two functions that save and restore what a Python extension keeps beside a SaveState."""
    _savestates.append((id_, store, restore))


def numpy_element_ref(numpy_array, index):
    """A pointer to one element of a numpy array of float64, for `Vector.play` and friends."""
    return _engine.address(numpy_array.ctypes.data + index * numpy_array.strides[0], numpy_array)


def new_point_process(name, doc=None):
    """A Python class for the point process `name`."""
    cls = hclass(getattr(h, name), "neuron", name)
    cls.__doc__ = doc
    return cls


new_hoc_class = new_point_process


def format_exception(type, value, tb):
    """The lines of a traceback as one text."""
    import traceback

    return "".join(traceback.format_exception(type, value, tb))



def _no_mpi():
    """NEURON_INIT_MPI asks for MPI at import; this version has none."""
    import ctypes

    print("NEURON_INIT_MPI nonzero in env (or -mpi arg) but NEURON cannot initialize MPI because:")
    try:
        ctypes.CDLL("libmpi.so")
        print("MPI is not part of this version")
    except OSError as error:
        print("Tried loading an MPI library from:")
        print("libmpi.so:", error)
    sys.exit(1)


if _engine.environment("NEURON_INIT_MPI") not in ("", "0"):
    _no_mpi()

_engine.finish_import(sys.modules[__name__])
