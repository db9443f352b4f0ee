TITLE A slow potassium channel with a table of its rates and a q10

NEURON {
    SUFFIX slowk
    USEION k READ ek WRITE ik
    RANGE gbar, g
    GLOBAL ninf, ntau, half
}

UNITS { (mV) = (millivolt) (mA) = (milliamp) (S) = (siemens) }

PARAMETER {
    gbar = 0.002 (S/cm2)
    half = -35 (mV)
    celsius (degC)
}

ASSIGNED { v (mV) ek (mV) ik (mA/cm2) g (S/cm2) ninf ntau (ms) }

STATE { n }

INITIAL {
    rates(v)
    n = ninf
}

BREAKPOINT {
    SOLVE states METHOD cnexp
    g = gbar*n^2
    ik = g*(v - ek)
}

DERIVATIVE states {
    rates(v)
    n' = (ninf - n)/ntau
}

PROCEDURE rates(v (mV)) {
    LOCAL q10
    TABLE ninf, ntau DEPEND celsius, half FROM -100 TO 100 WITH 150
    q10 = 2.3^((celsius - 20)/10)
    ninf = 1/(1 + exp(-(v - half)/9))
    ntau = (5 + 60/(exp((v - half)/20) + exp(-(v - half)/20)))/q10
}
