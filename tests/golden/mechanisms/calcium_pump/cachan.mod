TITLE A calcium channel whose conductance follows its own ion's concentration

NEURON {
    SUFFIX cachan
    USEION ca READ eca, cai WRITE ica
    RANGE gbar, g
}

UNITS {
    (mV) = (millivolt)
    (mA) = (milliamp)
    (mM) = (milli/liter)
    (S) = (siemens)
}

PARAMETER { gbar = 1e-4 (S/cm2) half = 2e-4 (mM) }

ASSIGNED { v (mV) eca (mV) cai (mM) ica (mA/cm2) g (S/cm2) }

STATE { o }

INITIAL { o = 1/(1 + exp(-(v + 30)/6)) }

BREAKPOINT {
    SOLVE gate METHOD cnexp
    g = gbar*o*o*half/(half + cai)
    ica = g*(v - eca)
}

DERIVATIVE gate { o' = (1/(1 + exp(-(v + 30)/6)) - o)/1.7 }
