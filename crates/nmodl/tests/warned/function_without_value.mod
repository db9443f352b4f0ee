NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
BREAKPOINT { i = f(3) p(1) i = p(2) i = v }
FUNCTION f(x) { LOCAL y y = x }
PROCEDURE p(x) { i = x }
