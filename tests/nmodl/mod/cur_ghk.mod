: A Goldman-Hodgkin-Katz current with FARADAY and R.
: ions: ica
NEURON {
    SUFFIX cur_ghk
    USEION ca READ cai, cao WRITE ica
    RANGE p
}
UNITS {
    FARADAY = (faraday) (coulomb)
    R = (k-mole) (joule/degC)
}
PARAMETER { p = 2e-6 (cm/s) celsius (degC) }
ASSIGNED { v (mV) cai (mM) cao (mM) ica (mA/cm2) }
BREAKPOINT { ica = p * ghk(v, cai, cao) }
FUNCTION ghk(x, in, out) {
    LOCAL z, eci, eco
    z = 1e-3 * 2 * FARADAY * x / (R * (celsius + 273.15))
    eco = out * efun(z)
    eci = in * efun(-z)
    ghk = 1e-3 * 2 * FARADAY * (eci - eco)
}
FUNCTION efun(z) {
    if (fabs(z) < 1e-4) { efun = 1 - z / 2 } else { efun = z / (exp(z) - 1) }
}
