"""What Python's operations do with one of everything: the probes behind `test_protocol_table.py`.

    python tests/python/protocols.py        # prints the table of whatever `neuron` this Python has, as JSON

`recorded/protocols.json` is that table as NEURON 9.0.2 printed it. Each probe runs in a child of its own, on objects
that were just made, so that one probe cannot disturb another and a crash is a result like any other.
"""

import copy
import json
import os
import pickle
import re
import sys
import weakref


def objects():
    """A maker for each kind of thing."""
    from neuron import h, n  # noqa: F401

    h("objref arr[3], nul")
    h("double dd[4]")
    h("xx = 3")
    h("begintemplate Tmp\npublic x, f\nproc init() { x = 1 }\nfunc f() { return 2 }\nendtemplate Tmp")
    section = h.Section(name="s")
    section.nseg = 3
    section.insert("pas")
    section.insert("hh")
    h.finitialize(-65)
    keep = [section]

    def held(thing):
        keep.append(thing)
        return thing

    def items():
        made = held(h.List())
        made.append(h.Vector(1))
        made.append(h.Vector(2))
        return made

    def classes():
        keep.append(h.Vector(2))
        return h.Vector

    def null():
        return h.nul

    return {
        "h": lambda: h,
        "h.Vector class": classes,
        "Vector": lambda: h.Vector([3, 1, 2]),
        "Vector empty": lambda: h.Vector(),
        "List": items,
        "Matrix": lambda: h.Matrix(2, 2),
        "SectionList": lambda: h.SectionList([section]),
        "SectionRef": lambda: h.SectionRef(sec=section),
        "Section": lambda: section,
        "Segment": lambda: section(0.5),
        "Mechanism": lambda: section(0.5).hh,
        "RangeVar": lambda: next(iter(section(0.5).hh)),
        "allseg iterator": lambda: section.allseg(),
        "function": lambda: h.fadvance,
        "method": lambda: held(h.Vector(3)).size,
        "objref array": lambda: h.arr,
        "double array": lambda: h.dd,
        "vec.x": lambda: held(h.Vector([1, 2, 3])).x,
        "h.ref(5)": lambda: h.ref(5),
        "h.ref('s')": lambda: h.ref("s"),
        "h.ref(list)": lambda: h.ref([1, 2]),
        "h._ref_xx": lambda: h._ref_xx,
        "seg._ref_v": lambda: section(0.5)._ref_v,
        "NetCon": lambda: h.NetCon(None, None),
        "IClamp": lambda: h.IClamp(section(0.5)),
        "template instance": lambda: h.Tmp(),
        "PythonObject": lambda: h.PythonObject(),
        "CVode": lambda: h.CVode(),
        "ParallelContext": lambda: h.ParallelContext(),
        "Random": lambda: h.Random(),
        "File": lambda: h.File(),
        "h.hh": lambda: h.hh,
        "h.na_ion": lambda: h.na_ion,
        "NULLobject": null,
        "PtrVector": lambda: h.PtrVector(3),
        "Pointer": lambda: h.Pointer(h._ref_xx),
        "StringFunctions": lambda: h.StringFunctions(),
    }


def setitem(thing, key, value):
    thing[key] = value
    try:
        return thing[0]
    except Exception:
        return list(thing)


def iadd(thing):
    before = thing
    thing += 1
    return [thing is before, thing]


def enter(thing):
    with thing:
        return True


def delete(thing):
    del thing.zzz


def set_new(thing):
    thing.zzz_new = 5
    return thing.zzz_new


def numbers(thing):
    import numpy

    return numpy.array(thing)


PROBES = {
    "type": lambda o: type(o).__name__,
    "mro": lambda o: ["%s.%s" % (c.__module__, c.__qualname__) for c in type(o).__mro__],
    "repr": repr,
    "str": str,
    "hname": lambda o: o.hname(),
    "name": lambda o: o.name(),
    "len": len,
    "bool": bool,
    "hash": lambda o: isinstance(hash(o), int),
    "list": list,
    "next": next,
    "[0]": lambda o: o[0],
    "[-1]": lambda o: o[-1],
    "[99]": lambda o: o[99],
    "[0:2]": lambda o: o[0:2],
    "['a']": lambda o: o["a"],
    "[0][0]": lambda o: o[0][0],
    "[0] = 7": lambda o: setitem(o, 0, 7),
    "[0:2] = 8, 9": lambda o: setitem(o, slice(0, 2), [8, 9]),
    "first in": lambda o: next(iter(o)) in o,
    "99 in": lambda o: 99 in o,
    "== self": lambda o: o == o,
    "== None": lambda o: o == None,  # noqa: E711
    "!= self": lambda o: o != o,
    "< self": lambda o: o < o,
    "<= self": lambda o: o <= o,
    "== 1": lambda o: o == 1,
    "()": lambda o: o(),
    "(0.5)": lambda o: o(0.5),
    "+ 1": lambda o: o + 1,
    "1 +": lambda o: 1 + o,
    "+ self": lambda o: o + o,
    "- 1": lambda o: o - 1,
    "1 -": lambda o: 1 - o,
    "* 2": lambda o: o * 2,
    "2 *": lambda o: 2 * o,
    "/ 2": lambda o: o / 2,
    "2 /": lambda o: 2 / o,
    "+= 1": iadd,
    "** 2": lambda o: o**2,
    "// 2": lambda o: o // 2,
    "% 2": lambda o: o % 2,
    "neg": lambda o: -o,
    "pos": lambda o: +o,
    "abs": abs,
    "int": int,
    "float": float,
    "pickle": lambda o: pickle.loads(pickle.dumps(o)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "__array_interface__": lambda o: sorted(o.__array_interface__),
    "numpy.array": numbers,
    "zzz_new = 5": set_new,
    "no_such_attr_q": lambda o: o.no_such_attr_q,
    "del zzz": delete,
    "weakref": lambda o: type(weakref.ref(o)).__name__,
    "is a HocObject": lambda o: isinstance(o, type(__import__("neuron").h).__mro__[-2]),
    "reversed": lambda o: list(reversed(o)),
    "sorted": sorted,
    "with": enter,
}


def text(value):
    """A result as text; Vectors also show what they hold."""
    if type(value).__name__ == "Vector" and type(value).__module__ == "hoc":
        return "Vector%r" % [x for x in value]
    if isinstance(value, (list, tuple)):
        return "[%s]" % ", ".join(text(x) for x in value)
    return re.sub(r"0x[0-9a-f]+", "0xADDR", repr(value))


def outcome(probe, make):
    """What a probe ends with."""
    try:
        thing = make()
        return text(PROBES[probe](thing))
    except Exception as error:
        message = re.sub(r"0x[0-9a-f]+", "0xADDR", str(error))
        return "%s: %s" % (type(error).__name__, message)


def in_child(work):
    """The text that `work` gives in a child, or the signal that ended it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        try:
            os.write(writing, work().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    status = os.waitpid(child, 0)[1]
    return said if said else "crash: status %d" % status


def table():
    """All probes on all objects."""
    makers = objects()
    return {name: {probe: in_child(lambda: outcome(probe, make)) for probe in PROBES} for name, make in makers.items()}


if __name__ == "__main__":
    json.dump(table(), sys.stdout, indent=1, sort_keys=True)
    print()
