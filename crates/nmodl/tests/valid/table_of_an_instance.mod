NEURON { SUFFIX a NONSPECIFIC_CURRENT i RANGE half }
PARAMETER { half = -30 }
ASSIGNED { v i m }
BREAKPOINT { rates(v) i = m*v }
PROCEDURE rates(v) { TABLE m FROM -100 TO 100 WITH 50  m = 1/(1 + exp(v - half)) }
