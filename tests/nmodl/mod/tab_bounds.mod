: Bounds of a TABLE that are expressions of a parameter, and a count.
: record: a
NEURON { SUFFIX tab_bounds RANGE a GLOBAL low }
PARAMETER { low = -90 }
ASSIGNED { v a }
BREAKPOINT { a = f(v) }
FUNCTION f(x) {
    TABLE DEPEND low FROM low TO low + 100 WITH 50
    f = sin(x / 20)
}
