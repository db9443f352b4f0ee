: Statements on one line, braces on lines of their own.
: record: a b
NEURON {
    SUFFIX flow_brace_styles
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT { a = 1 b = 2 if (v > -60) { a = 3 b = 4 } else { a = 5 }
    if (v > -50)
    {
        b = 7
    }
    else
    {
        b = b + 1
    }
}
