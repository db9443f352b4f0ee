"""What ours does and NEURON 9.0.2 refuses, one test for each such row of COMPATIBILITY.md."""

import __main__

from neuron import h


def test_hoc_assigns_new_objects_and_section_properties_through_python_objects():
    section = h.Section(name="reached_from_hoc")
    __main__.kept, __main__.reached = 10, section
    assert h("objref python_side_")
    assert h("python_side_ = new PythonObject()")
    assert h("python_side_.kept = new Vector(4)")
    assert len(__main__.kept) == 4
    assert h("python_side_.reached.nseg = 3")
    assert section.nseg == 3


def test_convlv_minus_one_undoes_a_convolution():
    signal, kernel = h.Vector([1, 2, 3, 0, 0, 0, 0, 0]), h.Vector([2, 1, 0.5])
    spread = h.Vector().convlv(signal, kernel)
    back = h.Vector().convlv(spread, kernel, -1)
    assert all(abs(a - b) < 1e-9 for a, b in zip(signal, back)), list(back)
