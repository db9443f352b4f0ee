"""Numbers that are no index of anything, where NEURON answers with an exception of its own."""

from neuron import h


def show(label, action):
    try:
        result = action()
    except Exception as error:
        result = "%s: %s" % (type(error).__name__, error)
    print(label, "->", result if isinstance(result, (int, float, str, type(None))) else type(result).__name__)


h("double d[4]\nobjref o[3]\ncreate q[3]")
section, vector, reference, connection = h.Section(name="s"), h.Vector([1, 2, 3]), h.ref(3), h.NetCon(h.NetStim(), None)
section.insert("hh")
for name, big in (("1e30", 10**30), ("-1e30", -(10**30)), ("1e400", 10**400), ("2^63", 2**63), ("-2^63-1", -(2**63) - 1), ("2^31", 2**31)):
    for label, action in (
        ("vec.x", lambda: vector.x[big]), ("vec._ref_x", lambda: vector._ref_x[big]), ("d", lambda: h.d[big]), ("d =", lambda: h.d.__setitem__(big, 1)), ("o", lambda: h.o[big]), ("q", lambda: h.q[big]),
        ("weight", lambda: connection.weight[big]), ("ref", lambda: reference[big]), ("slice", lambda: vector[0:big].size()), ("step", lambda: vector[::big].size()), ("nseg", lambda: setattr(section, "nseg", big)),
        ("v", lambda: setattr(section, "v", big)), ("seg.v", lambda: setattr(section(0.5), "v", big)), ("Ra", lambda: setattr(section, "Ra", -abs(big))),
    ):  # fmt: skip
        show(name + " " + label, action)
