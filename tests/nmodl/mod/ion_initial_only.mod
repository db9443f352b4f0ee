: A concentration that only INITIAL writes.
: ions: nai ena
NEURON {
    SUFFIX ion_initial_only
    USEION na READ nai WRITE nai
}
ASSIGNED { v (mV) nai (mM) }
INITIAL { nai = 12 }
BREAKPOINT { nai = nai }
