TITLE A sodium channel as a scheme of five states

NEURON {
    SUFFIX markov
    USEION na READ ena WRITE ina
    RANGE gbar, g, total
}

UNITS { (mV) = (millivolt) (mA) = (milliamp) (S) = (siemens) }

PARAMETER { gbar = 0.09 (S/cm2) }

ASSIGNED { v (mV) ena (mV) ina (mA/cm2) g (S/cm2) total a1 b1 a2 b2 }

STATE { c1 c2 c3 o i }

INITIAL { SOLVE scheme STEADYSTATE sparse }

BREAKPOINT {
    SOLVE scheme METHOD sparse
    g = gbar*o
    ina = g*(v - ena)
    total = c1 + c2 + c3 + o + i
}

KINETIC scheme {
    rates(v)
    ~ c1 <-> c2 (3*a1, b1)
    ~ c2 <-> c3 (2*a1, 2*b1)
    ~ c3 <-> o (a1, 3*b1)
    ~ o <-> i (a2, b2)
    CONSERVE c1 + c2 + c3 + o + i = 1
}

PROCEDURE rates(v (mV)) {
    a1 = 1.1*exp((v + 45)/25)
    b1 = 3.5*exp(-(v + 45)/18)
    a2 = 0.9
    b2 = 0.02*exp(-(v + 50)/30)
}
