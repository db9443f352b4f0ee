: An event adds its weight.
: record: held through
: weight: 0.002
NEURON { NONSPECIFIC_CURRENT through POINT_PROCESS net_weight RANGE held }
ASSIGNED { through (nA) v (mV) }
STATE { held (uS) }
NET_RECEIVE(more (uS)) { held = more + held }
BREAKPOINT { SOLVE closing METHOD cnexp through = v * held }
DERIVATIVE closing { held' = -0.5 * held }
