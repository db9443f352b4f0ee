: A PROCEDURE with TABLE also assigns a GLOBAL that the table does not hold: it is set where the table is made.
: record: n g
: hoc: celsius = 33
: then: show_number("factor", factor_tab_sets_factor)
NEURON {
    SUFFIX tab_sets_factor
    NONSPECIFIC_CURRENT i
    RANGE g, i
    GLOBAL factor, ninf, ntau
}
STATE { n }
ASSIGNED { v (mV) i (mA/cm2) g (S/cm2) ninf ntau (ms) factor }
PARAMETER { celsius (degC) }
INITIAL {
    rates(v)
    n = ninf
}
BREAKPOINT {
    SOLVE states METHOD cnexp
    g = factor * 1e-4 * n
    i = g * (v + 80)
}
DERIVATIVE states {
    rates(v)
    n' = (ninf - n) / ntau
}
PROCEDURE rates(v (mV)) {
    TABLE ninf, ntau DEPEND celsius FROM -100 TO 50 WITH 150
    factor = 2.5^((celsius - 23) / 10)
    ninf = 1 / (1 + exp(-(v + 50) / 10))
    ntau = 4 / factor
}
