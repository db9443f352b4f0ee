: diam and area of the compartment.
: record: a b
: hoc: soma.diam(0.2) = 5
NEURON {
    SUFFIX var_geometry
    RANGE a, b
}
ASSIGNED {
    v (mV) diam (um) area (um2)
    a b
}
BREAKPOINT {
    a = diam
    b = area
}
