"""What ours does otherwise than NEURON 9.0.2, one test for each such row of COMPATIBILITY.md."""

from neuron import h


def test_convlv_minus_one_undoes_a_convolution():
    signal, kernel = h.Vector([1, 2, 3, 0, 0, 0, 0, 0]), h.Vector([2, 1, 0.5])
    spread = h.Vector().convlv(signal, kernel)
    back = h.Vector().convlv(spread, kernel, -1)
    assert all(abs(a - b) < 1e-9 for a, b in zip(signal, back)), list(back)


def test_segments_that_nseg_adds_list_mechanisms_as_their_neighbours():
    soma = h.Section(name="soma")
    soma.insert("hh")
    soma.insert("pas")
    soma.nseg = 3
    # NEURON gives the first and the last: k_ion na_ion hh pas.
    assert [[m.name() for m in seg] for seg in soma] == [["pas", "k_ion", "na_ion", "hh"]] * 3
