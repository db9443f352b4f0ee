: LONGITUDINAL_DIFFUSION along the section.
: record: c
: hoc: soma.start_kin_diffusion(0.1) = 4
NEURON { SUFFIX kin_diffusion RANGE start }
PARAMETER { D = 40 (um2/ms) start = 0.5 }
ASSIGNED { v (mV) diam (um) }
STATE { c }
INITIAL { c = start }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    COMPARTMENT diam * diam * 0.785 { c }
    LONGITUDINAL_DIFFUSION D * diam * diam * 0.785 { c }
    ~ c << (0.01 * (v + 70))
    ~ c -> (2)
}
