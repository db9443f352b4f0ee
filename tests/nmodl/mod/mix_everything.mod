: Most of the language in one density mechanism.
: record: m o s[1] total
: ions: cai ina
: hoc: {soma.w_mix_everything[1] = 2 soma.w_mix_everything[2] = 0.5}
NEURON {
    SUFFIX mix_everything
    THREADSAFE
    USEION na READ ena WRITE ina
    USEION ca READ cai, ica WRITE cai
    NONSPECIFIC_CURRENT il
    RANGE gbar, w, total
    GLOBAL q10
}
DEFINE N 3
UNITS { (mV) = (millivolt) (mA) = (milliamp) F = (faraday) (coulomb) }
PARAMETER { gbar = 0.003 (S/cm2) <0, 1e9> q10 = 2.5 celsius (degC) w[N] }
CONSTANT { T0 = 20 (degC) }
STATE { m s[N] c o cai (mM) }
ASSIGNED { v (mV) ena (mV) ina (mA/cm2) il (mA/cm2) ica (mA/cm2) total minf mtau }
LOCAL scale
INITIAL {
    scale = q10^((celsius - T0) / 10)
    rates(v)
    m = minf
    FROM k = 0 TO N - 1 { s[k] = k / N }
    c = 1
    o = 0
    cai = 1e-4
}
BREAKPOINT {
    SOLVE gates METHOD cnexp
    SOLVE scheme METHOD sparse
    total = 0
    FROM k = 0 TO N - 1 { total = total + s[k] * w[k] }
    ina = gbar * m^3 * o * (v - ena)
    if (total > 1) { il = 1e-4 * (v + 60) } else { il = 1e-5 * (v + 70) * total }
}
DERIVATIVE gates {
    rates(v)
    m' = (minf - m) / mtau
    cai' = -ica * 1e4 / (2 * F) - (cai - 1e-4) / 12
}
KINETIC scheme {
    ~ c <-> o (minf * scale, 0.2)
    FROM k = 0 TO N - 2 { ~ s[k] <-> s[k + 1] (0.3, 0.2) }
    CONSERVE c + o = 1
}
PROCEDURE rates(x) {
    TABLE minf, mtau FROM -100 TO 100 WITH 200
    minf = 1 / (1 + exp(-(x + 45) / 8))
    mtau = bell(x, -50, 20) + 0.1
}
FUNCTION bell(x, at, width) { bell = exp(-((x - at) / width)^2) }
