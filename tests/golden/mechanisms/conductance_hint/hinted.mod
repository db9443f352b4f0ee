TITLE A leak and a potassium current that state their conductances

NEURON {
    SUFFIX hinted
    USEION k READ ek WRITE ik
    NONSPECIFIC_CURRENT il
    RANGE gk, gl, el, n
}

UNITS { (mV) = (millivolt) (mA) = (milliamp) (S) = (siemens) }

PARAMETER { gkbar = 0.003 (S/cm2) gl = 0.0001 (S/cm2) el = -62 (mV) }

ASSIGNED { v (mV) ek (mV) ik (mA/cm2) il (mA/cm2) gk (S/cm2) }

STATE { n }

INITIAL { n = steady(v) }

BREAKPOINT {
    SOLVE gate METHOD cnexp
    CONDUCTANCE gk USEION k
    CONDUCTANCE gl
    gk = gkbar*n*n*n
    ik = gk*(v - ek)
    il = gl*(v - el)
}

DERIVATIVE gate { n' = (steady(v) - n)/4 }

FUNCTION steady(v (mV)) { steady = 1/(1 + exp(-(v + 40)/7)) }
