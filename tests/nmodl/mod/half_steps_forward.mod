: With secondorder euler makes its step in two halves.
: record: d
: hoc: secondorder = 1
NEURON { SUFFIX half_steps_forward }
STATE { d }
INITIAL { d = 1 }
BREAKPOINT { SOLVE forward METHOD euler }
DERIVATIVE forward { d' = -0.25 * d * d }
