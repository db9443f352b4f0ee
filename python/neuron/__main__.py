"""`python -m neuron` is the program nrniv."""

from ._launch import nrniv

nrniv()
