NEURON { SUFFIX a USEION na WRITE ina READ ena }
ASSIGNED { ina ena v }
STATE { m }
DERIVATIVE late { m' = -m }
BREAKPOINT { SOLVE late METHOD cnexp ina = m * (v - ena) }
