NEURON { SUFFIX att RANGE n, m, i NONSPECIFIC_CURRENT i}
ASSIGNED { n m i v }
STATE { x z }
INITIAL { n = 0 m = 0 x = 1 z = 0 }
BREAKPOINT {
    SOLVE st METHOD cnexp
    if (at_time(1)) { n = n + 1 printf("at_time 1: t=%g\n", t) }
    if (at_time(2.0125)) { m = m + 1 state_discontinuity(x, x + 10) printf("at_time 2.0125: t=%g x=%g\n", t, x) }
    i = 0
}
DERIVATIVE st { x' = -x/5  z' = x - z }
