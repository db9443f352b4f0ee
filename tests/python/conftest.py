"""Every test finds an empty model."""

import pytest
from neuron import h


@pytest.fixture
def cable():
    """One passive section with the standard run library loaded."""
    h.load_file("stdrun.hoc")
    section = h.Section(name="cable")
    section.insert("pas")
    h.dt = 0.025
    h.t = 0
    return section
