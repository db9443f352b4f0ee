"""How this package was built, under the option names that NEURON's build uses."""

from . import _engine
import sys

arguments = dict(_engine.build_options())
arguments.update(NRN_PYTHON_DYNAMIC="", NRN_SANITIZERS="", PYTHON_EXECUTABLE=sys.executable, CMAKE_BUILD_TYPE="Release")
