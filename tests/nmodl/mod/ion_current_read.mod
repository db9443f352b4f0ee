: A mechanism that reads the current others wrote.
: record: seen
: with: ion_changed_reversal.mod
: hoc: soma insert ion_changed_reversal
NEURON {
    SUFFIX ion_current_read
    USEION k READ ik
    RANGE seen
}
ASSIGNED { v (mV) ik (mA/cm2) seen (mA/cm2) }
BREAKPOINT { seen = ik * 1000 }
