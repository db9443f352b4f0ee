: Calls as arguments of calls.
: record: a
NEURON {
    SUFFIX fun_nested_calls
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT { a = f(g(v), g(f(1, g(2)))) }
FUNCTION f(x, y) { f = x - 2 * y }
FUNCTION g(x) { g = x / 3 + 1 }
