: A point process that writes an ion current.
: ions: ica
NEURON {
    POINT_PROCESS point_ion
    USEION ca READ eca WRITE ica
    RANGE g
}
PARAMETER { g = 1e-4 (uS) }
ASSIGNED { v (mV) eca (mV) ica (nA) }
BREAKPOINT { ica = g * (v - eca) }
