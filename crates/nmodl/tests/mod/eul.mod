: Forward Euler: all rates at the old state.
NEURON { SUFFIX eul  NONSPECIFIC_CURRENT i  RANGE g, z, w }
PARAMETER { g = 1e-4 }
ASSIGNED { v (mV) i (mA/cm2) }
STATE { z w }
INITIAL { z = 0.5  w = 0.1 }
BREAKPOINT { SOLVE lin METHOD euler  i = g*z*(v + 60) }
DERIVATIVE lin { z' = -(0.3 + w)*z + 0.1  w' = z - w*w }
