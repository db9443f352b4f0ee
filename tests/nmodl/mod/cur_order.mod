: What is written before and after SOLVE in BREAKPOINT.
: record: m a b i
NEURON {
    SUFFIX cur_order
    NONSPECIFIC_CURRENT i
    RANGE a, b
}
ASSIGNED { v (mV) i (mA/cm2) a b }
STATE { m }
BREAKPOINT {
    a = m
    SOLVE states METHOD cnexp
    b = m
    i = 1e-4 * m * (v + 20)
}
DERIVATIVE states { m' = (1 - m) / 4 }
