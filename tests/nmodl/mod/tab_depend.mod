: TABLE DEPEND: made anew when celsius or a parameter changes.
: record: a
: then: celsius = 10
: then: {run(1) show_number("cold", soma.a_tab_depend(0.5))}
: then: k_tab_depend = 5
: then: {run(1) show_number("steep", soma.a_tab_depend(0.5))}
NEURON { SUFFIX tab_depend RANGE a GLOBAL k }
PARAMETER { k = 9 celsius }
ASSIGNED { v a inf }
BREAKPOINT { rates(v) a = inf }
PROCEDURE rates(x) {
    TABLE inf DEPEND k, celsius FROM -100 TO 50 WITH 150
    inf = 3^((celsius - 6) / 10) / (1 + exp(-(x + 50) / k))
}
