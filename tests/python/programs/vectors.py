"""Vectors as Python sequences and as numpy arrays."""
import pickle

import numpy as np
from neuron import h

v = h.Vector(range(6))
print(list(v), len(v), v[0], v[-1], list(v[1:4]), list(v[::2]), 3 in v)
v[0] = 10
v[1:3] = [20, 30]
print(list(v), v.x[1], v.sum(), v.size(), v.max_ind(), v.contains(20))
print(list(v + 1), list(1 - v), list(v * v), list(-v), list(2 / h.Vector([1, 2])))
a = np.array(v)
b = v.as_numpy()
b[5] = 99
print(a.dtype, a[5], v[5], b.sum())
print(v.to_python() == list(v), list(h.Vector().from_python([4, 5])), list(h.Vector(np.arange(3.0))))
print(list(pickle.loads(pickle.dumps(v))))
w = v.c().reverse()
print(list(w), w == v, v.eq(w), bool(h.Vector()), bool(v))
print(sum(v), max(v), sorted(v)[:2], list(reversed(v))[:2])
p = v._ref_x[2]
p[0] = -1
print(v[2], p[1])
