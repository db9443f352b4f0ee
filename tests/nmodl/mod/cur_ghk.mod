: A Goldman-Hodgkin-Katz current with constants that UNITS names.
: ions: ica
UNITS { gas = (k-mole) (joule/degC) charge = (faraday) (coulomb) }
NEURON {
    RANGE permeability
    USEION ca READ cao, cai WRITE ica
    SUFFIX cur_ghk
}
ASSIGNED { ica (mA/cm2) cao (mM) cai (mM) v (mV) celsius (degC) }
PARAMETER { permeability = 2e-6 (cm/s) }
: x / (exp(x) - 1)
FUNCTION drive(x) {
    drive = 1 - x * (0.5 - x / 12)
    if (x * x > 1e-6) { drive = x / (exp(x) - 1) }
}
BREAKPOINT {
    LOCAL scaled, inward, outward
    scaled = 0.002 * charge / gas * v / (celsius + 273.15)
    outward = drive(-scaled) * cai
    inward = drive(scaled) * cao
    ica = (outward - inward) * permeability * 0.002 * charge
}
