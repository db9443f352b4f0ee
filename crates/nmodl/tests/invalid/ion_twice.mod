NEURON { SUFFIX a USEION na READ ena USEION na WRITE ina }
ASSIGNED { v ena ina }
BREAKPOINT { ina = v - ena }
