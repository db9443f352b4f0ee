NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
BREAKPOINT { i = force(t, "data") i = v }
