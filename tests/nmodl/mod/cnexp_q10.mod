: Rates scaled by temperature.
: record: m
: hoc: celsius = 31
NEURON {
    SUFFIX cnexp_q10
}
STATE { m }
ASSIGNED { v (mV) }
PARAMETER { celsius (degC) }
INITIAL { m = 0 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    LOCAL q
    q = 3^((celsius - 6.3) / 10)
    m' = q * 0.1 * ((v + 70) / 40 - m)
}
