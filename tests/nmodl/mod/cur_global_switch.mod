: A GLOBAL switches a current on between two runs.
: record: i
: then: on_cur_global_switch = 1
: then: {run(3) show_number("v_on", soma.v(0.5))}
NEURON {
    SUFFIX cur_global_switch
    NONSPECIFIC_CURRENT i
    GLOBAL on
}
PARAMETER { on = 0 }
ASSIGNED { v (mV) i (mA/cm2) }
BREAKPOINT { i = on * 2e-4 * (v + 20) }
