NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
BREAKPOINT { i = threshold(v, 3) i = v }
