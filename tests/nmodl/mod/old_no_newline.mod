: The last line has no end, and blocks come in an unusual order.
: record: m
STATE { m }
BREAKPOINT { SOLVE s METHOD cnexp }
DERIVATIVE s { m' = (k - m) / tau }
INITIAL { m = k }
ASSIGNED { v (mV) }
PARAMETER { tau = 2 (ms) k = 0.4 }
NEURON { SUFFIX old_no_newline RANGE tau, k }