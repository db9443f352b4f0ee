NEURON { SUFFIX a USEION na READ ena WRITE ina NONSPECIFIC_CURRENT ina RANGE g GLOBAL g }
PARAMETER { g = 1 }
ASSIGNED { v ena ina }
BREAKPOINT { ina = g * (v - ena) }
