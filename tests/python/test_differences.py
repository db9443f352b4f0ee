"""What ours does and NEURON 9.0.2 refuses, one test for each such row of COMPATIBILITY.md."""

from neuron import h


def test_convlv_minus_one_undoes_a_convolution():
    signal, kernel = h.Vector([1, 2, 3, 0, 0, 0, 0, 0]), h.Vector([2, 1, 0.5])
    spread = h.Vector().convlv(signal, kernel)
    back = h.Vector().convlv(spread, kernel, -1)
    assert all(abs(a - b) < 1e-9 for a, b in zip(signal, back)), list(back)
