: A LINEAR block solved in INITIAL gives the steady state.
: record: c o
NEURON {
    SUFFIX lin_initial
}
STATE { c o }
ASSIGNED { v (mV) }
INITIAL { SOLVE start }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { c' = -c o' = c }
LINEAR start {
    LOCAL a
    a = exp(v / 50)
    ~ c * a - o * 0.5 = 0
    ~ c + o = 1
}
