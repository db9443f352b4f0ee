: A sodium channel: ions, TABLE, temperature, two gates.
: record: m h
: ions: ina
NEURON {
    SUFFIX mix_sodium
    USEION na READ ena WRITE ina
    RANGE gbar
    GLOBAL minf, hinf
}
UNITS { (mA) = (milliamp) (mV) = (millivolt) (S) = (siemens) }
PARAMETER { gbar = 0.02 (S/cm2) celsius (degC) }
STATE { m h }
ASSIGNED { v (mV) ena (mV) ina (mA/cm2) minf hinf mtau (ms) htau (ms) }
INITIAL { rates(v) m = minf h = hinf }
BREAKPOINT {
    SOLVE states METHOD cnexp
    ina = gbar * m * m * m * h * (v - ena)
}
DERIVATIVE states {
    rates(v)
    m' = (minf - m) / mtau
    h' = (hinf - h) / htau
}
PROCEDURE rates(x (mV)) {
    LOCAL q
    TABLE minf, mtau, hinf, htau DEPEND celsius FROM -120 TO 80 WITH 400
    q = 2.3^((celsius - 21) / 10)
    minf = 1 / (1 + exp(-(x + 38) / 7))
    mtau = (0.05 + 0.3 * exp(-((x + 40) / 25)^2)) / q
    hinf = 1 / (1 + exp((x + 62) / 6))
    htau = (0.5 + 6 / (1 + exp((x + 55) / 8))) / q
}
