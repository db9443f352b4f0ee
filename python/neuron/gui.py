"""`from neuron import gui` loads the standard run library. Nothing is drawn: this version has no windows."""

from contextlib import contextmanager

from . import h

h.load_file("nrngui.hoc")


def start():
    """Would resume drawing."""


def stop():
    """Would pause drawing."""


@contextmanager
def disabled():
    """Nothing is drawn inside the block (nor outside it)."""
    yield None


def process_events():
    """Would handle the mouse."""
    h.doNotify()
