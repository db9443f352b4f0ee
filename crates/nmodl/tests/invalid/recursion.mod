NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
BREAKPOINT { i = f(v) }
FUNCTION f(x) { f = g(x) }
FUNCTION g(x) { g = f(x - 1) }
