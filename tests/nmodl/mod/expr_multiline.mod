: An expression over several lines, comments between.
: record: a
NEURON {
    SUFFIX expr_multiline
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT {
    a = 1 +  : the first
        v *
        2    ? the second
        - 3 /
        (v
         + 200)
}
