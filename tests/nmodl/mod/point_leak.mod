: A point process with a current, parameters of each instance.
: record: out
: hoc: {pp[1].per_mV = 0.002 pp[1].turn = -70}
PARAMETER {
    turn = -40 (mV)
    per_mV = 0.001 (uS)
}
NEURON { RANGE turn, per_mV NONSPECIFIC_CURRENT out POINT_PROCESS point_leak }
ASSIGNED { out (nA) v (mV) }
BREAKPOINT { out = v * per_mV - turn * per_mV }
