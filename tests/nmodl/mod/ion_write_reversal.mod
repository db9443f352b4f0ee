: A mechanism that writes ek.
: ions: ek
NEURON {
    SUFFIX ion_write_reversal
    USEION k WRITE ek
}
ASSIGNED { v (mV) ek (mV) }
INITIAL { ek = -80 }
BREAKPOINT { ek = -80 + t }
