"""``PlotShape.plot`` and ``RangeVarPlot.plot``: pictures in matplotlib, plotly or a ``Graph`` of HOC.

The libraries are imported only when they are drawn with.
"""

from functools import partial

from ._engine import screen_picture

_WIDTH = 2  # points
_ABSENT = "black"


def plotter(obj):
    """The method ``plot`` of a PlotShape or a RangeVarPlot."""
    if obj.hname().startswith("PlotShape"):
        return partial(_plot_shape, obj)
    return partial(_plot_path, obj)


# ---- values along a path ----


def _plot_path(path, graph, *args, **kwargs):
    """``path.plot(graph, ...)``: other arguments are those of the graph's own ``plot`` (or ``line`` for a HOC Graph)."""
    from neuron import h

    y, x = h.Vector(), h.Vector()
    path.to_vector(y, x)
    if _is_hoc_graph(graph):
        return y.line(graph, x, *args)
    module = _library(graph)
    if module == "plotly":
        import plotly.graph_objects as go

        figure = go.Figure() if not hasattr(graph, "add_trace") else graph
        return figure.add_trace(go.Scatter(x=list(x), y=list(y), *args, **kwargs))
    if module == "matplotlib" and hasattr(graph, "add_subplot"):
        raise Exception("plot to a matplotlib axis not a matplotlib figure")
    if hasattr(graph, "plot"):
        return graph.plot(x.as_numpy().copy(), y.as_numpy().copy(), *args, **kwargs)
    if hasattr(graph, "line"):
        return graph.line(list(x), list(y), *args, **kwargs)
    raise Exception(f"Unable to plot to graphs of type {type(graph)}")


def _is_hoc_graph(graph):
    return callable(getattr(graph, "hname", None)) and graph.hname().startswith("Graph[")


def _library(graph):
    name = getattr(graph, "__name__", None) or type(graph).__module__
    return str(name).split(".")[0]


# ---- cells ----


def _plot_shape(picture, graph, *args, **kwargs):
    """``picture.plot(graph, cmap=..., line_width=...)``

    ``graph`` is ``matplotlib.pyplot``, a matplotlib figure, or ``plotly``. What comes back can be given a mark:
    ``.mark(segment, marker="or")``.
    """
    module = _library(graph)
    if module == "matplotlib":
        return _in_matplotlib(picture, graph, *args, **kwargs)
    if module == "plotly":
        return _in_plotly(picture, *args, **kwargs)
    raise NotImplementedError


def _pieces(picture):
    """Of every segment: itself, its points, and its share of the colour scale (None: it has no such variable)."""
    from neuron import h

    variable, (low, high), sections = screen_picture(picture)
    h.define_shape()
    for sec in h.allsec() if sections is None else sections:
        points = [[f(i, sec=sec) for f in (h.x3d, h.y3d, h.z3d)] for i in range(sec.n3d())]
        arcs = [h.arc3d(i, sec=sec) for i in range(sec.n3d())]
        if len(points) < 2:
            continue
        for i, seg in enumerate(sec):
            share = None
            if variable:
                share = _share(seg, variable, low, high)
            yield seg, _cut(points, arcs, i / sec.nseg, (i + 1) / sec.nseg), share


def _share(seg, variable, low, high):
    try:
        value = getattr(seg, variable)
    except (AttributeError, NameError):
        return None
    if high == low:
        return 0.0
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _cut(points, arcs, start, end):
    """The points between two places (0 to 1) of a section, with these places."""
    start, end = start * arcs[-1], end * arcs[-1]
    between = [p for p, arc in zip(points, arcs) if start < arc < end]
    return [_at(points, arcs, start), *between, _at(points, arcs, end)]


def _at(points, arcs, arc):
    for (p, a), (q, b) in zip(zip(points, arcs), zip(points[1:], arcs[1:])):
        if arc <= b:
            share = (arc - a) / (b - a) if b > a else 0.0
            return [x + share * (y - x) for x, y in zip(p, q)]
    return points[-1]


def _middle(seg):
    from neuron import h

    sec = seg.sec
    points = [[f(i, sec=sec) for f in (h.x3d, h.y3d, h.z3d)] for i in range(sec.n3d())]
    arcs = [h.arc3d(i, sec=sec) for i in range(sec.n3d())]
    return _at(points, arcs, seg.x * arcs[-1])


def _in_matplotlib(picture, graph, line_width=_WIDTH, cmap=None, **kwargs):
    from matplotlib import pyplot
    from mpl_toolkits.mplot3d import Axes3D

    class CellAxes(Axes3D):
        """Axes that can mark segments."""

        def mark(self, seg, marker="or", **kwargs):
            """A mark at a segment; ``marker`` and the rest are those of ``plot``."""
            x, y, z = _middle(seg)
            self.plot([x], [y], [z], marker, **kwargs)
            return self

    cmap = pyplot.cm.cool if cmap is None else cmap
    figure = graph if hasattr(graph, "add_axes") else graph.figure()
    axes = CellAxes(figure)
    figure.add_axes(axes)
    colourless = not screen_picture(picture)[0]
    low, high = [float("inf")] * 3, [float("-inf")] * 3
    for _, points, share in _pieces(picture):
        style = dict(kwargs, linewidth=line_width)
        if not colourless:
            style["color"] = _ABSENT if share is None else cmap(share)
        axes.plot(*zip(*points), **style)
        for p in points:
            low, high = list(map(min, low, p)), list(map(max, high, p))
    _same_scale(axes, low, high)
    return axes


def _same_scale(axes, low, high):
    """A micrometre is as long in all three directions."""
    if any(a > b for a, b in zip(low, high)):
        return
    half = max(b - a for a, b in zip(low, high)) / 2 or 1.0
    for a, b, limits in zip(low, high, (axes.set_xlim, axes.set_ylim, axes.set_zlim)):
        limits((a + b) / 2 - half, (a + b) / 2 + half)


def _in_plotly(picture, width=_WIDTH, cmap=None, **kwargs):
    import plotly.graph_objects as go

    figure = go.Figure()
    for seg, points, share in _pieces(picture):
        x, y, z = zip(*points)
        colour = _ABSENT
        if share is not None:
            colour = _rgb(cmap(share)) if cmap else f"rgb({round(255 * share)},{round(255 - 255 * share)},255)"
        line = {"color": colour, "width": width}
        figure.add_trace(
            go.Scatter3d(x=x, y=y, z=z, name=str(seg), mode="lines", line=line, showlegend=False, **kwargs)
        )
    return figure


def _rgb(colour):
    return "rgb({},{},{})".format(*(round(255 * part) for part in colour[:3]))
