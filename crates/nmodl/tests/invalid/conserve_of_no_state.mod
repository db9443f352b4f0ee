NEURON { SUFFIX a NONSPECIFIC_CURRENT i }
ASSIGNED { v i q }
STATE { m n }
BREAKPOINT { SOLVE s METHOD sparse i = v }
KINETIC s {
 ~ m <-> n (1, 2)
 CONSERVE m + q = 1
}
