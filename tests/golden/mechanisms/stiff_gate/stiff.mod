TITLE Two coupled nonlinear gates, integrated with derivimplicit

NEURON {
    SUFFIX stiff
    NONSPECIFIC_CURRENT i
    RANGE g, e, p, q
}

UNITS { (mV) = (millivolt) (mA) = (milliamp) }

PARAMETER { g = 0.001 (mho/cm2) e = 20 (mV) }

ASSIGNED { v (mV) i (mA/cm2) }

STATE { p q }

INITIAL { p = 0.1 q = 0.2 }

BREAKPOINT {
    SOLVE gates METHOD derivimplicit
    i = g*p*q*(v - e)
}

DERIVATIVE gates {
    p' = 0.4*exp((v + 60)/40)*(1 - p) - 1.5*p*q
    q' = 0.8*p*(1 - q) - 0.05*q*q
}
