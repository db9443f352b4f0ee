: A gate that relaxes: (inf - m) / tau.
: record: m
NEURON {
    SUFFIX cnexp_gate
}
STATE { m }
ASSIGNED { v (mV) }
INITIAL { m = inf(v) }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { m' = (inf(v) - m) / 2.5 }
FUNCTION inf(x) { inf = 1 / (1 + exp(-(x + 50) / 7)) }
