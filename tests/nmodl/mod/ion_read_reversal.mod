: READ of reversal potentials; both currents in one equation each.
: ions: ina ik ena ek
NEURON {
    USEION k READ ek WRITE ik
    USEION na READ ena WRITE ina
    SUFFIX ion_read_reversal
}
ASSIGNED { ik (mA/cm2) ek (mV) ina (mA/cm2) ena (mV) v (mV) each }
BREAKPOINT {
    each = 1e-5
    ik = 5 * each * v - 5 * each * ek
    ina = each * v - each * ena
}
