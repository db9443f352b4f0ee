NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i q }
STATE { m }
BREAKPOINT { SOLVE s METHOD cnexp i = v }
DERIVATIVE s { m' = -m q' = -q }
