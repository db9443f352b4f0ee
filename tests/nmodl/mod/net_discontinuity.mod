: state_discontinuity in NET_RECEIVE.
: record: held through
: weight: 0.002
NEURON { NONSPECIFIC_CURRENT through RANGE through POINT_PROCESS net_discontinuity }
ASSIGNED { through (nA) v (mV) }
STATE { held }
NET_RECEIVE(more) { state_discontinuity(held, more + held) }
BREAKPOINT { SOLVE closing METHOD cnexp through = held * v + 10 * held }
DERIVATIVE closing { held' = held * (-0.5) }
