NEURON { SUFFIX a USEION na READ ek WRITE ina }
ASSIGNED { v ek ina }
BREAKPOINT { ina = v }
