: Nonlinear differential equations, solved implicitly; also what cnexp cannot solve.
NEURON { SUFFIX dimp  NONSPECIFIC_CURRENT i  RANGE g, x, yy, z, w }
PARAMETER { g = 1e-4  mu = 1.5 }
ASSIGNED { v (mV) i (mA/cm2) }
STATE { x yy z w }
INITIAL { x = 1  yy = 0.2  z = 0.5  w = 0.1 }
BREAKPOINT { SOLVE s METHOD derivimplicit  i = g*x*(v + 60) }
DERIVATIVE s { x' = yy  yy' = mu*(1 - x*x)*yy - x + v/100  z' = -(0.3 + w)*z + 0.1  w' = z - w*w }

