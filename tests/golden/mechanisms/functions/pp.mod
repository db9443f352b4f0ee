NEURON { POINT_PROCESS Pp RANGE a, i NONSPECIFIC_CURRENT i }
PARAMETER { a = 3 }
ASSIGNED { v i }
BREAKPOINT { i = 0 }
FUNCTION f(x) { f = x*a }
PROCEDURE p(x) { a = x }
FUNCTION two(x, y) { two = x - y }
NET_RECEIVE(w) { a = a + w }
