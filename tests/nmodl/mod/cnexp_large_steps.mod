: Steps much longer than the time constant.
: record: m
: dt: 0.1
: sample: 1
NEURON {
    SUFFIX cnexp_large_steps
}
STATE { m }
ASSIGNED { v (mV) }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { m' = (v - m) / 0.01 }
