: FUNCTION and PROCEDURE called from HOC for the instance that setdata chose.
: record: a
: then: setdata_fun_from_hoc(0.9)
: then: {show_number("f", f_fun_from_hoc(2)) set_fun_from_hoc(11) show_number("a_last", soma.a_fun_from_hoc(0.9)) show_number("a_first", soma.a_fun_from_hoc(0.1))}
NEURON { SUFFIX fun_from_hoc RANGE a }
ASSIGNED { v (mV) a }
BREAKPOINT { a = v }
FUNCTION f(x) { f = x * a }
PROCEDURE set(x) { a = x }
