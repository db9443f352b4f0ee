NEURON { SUFFIX iond USEION ca READ ica, cai WRITE cai RANGE src }
PARAMETER { DCa = 0.3 src = 0 }
ASSIGNED { v ica diam }
STATE { cai }
BREAKPOINT { SOLVE k METHOD sparse }
KINETIC k {
 COMPARTMENT diam*diam*0.7 {cai}
 LONGITUDINAL_DIFFUSION DCa*diam*diam {cai}
 ~ cai << (src - ica)
}
