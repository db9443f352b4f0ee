: LAG of an array of states, and of a variable that is computed.
: record: a b
NEURON {
    SUFFIX old_lag_array
    RANGE a, b, u
}
PARAMETER { late = 0.6 later = 1.3 }
STATE { s[2] }
ASSIGNED { v (mV) u a b }
INITIAL { s[0] = 1 s[1] = 2 }
BREAKPOINT {
    SOLVE onward
    u = v * t
    LAG u BY late
    LAG s BY later
    a = lag_u_late
    b = lag_s_later[0] - lag_s_later[1]
}
PROCEDURE onward() {
    s[0] = s[0] * 0.99
    s[1] = s[1] * 0.98 + 0.1
}
