: printf with numbers and text.
: tstop: 0.1
NEURON {
    SUFFIX old_printf
}
ASSIGNED { v (mV) }
INITIAL {
    printf("first: %g\n", v)
    printf("pair: %g %g\n", v, 2.5)
    printf("fixed: %.3f %5.1f %e\n", 1.23456, 7, 12345.678)
}
BREAKPOINT { }
