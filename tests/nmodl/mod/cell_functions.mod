: FUNCTIONs of an artificial cell from HOC.
: record: m
: weight: 1
: then: show_number("f", pp[1].f(10))
NEURON {
    ARTIFICIAL_CELL cell_functions
    RANGE m
}
ASSIGNED { m }
INITIAL { m = 2 }
NET_RECEIVE(w) { m = f(m) net_event(t) }
FUNCTION f(x) { f = x * 1.5 - 0.1 }
