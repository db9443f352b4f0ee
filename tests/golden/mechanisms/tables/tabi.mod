NEURON { SUFFIX tabi RANGE vh, k, minf, tau, g, q, m NONSPECIFIC_CURRENT i }
PARAMETER { vh = -40 k = 6 g = 0.0002 }
ASSIGNED { v i minf tau q celsius }
STATE { m }
INITIAL { q = 2^((celsius-20)/10) rates(v) m = minf }
BREAKPOINT { SOLVE s METHOD cnexp i = g*m*(v+70) }
DERIVATIVE s { rates(v) m' = (minf-m)/tau }
PROCEDURE rates(x) { TABLE minf, tau DEPEND vh, celsius FROM -100 TO 100 WITH 150
 minf = 1/(1+exp(-(x-vh)/k)) tau = 1 + 3*minf + q }
