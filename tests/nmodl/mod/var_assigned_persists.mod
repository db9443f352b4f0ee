: An ASSIGNED variable keeps its value from step to step.
: record: peak
NEURON { SUFFIX var_assigned_persists RANGE peak }
ASSIGNED { v peak }
INITIAL { peak = v }
BREAKPOINT { if (v > peak) { peak = v } }
