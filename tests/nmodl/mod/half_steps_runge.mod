: With secondorder runge makes its step in two halves.
: record: d
: hoc: secondorder = 1
NEURON { SUFFIX half_steps_runge }
STATE { d }
INITIAL { d = 1 }
BREAKPOINT { SOLVE four METHOD runge }
DERIVATIVE four { d' = -0.25 * d * d }
