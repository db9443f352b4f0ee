: PROTECT and MUTEXLOCK around a GLOBAL.
: then: show_number("n", n_block_protect)
NEURON {
    SUFFIX block_protect
    THREADSAFE
    GLOBAL n
}
ASSIGNED { v (mV) n }
INITIAL {
    PROTECT n = n + 1
    MUTEXLOCK
    n = n + 10
    MUTEXUNLOCK
}
BREAKPOINT { }
