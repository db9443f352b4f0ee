: Two mechanisms write the current of one ion: it is their sum.
: ions: ik
: with: ion_changed_reversal.mod
: hoc: soma insert ion_changed_reversal
NEURON {
    SUFFIX ion_two_writers
    USEION k READ ek WRITE ik
}
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) }
BREAKPOINT { ik = 3e-5 * (v - ek) }
