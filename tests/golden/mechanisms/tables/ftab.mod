NEURON { SUFFIX ftab RANGE m, a NONSPECIFIC_CURRENT i }
ASSIGNED { v i a }
STATE { m }
INITIAL { m = tinf(v) a = ttau(v) }
BREAKPOINT { SOLVE s METHOD cnexp i = 0.0001*m*(v+50) }
DERIVATIVE s { m' = (tinf(v)-m)/ttau(v) }
FUNCTION_TABLE tinf(v (mV))
FUNCTION_TABLE ttau(v (mV)) (ms)
