: PARAMETERs without a value are 0; v, celsius, t and dt among them are the program's.
: record: a i
NEURON { SUFFIX var_parameter_without_value NONSPECIFIC_CURRENT i RANGE p, a }
PARAMETER { v (mV) celsius (degC) dt (ms) p q }
ASSIGNED { i (mA/cm2) a }
BREAKPOINT {
    a = p + q + celsius + dt
    i = 1e-4 * (v + 60)
}
