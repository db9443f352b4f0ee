: A reversal potential set from HOC.
: ions: ik ek
: hoc: {soma.ek = -90 soma.ek(0.9) = -60}
NEURON {
    SUFFIX ion_changed_reversal
    USEION k READ ek WRITE ik
}
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) }
BREAKPOINT { ik = 1e-4 * (v - ek) }
