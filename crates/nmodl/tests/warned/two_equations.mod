NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
STATE { m }
BREAKPOINT { SOLVE s METHOD cnexp i = v }
DERIVATIVE s {
 m' = -m
 m' = -2 * m
}
