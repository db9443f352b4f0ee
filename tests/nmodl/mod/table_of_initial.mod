: A TABLE made from a GLOBAL that INITIAL computes before it calls the PROCEDURE.
: record: a n
: then: {show_number("rate", rate_table_of_initial)}
NEURON { SUFFIX table_of_initial RANGE a GLOBAL rate, q10 }
PARAMETER { q10 = 2 celsius (degC) }
ASSIGNED { v (mV) a alpha (/ms) beta (/ms) rate }
STATE { n }
BREAKPOINT { SOLVE states METHOD cnexp a = alpha }
INITIAL {
    rate = q10 ^ ((celsius - 20) / 10)
    rates(v)
    n = alpha / (alpha + beta)
}
DERIVATIVE states { rates(v) n' = alpha * (1 - n) - beta * n }
PROCEDURE rates(v (mV)) {
    TABLE alpha, beta DEPEND celsius FROM -100 TO 100 WITH 400
    alpha = rate * 0.1 * exp((v + 50) / 20)
    beta = rate * 0.2 * exp(-(v + 50) / 30)
}
