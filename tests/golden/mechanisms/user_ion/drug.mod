TITLE An ion of the user's own: a drug of valence 2 that enters through one mechanism and is read by another

NEURON {
    SUFFIX drug
    USEION dr READ edr WRITE idr, dri VALENCE 2
    RANGE gdr, tau
}

UNITS {
    (mV) = (millivolt)
    (mA) = (milliamp)
    (mM) = (milli/liter)
}

PARAMETER { gdr = 1e-4 (mho/cm2) tau = 12 (ms) }

ASSIGNED { v (mV) edr (mV) idr (mA/cm2) }

STATE { dri (mM) }

INITIAL { dri = 0.4 }

BREAKPOINT {
    SOLVE uptake METHOD cnexp
    idr = gdr*(v - edr)
}

DERIVATIVE uptake { dri' = -idr*30 - (dri - 0.1)/tau }
