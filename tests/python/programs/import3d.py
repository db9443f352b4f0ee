"""Reconstructed neurons in four formats become sections of a Python object."""

import os
import pathlib

from neuron import h

h.load_file("stdlib.hoc")
h.load_file("import3d.hoc")
os.chdir(pathlib.Path(__file__).resolve().parents[2] / "hoc" / "programs" / "import3d")


class Cell:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


cells = []
for kind, path in (
    ("Neurolucida_read", "neurolucida1/tree.dat"),
    ("Eutectic_read", "eutectic/tree.nts"),
    ("Eutectic_read", "eutectic/codes.nts"),
    ("MorphML", "morphml/tree.xml"),
    ("Neurolucida3", "asc_odd/lists.asc"),
):
    reader = getattr(h, f"Import3d_{kind}")()
    if kind == "Neurolucida3":
        reader.quiet = 1
    reader.input(path)
    cell = Cell(f"cell{len(cells)}")
    gui = h.Import3d_GUI(reader, False)
    gui.instantiate(cell)
    cells.append(cell)
    print(path, reader.filetype, int(reader.err), len(cell.all), sorted(vars(cell)))
    for section in cell.all:
        widths = [round(section.diam3d(i), 4) for i in range(section.n3d())]
        print(section, section.cell(), round(section.L, 5), section.nseg, section.parentseg(), widths)
h.topology()
