TITLE Calcium leak in, saturable pump out, sodium exchanged for it

: A shell of thickness depth takes up the calcium current; cai and nai are integrated with cnexp.

NEURON {
    SUFFIX capump
    USEION ca READ cai, cao, ica WRITE cai, ica
    USEION na READ nai, nao, ena WRITE nai, ina
    RANGE gca, rate, depth, rest, pumped, gna
}

UNITS {
    (mV) = (millivolt)
    (mA) = (milliamp)
    (mM) = (milli/liter)
    (um) = (micron)
    (S) = (siemens)
    FARADAY = (faraday) (coulomb)
}

PARAMETER {
    gca = 2e-5 (S/cm2)
    gna = 1e-5 (S/cm2)
    rate = 0.15 (/ms)
    rest = 5e-5 (mM)
    depth = 0.5 (um)
}

ASSIGNED {
    v (mV)
    ica (mA/cm2)
    ina (mA/cm2)
    ena (mV)
    cao (mM)
    nao (mM)
    pumped (mM/ms)
}

STATE { cai (mM) nai (mM) }

INITIAL {
    cai = rest
    nai = 10
    pumped = 0
}

BREAKPOINT {
    SOLVE diffuse METHOD cnexp
    ica = gca*(v - 120)
    ina = gna*(v - ena) + 1e-6*(nai - 10)
}

DERIVATIVE diffuse {
    cai' = -(10000)*ica/(2*FARADAY*depth) - rate*(cai - rest)
    nai' = -(10000)*ina/(FARADAY*depth) - 0.02*(nai - 10)
}
