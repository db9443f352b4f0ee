: usetable_ switches the tables off.
: record: a
: hoc: usetable_tab_usetable = 0
: then: usetable_tab_usetable = 1
: then: {run(2) show_number("tabled", soma.a_tab_usetable(0.5))}
NEURON { SUFFIX tab_usetable RANGE a }
ASSIGNED { v a inf }
BREAKPOINT { rates(v) a = inf }
PROCEDURE rates(x) {
    TABLE inf FROM -100 TO 100 WITH 20
    inf = exp(x / 40)
}
