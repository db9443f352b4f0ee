: READ of ena and ek.
: ions: ina ik ena ek
NEURON {
    SUFFIX ion_read_reversal
    USEION na READ ena WRITE ina
    USEION k READ ek WRITE ik
}
ASSIGNED { v (mV) ena (mV) ek (mV) ina (mA/cm2) ik (mA/cm2) }
BREAKPOINT {
    ina = 1e-5 * (v - ena)
    ik = 5e-5 * (v - ek)
}
