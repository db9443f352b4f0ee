: FUNCTION and PROCEDURE of an instance called from HOC.
: record: a
: then: {show_number("f", pp[1].f(7)) pp[1].set(5) show_number("a_second", pp[1].a) show_number("a_first", pp[0].a)}
NEURON {
    POINT_PROCESS point_functions
    RANGE a
}
PARAMETER { k = 2 }
ASSIGNED { v (mV) a }
BREAKPOINT { a = f(v) }
FUNCTION f(x) { f = k * x + a * 0 }
PROCEDURE set(x) { a = x }
