: LONGITUDINAL_DIFFUSION of an array of shells, with an index.
: record: c[0] c[1]
: hoc: soma.start_kin_diffusion_shells(0.9) = 2
NEURON { SUFFIX kin_diffusion_shells RANGE start }
PARAMETER { D = 30 (um2/ms) start = 0.1 }
ASSIGNED { v (mV) vol[2] }
STATE { c[2] }
INITIAL {
    vol[0] = 1
    vol[1] = 3
    c[0] = start
    c[1] = start * 2
}
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    COMPARTMENT k, vol[k] { c }
    LONGITUDINAL_DIFFUSION k, D * vol[k] { c }
    ~ c[0] <-> c[1] (0.4, 0.4)
    ~ c[0] << (0.2)
}
