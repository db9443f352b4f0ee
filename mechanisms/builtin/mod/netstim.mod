TITLE Source of regular or random spikes

COMMENT
A train of `number` events, `interval` apart on the average, that begins by itself at `start` and again whenever an event of
positive weight finds it at rest. An event of negative weight silences it. The share `noise` of every interval is drawn from
an exponential distribution, out of the stream `ranvar` that each instance has for itself.

The train is a machine of two states, at rest and running; two self-events drive it: BEGIN, which INITIAL sends, and SPIKE.
ENDCOMMENT

DEFINE SPIKE 1
DEFINE BEGIN 3

NEURON {
    ARTIFICIAL_CELL NetStim
    RANGE interval, number, start, noise
    RANDOM ranvar
}

PARAMETER {
    interval = 10 (ms) <1e-9, 1e9>
    number = 10 <0, 1e9>
    start = 50 (ms)
    noise = 0 <0, 1>
}

ASSIGNED {
    wait (ms)
    running
    fired
}

INITIAL {
    noise = within(noise, 0, 1)
    fired = 0
    running = number > 0 && start >= 0
    seed(0)
    if (running) {
        wait = within(start + invl(interval) - certain(), 0, 1e300)
        net_send(wait, BEGIN)
    }
}

NET_RECEIVE(w) {
    if (flag == SPIKE) {
        if (running) {
            net_event(t)
            fired = fired + 1
            next_invl()
            if (running) { net_send(wait, SPIKE) }
        }
    } else if (flag == BEGIN) {
        if (running) {
            init_sequence(t)
            net_send(0, SPIKE)
        }
    } else if (w < 0) {
        running = 0
    } else if (w > 0 && !running) {
        init_sequence(t)
        next_invl()
        wait = wait - certain()
        net_send(wait, SPIKE)
    }
}

: The part of an interval that chance leaves alone.
FUNCTION certain() (ms) { certain = interval*(1 - noise) }

FUNCTION within(x, low, high) {
    within = x
    if (within < low) { within = low }
    if (within > high) { within = high }
}

: To the beginning of the train.
PROCEDURE init_sequence(t (ms)) {
    if (number > 0) {
        wait = 0
        fired = 0
        running = 1
    }
}

: Time to the next spike; the last one was the last of the train when all have fired.
PROCEDURE next_invl() {
    if (number > 0) { wait = invl(interval) }
    running = running && fired < number
}

: One interval of a given mean.
FUNCTION invl(mean (ms)) (ms) {
    LOCAL m
    m = mean
    if (m <= 0) { m = 0.01 }
    invl = m
    if (noise != 0) { invl = (1 - noise)*m + noise*m*erand() }
}

FUNCTION erand() { erand = random_negexp(ranvar) }

: Goes to a place in the stream.
PROCEDURE seed(x) { random_setseq(ranvar, x) }
