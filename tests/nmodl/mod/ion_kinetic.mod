: cai in a KINETIC scheme with a buffer.
: record: b cab
: ions: cai eca
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX ion_kinetic
    USEION ca READ cai, ica WRITE cai
}
ASSIGNED { v (mV) ica (mA/cm2) }
STATE { cai (mM) b cab }
INITIAL { cai = 1e-3 b = 0.1 cab = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ cai + b <-> cab (100, 0.1)
    ~ cai << (-ica + 1e-3)
}
