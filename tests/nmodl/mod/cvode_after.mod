: METHOD after_cvode: the block runs as it is, once a step.
: record: x
NEURON {
    SUFFIX cvode_after
}
STATE { x }
ASSIGNED { v (mV) dt }
INITIAL { x = 0 }
BREAKPOINT { SOLVE go METHOD after_cvode }
PROCEDURE go() { x = x + dt * v / 10 }
