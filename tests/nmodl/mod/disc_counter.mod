: A DISCRETE block: each step from the one before.
: tstop: 0
: hoc: objref seen
: then: {seen = new Vector() for i = 1, 8 {fadvance() seen.append(soma.n_disc_counter(0.5))}}
: then: show("n", seen)
NEURON {
    SUFFIX disc_counter
}
STATE { n }
ASSIGNED { v (mV) }
INITIAL { n = 1 }
BREAKPOINT { SOLVE count }
DISCRETE count { n = n * 0.9 + v / 100 }
