NEURON { SUFFIX kinnl USEION ca READ ica, cai WRITE cai RANGE b, bc, pump, pc, flx, ci, tot, f2 }
PARAMETER { tot = 1.2 vol = 3 }
ASSIGNED { v ica cai flx f2 diam }
STATE { ci b bc pump pc s[3] }
INITIAL { ci = 0.1 b = 1 bc = 0.2 pump = 0.7 pc = 0.1 FROM i=0 TO 2 { s[i] = 0.3 } cai = ci }
BREAKPOINT { SOLVE k METHOD sparse }
KINETIC k {
 COMPARTMENT vol {ci b bc}
 COMPARTMENT i, 1+i {s}
 ~ ci + b <-> bc (2, 0.3)
 ~ ci + pump <-> pc (3, 0.5)
 ~ pc <-> pump (0.9, 0)
 flx = f_flux - b_flux
 ~ ci << (0.01*(v+70))
 f2 = b_flux + f_flux*100
 ~ bc -> (0.05)
 ~ 2 s[0] <-> s[1] (0.4, 0.2*ci)
 FROM i=1 TO 1 { ~ s[i] <-> s[i+1] (0.3, 0.1) }
 CONSERVE pump + pc = 0.8
 cai = ci
}
