: INDEPENDENT and a SOLVEd PROCEDURE, as long ago.
: record: m
NEURON {
    SUFFIX old_independent
}
INDEPENDENT { t FROM 0 TO 1 WITH 1 (ms) }
PARAMETER { v (mV) dt (ms) celsius = 6.3 (degC) }
STATE { m FROM 0 TO 1 }
INITIAL { m = 0.2 }
BREAKPOINT { SOLVE states }
PROCEDURE states() {
    m = m + dt * (0.5 - m)
    VERBATIM
    return 0;
    ENDVERBATIM
}
