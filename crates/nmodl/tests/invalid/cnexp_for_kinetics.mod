NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
STATE { m n }
BREAKPOINT { SOLVE s METHOD cnexp i = v }
KINETIC s { ~ m <-> n (1, 2) }
