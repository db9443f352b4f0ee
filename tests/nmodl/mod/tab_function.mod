: A FUNCTION through a TABLE.
: record: a
: then: {show_number("f", f_tab_function(-61.37))}
NEURON { SUFFIX tab_function RANGE a }
ASSIGNED { v a }
BREAKPOINT { a = f(v) }
FUNCTION f(x) {
    TABLE FROM -100 TO 100 WITH 200
    f = exp(x / 30)
}
