"""What every Python case prints: one line "name: x0 x1 ..." per result, with 17 digits."""


def show(name, values):
    """Prints numbers (one or many) so that the same doubles can be read back."""
    try:
        values = list(values)
    except TypeError:
        values = [values]
    print(name + ":", *("%.17g" % x for x in values))


def advance_until(h, t):
    """Fixed steps until `t` is reached, without the run library."""
    while h.t < t - h.dt / 2:
        h.fadvance()
