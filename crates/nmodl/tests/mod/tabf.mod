: FUNCTION and PROCEDURE with TABLE, a GLOBAL output, CONDUCTANCE, an ion's own current, 2^3^0.5 and unary minus.
NEURON { SUFFIX tabf  USEION na READ ena, nai WRITE ina  NONSPECIFIC_CURRENT il  RANGE gbar, il, ina  GLOBAL minf, vh }
PARAMETER { gbar = 0.01  vh = -30  gl = 1e-4 }
ASSIGNED { v (mV) ena (mV) nai (mM) ina (mA/cm2) il (mA/cm2) minf g celsius (degC) }
STATE { m n }
INITIAL { rates(v)  m = minf  n = -2^2 + tau(v) + 2^3^0.5 }
BREAKPOINT { SOLVE s METHOD cnexp
  CONDUCTANCE g USEION na
  CONDUCTANCE gl
  g = gbar*m*m  ina = g*(v - ena)*1  il = gl*(v + 50) }
DERIVATIVE s { rates(v)  m' = (minf - m)/tau(v)  n' = -ina*10 - n*nai + 3.3 }
PROCEDURE rates(x (mV)) { TABLE minf DEPEND vh, celsius FROM -100 TO 50 WITH 75
  minf = 1/(1 + exp(-(x - vh)/(5 + celsius/10))) }
FUNCTION tau(x (mV)) (ms) { TABLE FROM -90 TO 40 WITH 50
  tau = 0.5 + 3*exp(-(x/40)^2) }
