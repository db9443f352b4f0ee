: A GLOBAL switches a current on between two runs.
: record: extra
: then: lit_cur_global_switch = 1
: then: {run(3) show_number("v_on", soma.v(0.5))}
NEURON { GLOBAL lit SUFFIX cur_global_switch NONSPECIFIC_CURRENT extra }
ASSIGNED { extra (mA/cm2) v (mV) lit }
BREAKPOINT {
    extra = 0
    if (lit) { extra = 0.004 + 2e-4 * v }
}
