NEURON { SUFFIX ldif USEION ca READ ica, cai WRITE cai RANGE c, src }
DEFINE NA 3
PARAMETER { DCa = 0.6 src = 0 }
ASSIGNED { v ica cai diam vol[NA] }
STATE { c ca[NA] }
INITIAL { c = 0.1 FROM i=0 TO NA-1 { ca[i] = 0.05 vol[i] = 0.2+0.1*i } cai = 0.05 }
BREAKPOINT { SOLVE k METHOD sparse }
KINETIC k {
 COMPARTMENT diam*diam*0.7 {c}
 COMPARTMENT i, diam*diam*vol[i] {ca}
 LONGITUDINAL_DIFFUSION DCa*diam*diam {c}
 LONGITUDINAL_DIFFUSION i, DCa*diam*diam*vol[i] {ca}
 ~ c << (src)
 ~ ca[0] << (src*2)
 FROM i=0 TO NA-2 { ~ ca[i] <-> ca[i+1] (0.3*diam, 0.3*diam) }
 cai = ca[0]
}
