: A potassium channel gated by calcium and voltage.
: record: o
: ions: ik
: with: mix_calcium_pool.mod
: hoc: soma insert mix_calcium_pool
: hoc: soma.cai = 1e-3
NEURON {
    SUFFIX mix_calcium_potassium
    USEION k READ ek WRITE ik
    USEION ca READ cai
    RANGE gbar
}
PARAMETER { gbar = 0.002 (S/cm2) }
STATE { o }
ASSIGNED { v (mV) ek (mV) cai (mM) ik (mA/cm2) oinf otau (ms) }
INITIAL { rate(v, cai) o = oinf }
BREAKPOINT { SOLVE s METHOD cnexp ik = gbar * o * (v - ek) }
DERIVATIVE s { rate(v, cai) o' = (oinf - o) / otau }
PROCEDURE rate(x (mV), c (mM)) {
    LOCAL a, b
    a = c * 0.28 / (c + 0.48e-3 * exp(-1.7 * x * 0.03865))
    b = 0.48 / (1 + c / (0.13e-6 * exp(-2 * x * 0.03865)))
    otau = 1 / (a + b)
    oinf = a * otau
}
