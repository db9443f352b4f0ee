: A GLOBAL that a TABLE gives is read in BREAKPOINT before the PROCEDURE is called there: it is what INITIAL looked up.
: record: a h
NEURON { SUFFIX table_read_in_breakpoint USEION na READ ena WRITE ina RANGE a GLOBAL minf, hinf, htau }
PARAMETER { celsius (degC) }
ASSIGNED { v (mV) ena (mV) ina (mA/cm2) a minf hinf htau (ms) }
STATE { m h }
BREAKPOINT {
    SOLVE states METHOD cnexp
    m = minf
    a = m
    ina = 0.001 * m * h * (v - ena)
}
INITIAL { rates(v) m = minf h = hinf }
DERIVATIVE states { rates(v) h' = (hinf - h) / htau }
PROCEDURE rates(v (mV)) {
    TABLE minf, hinf, htau DEPEND celsius FROM -100 TO 100 WITH 200
    minf = 1 / (1 + exp(-(v + 40) / 9))
    hinf = 1 / (1 + exp((v + 60) / 7))
    htau = 2 + 10 * hinf
}
