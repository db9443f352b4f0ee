# compare: text
# h("..."), h.name, HOC numbers, strings, arrays, objrefs, functions and templates from Python, and Python objects in HOC.
from neuron import h

print(h("x = 3"), h.x, type(h.x).__name__)
h.x = 4.5
h("print x")
h("strdef s")
h.s = "from python"
h("print s")
print(h.s, type(h.s).__name__)
h("double a[3]")
h.a[1] = 7
print(h.a[1], len(h.a), list(h.a))
h("double b[2][3]")
h.b[1][2] = 5
print(h.b[1][2], [list(row) for row in h.b])
h("func twice() { return 2*$1 }")
h('proc hello() { print "hello ", $s1 }')
print(h.twice(21), h.hello("you"))
h("objref o, nobody")
print(h.o, h.nobody, h.o is None)
h.o = h.Vector([1, 2])
h("print o, o.size()")
h("obfunc make() { return new List() }")
made = h.make()
print(made, len(made))
made.append(h.o)
print(made[0], len(made), made.o(0).size(), made.count(), list(made))
h("""
begintemplate Point
public x, y, norm, name, child
strdef name
objref child
proc init() { x = $1  y = $2  name = "point" }
func norm() { return sqrt(x^2 + y^2) }
endtemplate Point
""")
p = h.Point(3, 4)
print(p, p.x, p.norm(), p.name, p.child)
p.x = 6
p.y = 8
p.name = "moved"
p.child = h.Point(0, 1)
print(p.norm(), p.name, p.child.y, p.hname(), p.child)
print(p == p.child, p == h.Point, hash(p) == hash(p), p.child is p.child, p.child == p.child)
h("x = 0")
ref = h.ref(5)
print(ref[0], type(ref).__name__)
h("proc set_it() { $&1 = 17 }")
h.set_it(ref)
print(ref[0])
h.set_it(h._ref_x)
print(h.x)
text = h.ref("abc")
h('proc set_text() { $s1 = "changed" }')
h.set_text(text)
print(text[0])


class Thing:
    number = 5

    def double(self, x):
        return 2 * x


h("objref thing")
h.thing = Thing()
h("print thing.number, thing.double(4)")
print(type(h.thing).__name__, h.thing.double(3))
print(h("nonsense("), h("x = 9"), h.x)
print(hasattr(h, "no_such_name"), hasattr(h, "twice"), hasattr(h, "Vector"), h.tstop if hasattr(h, "tstop") else "no tstop")
print(h.execute("x = 10"), h.x, h.execute1("x = undefined_thing", 0))
for wrong in (lambda: h.no_such_name, lambda: h.twice(), lambda: h.twice("text"), lambda: h.o.nothing, lambda: h.Point(), lambda: setattr(h, "no_such", 3),
              lambda: h.a[5], lambda: setattr(h, "s", 3), lambda: h.hello(3), lambda: h.load_file("no such file.hoc")):
    try:
        print("no error", wrong())
    except Exception as error:
        print(type(error).__name__)
