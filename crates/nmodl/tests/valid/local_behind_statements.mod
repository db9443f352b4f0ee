NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
BREAKPOINT { i = 3 LOCAL x, y[2] x = v y[1] = x i = y[1] }
