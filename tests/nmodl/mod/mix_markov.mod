: A Markov channel of six states with steady state, temperature and a current.
: record: c1 o i2
: ions: ik
NEURON {
    SUFFIX mix_markov
    USEION k READ ek WRITE ik
    RANGE gbar
}
PARAMETER { gbar = 0.003 (S/cm2) celsius (degC) }
STATE { c1 c2 c3 o i1 i2 }
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) a b q }
INITIAL { SOLVE scheme STEADYSTATE sparse }
BREAKPOINT { SOLVE scheme METHOD sparse ik = gbar * o * (v - ek) }
KINETIC scheme {
    rates(v)
    ~ c1 <-> c2 (3 * a, b)
    ~ c2 <-> c3 (2 * a, 2 * b)
    ~ c3 <-> o (a, 3 * b)
    ~ o <-> i1 (0.3 * q, 0.02 * q)
    ~ i1 <-> i2 (0.05, 0.01)
    ~ c3 <-> i2 (0.01, 0.03)
    CONSERVE c1 + c2 + c3 + o + i1 + i2 = 1
}
PROCEDURE rates(x (mV)) {
    q = 3^((celsius - 22) / 10)
    a = q * 0.6 * exp((x + 40) / 18)
    b = q * 0.3 * exp(-(x + 40) / 28)
}
