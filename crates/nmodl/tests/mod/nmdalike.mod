: A current through an intermediate PROCEDURE, time, area and diam, and a point process with a nonlinear conductance.
NEURON { POINT_PROCESS nmdalike  NONSPECIFIC_CURRENT i  RANGE tau, i, g, mg, B, calls }
UNITS { (nA) = (nanoamp)  (mV) = (millivolt)  (uS) = (microsiemens) }
PARAMETER { tau = 0.6 (ms)  mg = 1 (mM) }
ASSIGNED { v (mV) i (nA) B diam (um) area (um2) calls last (ms) }
STATE { g (uS) }
INITIAL { g = 0  calls = diam + area/1000  last = -1 }
BREAKPOINT { SOLVE decay METHOD cnexp  block()  i = g*B*v }
DERIVATIVE decay { g' = -g/tau }
PROCEDURE block() { B = 1/(1 + exp(-0.062*v)*(mg/3.57)) }
NET_RECEIVE(w, u, tlast (ms)) {
  INITIAL { u = 0.5  tlast = t }
  u = u*exp(-(t - tlast)/5) + 0.1
  tlast = t
  state_discontinuity(g, g + w*u)
  calls = calls + 1
}
