: THREADSAFE, several words on one line, commas in lists or none.
: record: i a
NEURON { THREADSAFE SUFFIX old_threadsafe USEION k READ ek WRITE ik NONSPECIFIC_CURRENT i RANGE g,gk  ,  a }
PARAMETER { g=1e-5(S/cm2) gk=2e-5 (S/cm2) }
ASSIGNED { v(mV) ek(mV) ik(mA/cm2) i(mA/cm2) a }
BREAKPOINT { ik=gk*(v-ek) i=g*(v+60) a=ik/i }
