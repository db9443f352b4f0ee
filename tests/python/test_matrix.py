"""Elements of a Matrix: two indices, one after the other."""

import pytest
from neuron import h


def test_elements_of_a_matrix_take_two_indices():
    m = h.Matrix(3, 4)
    m.x[1][2] = 5
    m.x[0][1] += 2
    assert (m.x[1][2], m.getval(0, 1), len(m.x), len(m.x[0])) == (5, 2, 3, 4)
    assert list(m.x[1]) == [0, 0, 5, 0]
    assert m.getrow(1).to_python() == [0, 0, 5, 0]
    place = m._ref_x[1][2]
    place[0] = 7
    assert m.x[1][2] == 7


def test_indices_outside_a_matrix_are_errors():
    m = h.Matrix(3, 4)
    for read in (lambda: m.x[3][0], lambda: m.x[-1], lambda: m.x[0][9]):
        with pytest.raises(IndexError):
            read()
    with pytest.raises(TypeError):
        m[1]
