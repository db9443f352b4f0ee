: A FUNCTION with arguments, called in an expression and from HOC.
: record: a
: then: {show_number("f", f_fun_function(3, 4))}
NEURON { SUFFIX fun_function RANGE a }
ASSIGNED { v a }
BREAKPOINT { a = f(v, 2) + 1 }
FUNCTION f(x, y) { f = x * x + y }
