"""What ``Import3d_GUI.instantiate(cell)`` does to a cell that is a Python object."""


def start(cell):
    """Gives the cell an empty list of all its sections."""
    cell.all = []


def create(cell, name, n):
    """Makes ``cell.name``, a list of sections, and adds them to ``cell.all``."""
    from neuron import h

    made = [h.Section(name=f"{name}[{i}]", cell=cell) for i in range(int(n))]
    setattr(cell, name, made)
    cell.all.extend(made)
