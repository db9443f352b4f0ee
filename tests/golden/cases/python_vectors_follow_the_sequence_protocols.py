# compare: text
# Vector from Python: construction, len, indexing, slicing, iteration, arithmetic, numpy, methods that return it, errors.
import numpy as np

from neuron import h

v = h.Vector([3, 1, 2])
print(v, repr(v), len(v), list(v), v[0], v[-1], v.x[1])
print(list(h.Vector(3)), list(h.Vector(2, 7)), list(h.Vector(range(4))), list(h.Vector(np.arange(3) / 2)))
print(list(v[0:2]), list(v[::-1]), type(v[1:]).__name__)
v[1] = 10
v.x[2] = 20
print(list(v), 10 in v, v.contains(10), type(v.contains(10)).__name__)
print(list(v + 1), list(1 + v), list(v - v), list(v * 2), list(v / 2), list(-v), list(abs(-v)))
print(v.append(5), list(v), v.size(), type(v.size()).__name__)
print(v.sum(), v.mean(), v.max(), v.max_ind(), type(v.max_ind()).__name__, v.min())
w = v.c()
print(w is v, list(w), v.eq(w), type(v.eq(w)).__name__)
print(v.to_python(), np.array(v), v.as_numpy(), v.as_numpy().dtype)
v.as_numpy()[0] = 99
print(v[0])
print(list(h.Vector().from_python([1, 2])), [float(x) for x in h.Vector([1, 2, 3]).to_python(np.zeros(3))])
print(list(h.Vector([3, 1, 2]).sort()), list(h.Vector([3, 1, 2]).sortindex()), list(h.Vector([3, 1, 2]).where(">", 1)))
print(v.indwhere("==", 10), v.indwhere("==", 1e9), list(v.indvwhere(">", 6)))
print([x * 2 for x in v], sum(v), sorted(v), max(v), tuple(v)[:2])
print(list(h.Vector(5).indgen()), list(h.Vector(3).indgen(1, 0.5)), list(h.Vector(3).fill(4)))
v.label("a label")
print(v.label(), v.hname(), v.hname() == str(v))
print(bool(h.Vector()), bool(h.Vector(1)), callable(v.append), isinstance(v, h.Vector))
print(v._ref_x[0][0], type(v._ref_x[0]).__name__)
v.resize(2)
print(list(v), list(v.c().add(w.c().resize(2))), v.dot(v))
for wrong in (lambda: v[7], lambda: v[-9], lambda: h.Vector("text"), lambda: v.nothing, lambda: v.nothing(), lambda: v.get(100), lambda: v["a"],
              lambda: h.Vector(-1), lambda: v ** 2, lambda: v.x[50], lambda: v.add("text"), lambda: setattr(v, "nothing", 3)):
    try:
        print("no error", wrong())
    except Exception as error:
        print(type(error).__name__)
