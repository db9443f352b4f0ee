: A DISCRETE block with states that look back one step and three; instances share what they look back at.
: tstop: 0
: hoc: objref seen[2]
: then: {for i = 0, 1 seen[i] = new Vector()}
: then: {for i = 1, 8 {fadvance() seen[0].append(soma.a_disc_two(0.1), soma.a_disc_two(0.5)) seen[1].append(soma.b_disc_two(0.9))}}
: then: {show("a", seen[0]) show("b", seen[1])}
NEURON {
    SUFFIX disc_two
}
STATE { a b }
ASSIGNED { v (mV) }
INITIAL { a = 1 b = 1 }
BREAKPOINT { SOLVE onward }
DISCRETE onward {
    a = a@1 * 0.5 + b@3
    b = a@2 * 0.1 + b@1 * 0.3
}
