: An ion of the user with a valence.
: ions: ixx exx xxi
: hoc: {soma.exx = 20 xxi0_xx_ion = 3}
NEURON {
    SUFFIX ion_new
    USEION xx READ exx, xxi WRITE ixx VALENCE 2
}
ASSIGNED { v (mV) exx (mV) xxi (mM) ixx (mA/cm2) }
BREAKPOINT { ixx = 1e-5 * (v - exx) + xxi * 1e-5 }
