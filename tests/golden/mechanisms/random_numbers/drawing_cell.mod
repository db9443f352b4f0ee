NEURON { ARTIFICIAL_CELL DrawingCell  RANGE x, y  RANDOM ran }
ASSIGNED { x y }
INITIAL { net_send(1 + random_negexp(ran), 2)  x = 0 }
NET_RECEIVE(w) {
    x = x + 1
    y = random_normal(ran)
    printf("cell %g at %g: flag %g y=%.12g %s%%\n", x, t, flag, y, "w%w")
    if (flag == 2) { net_send(random_uniform(ran, 0.5, 2), 2) }
}
