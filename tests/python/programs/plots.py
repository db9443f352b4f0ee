"""PlotShape.plot and RangeVarPlot.plot draw with matplotlib."""

import matplotlib

matplotlib.use("Agg")
from matplotlib import colors
from matplotlib import pyplot as plt

from neuron import h

h.load_file("stdrun.hoc")
a = h.Section(name="a")
b = h.Section(name="b")
c = h.Section(name="c")
b.connect(a(1))
a.nseg = 3
b.insert("hh")
c.L = 50
for i in range(4):
    a.pt3dadd(i * 10, 0, 0, 2)
    b.pt3dadd(30 + i * 5, i, 0, 1)
h.finitialize(-65)


def show(axes):
    for line in axes.lines:
        points = [[round(float(x), 2) for x in axis] for axis in line.get_data_3d()]
        print(points, [round(part, 1) for part in colors.to_rgb(line.get_color())], line.get_linewidth())


cell = h.PlotShape(False)
cell.variable("v")
cell.scale(-80, 40)
axes = cell.plot(plt)
show(axes)
print(axes.name)
cell.variable("gkbar_hh")
cell.scale(0, 0.036)
axes = cell.plot(plt, cmap=plt.cm.viridis, line_width=3)
show(axes)
print(axes.mark(a(0.5)) is axes)
mark = axes.lines[-1]
print(mark.get_marker(), mark.get_color(), [float(x[0]) for x in mark.get_data_3d()])
axes.mark(b(0.5), marker="xb")
print(axes.lines[-1].get_marker(), axes.lines[-1].get_color())
part = h.PlotShape(h.SectionList([c]), False)
part.variable("v")
print(len(part.plot(plt.figure()).lines), c.n3d())
try:
    cell.plot(3)
except NotImplementedError:
    print("not a graph")

path = h.RangeVarPlot("v", a(0), b(1))
figure, axes = plt.subplots()
line = path.plot(axes, "--r", label="path")[0]
print(line.get_linestyle(), line.get_color(), line.get_label())
print([round(float(x), 4) for x in line.get_xdata()], [float(y) for y in line.get_ydata()])
print(path.plot(h.Graph(False)))
for wrong in (figure, 3):
    try:
        path.plot(wrong)
    except Exception as error:
        print(error)
