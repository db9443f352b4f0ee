: Reversal potential computed from concentrations that HOC sets.
: ions: ik ek ki
: hoc: soma { ion_style("k_ion", 1, 2, 1, 0, 0) }
: hoc: soma.ki = 100
NEURON {
    SUFFIX ion_valueless_style
    USEION k READ ek, ki, ko WRITE ik
}
ASSIGNED { v (mV) ek (mV) ki (mM) ko (mM) ik (mA/cm2) }
BREAKPOINT { ik = 1e-5 * (v - ek) + 1e-7 * (ki - ko) }
