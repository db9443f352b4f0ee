: USEION with REPRESENTS.
: ions: ica
NEURON {
    SUFFIX ion_represents
    USEION ca READ cai WRITE ica REPRESENTS CHEBI:29108
}
ASSIGNED { v (mV) cai (mM) ica (mA/cm2) }
BREAKPOINT { ica = 1e-6 * (v + 20) + cai * 1e-3 }
