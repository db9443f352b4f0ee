: f_flux and b_flux of the last reaction.
: record: a b net out
NEURON {
    SUFFIX kin_flux
    RANGE net, out
}
STATE { a b }
ASSIGNED { v (mV) net out }
INITIAL { a = 1 b = 0.2 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ a <-> b (0.4, 0.1)
    net = f_flux - b_flux
    ~ b -> (0.2)
    out = f_flux
}
