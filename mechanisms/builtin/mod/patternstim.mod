TITLE Fires sources of other processes

COMMENT
Spikes that were recorded are sent again, as if the cells that fired them were there: pairs of a time and a global number. What it
is given (`play`), and when it fires, is not a matter of this file, as no .mod file knows global numbers.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL PatternStim
    RANGE fake_output
}

PARAMETER {
    fake_output = 0
}

NET_RECEIVE(w) {
}
