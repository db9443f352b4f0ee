"""HOC variables, functions, objects and arrays from Python."""
from neuron import h

h("""
x = 3
strdef s
s = "text"
double a[3]
double m[2][2]
objref o, l[2]
""")
print(h.x, h.s, h.a, len(h.a), [list(row) for row in h.m], h.o, list(h.l))
h.x, h.s = 4, "other"
h.a[1] = 7
h.m[1][1] = 5
h.o = h.Vector([1, 2])
h.l[0] = h.o
h("print x, s, a[1], m[1][1], o.x[1], l[0]")
h("func twice() { return 2 * $1 }  ")
h("proc put() { $&1 = 5 }")
h("proc name() { $s1 = \"named\" }")
h("obfunc make() { return new Vector($1) }")
number, string = h.ref(1), h.ref("a")
h.put(number)
h.name(string)
print(h.twice(4), number[0], string[0], h.make(3), h.make(2).size())
pointer = h._ref_x
pointer[0] = 9
print(h.x, pointer[0])
h("""
begintemplate Thing
public value, text, list, double_it, child
objref list
strdef text
create child
proc init() { value = $1  text = "thing"  list = new List() }
func double_it() { return 2 * value }
endtemplate Thing
""")
thing = h.Thing(4)
print(thing, thing.value, thing.text, thing.double_it(), thing.list, thing.child, thing.child.cell() == thing)
thing.value = 8
print(thing.double_it(), h.Thing[0] == thing)
items = h.List()
items.append(thing)
items.append(h.Vector([3]))
print(len(items), items[0] == thing, items[-1].x[0], [str(item) for item in items])
for program in ("h.nosuch", "h.PI", "h.twice('a')", "h.Vector(3)[7]", "items[5]", "h.x('a')", "h.Vector(1).nosuch"):
    try:
        print(program, eval(program))
    except Exception as error:
        print(program, type(error).__name__, str(error).split(";")[0][:60])
print(h("nosuch(1)"), h("print 1 +"), h("y = 2"))
