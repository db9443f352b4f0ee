: UNITSOFF and UNITSON.
: record: a
NEURON {
    SUFFIX old_unitsoff
    RANGE a
}
UNITS { (mV) = (millivolt) }
PARAMETER { k = 3 (mV) }
ASSIGNED { v (mV) a (/ms) }
BREAKPOINT {
UNITSOFF
    a = v + k * exp(v / 10)
UNITSON
}
