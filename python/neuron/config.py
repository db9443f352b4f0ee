"""How this package was built, under the option names that NEURON's build uses."""

from . import _engine

arguments = _engine.build_options()
