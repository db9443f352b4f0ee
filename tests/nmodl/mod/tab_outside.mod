: Arguments outside the range of a TABLE take its ends.
: record: a b
NEURON { SUFFIX tab_outside RANGE a, b }
ASSIGNED { v a b }
BREAKPOINT { a = f(v) b = f(-v) }
FUNCTION f(x) {
    TABLE FROM -62 TO -55 WITH 7
    f = x^2
}
