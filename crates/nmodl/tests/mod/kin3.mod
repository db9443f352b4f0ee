: Three-state channel with conservation, linear kinetics.
NEURON { SUFFIX kin3  USEION k READ ek WRITE ik  RANGE gbar }
PARAMETER { gbar = 0.01  a0 = 0.3 (/ms)  b0 = 0.2 (/ms) }
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) kf (/ms) kb (/ms) }
STATE { c1 c2 o }
INITIAL { SOLVE scheme STEADYSTATE sparse }
BREAKPOINT { SOLVE scheme METHOD sparse  ik = gbar*o*(v - ek) }
KINETIC scheme {
  rates(v)
  ~ c1 <-> c2 (kf, kb)
  ~ c2 <-> o (2*kf, kb/2)
  CONSERVE c1 + c2 + o = 1
}
PROCEDURE rates(v (mV)) { kf = a0*exp(v/40)  kb = b0*exp(-v/30) }
