"""Python objects inside HOC."""
from neuron import h

h("objref p, l, d, f")
h("p = new PythonObject()")
names = [1, "two", 3.5]
table = {"one": 1}


def add(a, b):
    return a + b


class Thing:
    x = 3

    def times(self, y):
        return self.x * y


thing = Thing()
h("l = p.names")
h("print l._[0], l._[1], l._[2], l")
h("l._[0] = 9")
print(names)
h("print p.add(2, 3), p.thing.x, p.thing.times(4)")
h("p.thing.x = 5")
h("p.fresh = 7")
print(thing.x, fresh)
h("d = p.table")
h("print d.__getitem__(\"one\")")
h.f = add
h("print f._(4, 5)")
print(h.f is add, h.l is names, h.nrnpython("z = 3"), z, h.nrnpython("1/0"))
print(h("p.nosuch()"), h("p.add(1)"))
held = h.List()
held.append(thing)
print(held[0] is thing, held.object(0).x)
