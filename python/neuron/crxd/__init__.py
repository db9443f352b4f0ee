"""An older name of `neuron.rxd`."""

from ..rxd import __getattr__  # noqa: F401
