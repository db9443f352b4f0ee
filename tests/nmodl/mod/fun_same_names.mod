: Arguments and LOCALs named like variables of the instance.
: record: a b
NEURON { SUFFIX fun_same_names RANGE a, b }
ASSIGNED { v a b }
BREAKPOINT {
    a = f(3)
    b = g(v)
}
FUNCTION f(v) { f = v * 10 }
FUNCTION g(x) { LOCAL a a = x + 1 g = a }
