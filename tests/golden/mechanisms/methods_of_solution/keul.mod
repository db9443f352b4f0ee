NEURON { SUFFIX keul RANGE x, yy }
ASSIGNED { v }
STATE { x yy }
INITIAL { x = 1 yy = 0.2 }
BREAKPOINT { SOLVE s METHOD euler }
KINETIC s { COMPARTMENT 2 {x} ~ x <-> yy (0.3, 0.1) ~ x << (0.001*v) }
