"""Writes the type stubs of the package `neuron` from the tables of the engine: python/neuron/*.pyi.

    .venv/bin/python scripts/make_stubs.py [--check]

Run it when a function, class, method or mechanism was added; `--check` only says whether the stubs are as they would be
written. Arguments are optional and of any type where HOC's functions take several forms; names, results and documentation
are exact.
"""

import keyword
import pathlib
import re
import sys

from neuron import _engine, h

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "python" / "neuron"
RESULTS = {"int": "int", "bool": "bool", "float": "float", "str": "str", "object": "Any", "any": "Any"}
HEAD = '"""%s\n\nMade by scripts/make_stubs.py from the tables of the engine."""\n\n'
# What the tables cannot say: what objects the methods that return one return.
OBJECTS = {
    "Vector": "Vector",
    "Matrix.getrow": "Vector", "Matrix.getcol": "Vector", "Matrix.getdiag": "Vector", "Matrix.mulv": "Vector",
    "Matrix.to_vector": "Vector", "Matrix.solv": "Vector", "Matrix": "Matrix",
    "NetCon.get_recordvec": "Vector",
}  # fmt: skip


def arguments(text):
    """Parameters of `(n [, value])`: the names that are names, all optional."""
    names = []
    for word in re.findall(r"[A-Za-z_]\w*", re.sub(r'"[^"]*"', "", text)):
        if word in names or word in ("or", "and", "objref", "sec", "self") or keyword.iskeyword(word):
            continue
        names.append(word)
    parameters = ["%s: Any = ..." % name for name in names[:8]]
    return ", ".join(["self", *parameters, "*args: Any", "sec: Any = ..."])


def text(doc):
    return '"""%s"""' % doc.replace("\\", "\\\\").replace('"', "'").strip()


def callables(rows, owner=""):
    for name, (args, doc, kind) in sorted(rows.items()):
        if keyword.iskeyword(name) or not name.isidentifier():
            continue
        result = RESULTS[kind]
        if kind in ("object", "any") and owner:
            result = OBJECTS.get(owner + "." + name, OBJECTS.get(owner, "Any"))
        extra = ", progress: Any = ..." if name in ("run", "continuerun", "psolve", "solve") else ""
        yield "    def %s(%s%s) -> %s:\n        %s\n" % (name, arguments(args), extra, result, text(name + args + ": " + doc))


VECTOR = """    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[float]: ...
    @overload
    def __getitem__(self, index: SupportsIndex) -> float: ...
    @overload
    def __getitem__(self, index: slice) -> Vector: ...
    def __setitem__(self, index: SupportsIndex | slice, value: Any) -> None: ...
    def __contains__(self, x: object) -> bool: ...
    def __add__(self, other: Any) -> Vector: ...
    def __radd__(self, other: Any) -> Vector: ...
    def __sub__(self, other: Any) -> Vector: ...
    def __rsub__(self, other: Any) -> Vector: ...
    def __mul__(self, other: Any) -> Vector: ...
    def __rmul__(self, other: Any) -> Vector: ...
    def __truediv__(self, other: Any) -> Vector: ...
    def __rtruediv__(self, other: Any) -> Vector: ...
    def __neg__(self) -> Vector: ...
    def __pos__(self) -> Vector: ...
    def __abs__(self) -> Vector: ...
    __array_interface__: dict[str, Any]
    def to_python(self, target: Any = ...) -> list[float]: ...
    def from_python(self, source: Iterable[float]) -> Vector: ...
    def as_numpy(self) -> Any: ...
"""
SPECIAL = {
    "Vector": VECTOR,
    "List": "    def __len__(self) -> int: ...\n    def __iter__(self) -> Iterator[Any]: ...\n    def __getitem__(self, index: SupportsIndex) -> Any: ...\n",
    "SectionList": "    def __len__(self) -> int: ...\n    def __iter__(self) -> Iterator[Section]: ...\n",
    "PlotShape": "    def plot(self, graph: Any, *args: Any, **kwargs: Any) -> Any: ...\n",
    "RangeVarPlot": "    def plot(self, graph: Any, *args: Any, **kwargs: Any) -> Any: ...\n",
    "NetCon": "    def preseg(self) -> Segment | None: ...\n    def postseg(self) -> Segment | None: ...\n",
    "SectionRef": "    sec: Section\n    parent: Section\n    trueparent: Section\n    root: Section\n    child: Any\n",
}
HOC_OBJECT = '''class HocObject:
    """The interpreter, or anything of HOC."""
    def __new__(cls, *args: Any, **kwargs: Any) -> Any: ...
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...
    def __eq__(self, other: object) -> bool: ...
    def __lt__(self, other: Any) -> bool: ...
    def __le__(self, other: Any) -> bool: ...
    def __gt__(self, other: Any) -> bool: ...
    def __ge__(self, other: Any) -> bool: ...
    def __hash__(self) -> int: ...
    def __bool__(self) -> bool: ...
    def hname(self) -> str: ...
    def same(self, other: Any) -> bool: ...
    def hocobjptr(self) -> int: ...
    def baseattr(self, name: str) -> Any: ...

class Pointed(HocObject):
    """A pointer (`_ref_v`), an array, or a function: what has elements or can be called."""
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __getitem__(self, index: Any) -> Any: ...
    def __setitem__(self, index: Any, value: Any) -> None: ...

class PointProcess(HocObject):
    """A point process or artificial cell."""
    def get_segment(self) -> Segment | None: ...
    def get_loc(self) -> float: ...
    def has_loc(self) -> bool: ...
    def loc(self, *args: Any, sec: Any = ...) -> float: ...

class HocClass(type):
    """The class of HOC's classes."""
    def __getitem__(self, index: int) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...

'''


def fields(rows):
    for name, (indexed, doc) in sorted(rows.items()):
        if keyword.iskeyword(name):
            continue
        yield "    %s: %s\n    _ref_%s: Pointed\n" % (name, "Pointed" if indexed else "float", name)


def hoc(tables):
    """The module `hoc`: the classes."""
    yield HEAD % "HOC's classes."
    yield "from typing import Any, Iterable, Iterator, SupportsIndex, overload\n\nfrom .nrn import Section, Segment\n\n"
    yield HOC_OBJECT
    for name, (args, doc, methods, numbers) in sorted(tables["classes"].items()):
        if not name.isidentifier():
            continue
        yield "class %s(HocObject, metaclass=HocClass):\n    %s\n" % (name, text(name + args + ": " + doc))
        yield "    def __init__(%s, **kwargs: Any) -> None: ...\n" % arguments(args)
        special = SPECIAL.get(name, "")
        taken = set(re.findall(r"def (\w+)", special))
        yield special
        yield from fields(numbers)
        yield from callables({k: v for k, v in methods.items() if k not in taken}, name)
        yield "\n"
    for name, (is_point, variables) in sorted(tables["mechanisms"].items()):
        if is_point:
            yield 'class %s(PointProcess):\n    """Point process."""\n' % name
            for variable, units, is_array in variables:
                shown = "delay" if variable == "del" else variable
                comment = "  # %s" % units if units else ""
                yield "    %s: %s%s\n    _ref_%s: Pointed\n" % (shown, "Pointed" if is_array else "float", comment, shown)
            yield "\n"
    yield "def execute(statement: str) -> bool: ...\ndef hoc_ac(x: float | None = None) -> float: ...\n"


def nrn(tables):
    """The module `nrn`: sections, segments, mechanisms."""
    yield HEAD % "Sections, segments and mechanisms."
    yield "from typing import Any, Callable, Iterator\n\nfrom .hoc import HocObject, Pointed, PointProcess\n\n"
    ranges = [("v", "mV", False), ("diam", "um", False), ("cm", "uF/cm2", False), ("i_cap", "mA/cm2", False)]
    ranges += [("i_membrane_", "nA", False)]
    density = {name: variables for name, (is_point, variables) in tables["mechanisms"].items() if not is_point}
    for name, variables in sorted(density.items()):
        ranges += [("%s_%s" % (variable, name), units, is_array) for variable, units, is_array in variables]
    for ion in sorted(tables["ions"]):
        ranges += [("e" + ion, "mV", False), (ion + "i", "mM", False), (ion + "o", "mM", False), ("i" + ion, "mA/cm2", False)]
    body = "".join(
        "    %s: %s%s\n    _ref_%s: Pointed\n" % (name, "RangeVar" if is_array else "float", "  # %s" % units if units else "", name)
        for name, units, is_array in ranges
    )
    for name, variables in sorted(density.items()):
        yield "class _%s(Mechanism):\n" % name
        yield "".join("    %s: %s\n    _ref_%s: Pointed\n" % (v, "RangeVar" if array else "float", v) for v, _, array in variables) or "    ...\n"
        yield "\n"
    yield (FOLDER.parent.parent / "scripts" / "nrn_stub.txt").read_text().replace("# RANGES\n", body).replace(
        "# MECHANISMS\n", "".join("    %s: _%s\n" % (name, name) for name in sorted(density)) + "".join("    %s_ion: Mechanism\n" % ion for ion in sorted(tables["ions"]))
    )


def package(tables):
    """The package: `h` and what stands beside it."""
    yield HEAD % "NEURON's Python interface on the Ranvier engine."
    yield (
        "from typing import Any, Callable, Iterator\n\n"
        "from . import config as config, coreneuron as coreneuron, hoc as hoc, nrn as nrn, units as units\n"
        "from ._density import DensityMechanism as DensityMechanism\n"
        "from .hclass3 import HocBaseObject as HocBaseObject, hclass as hclass\n"
        "from .nrn import Section, Segment\n\n"
    )
    yield "class HocError(RuntimeError):\n"
    yield '    """An error of HOC code or of the simulator."""\n'
    yield "    message: str\n    hint: str | None\n    context: list[str]\n    file: str | None\n    line: int | None\n    source: str | None\n    column: int\n\n"
    yield "class HocWarning(UserWarning):\n"
    yield '    """A warning of HOC code or of the simulator."""\n\n'
    yield "class Interpreter(hoc.HocObject):\n"
    yield '    """`h`: HOC variables, functions, classes and sections are its attributes."""\n'
    yield "    def __call__(self, statement: str) -> bool: ...\n"
    yield "    Section: type[nrn.Section]\n    def allsec(self) -> Iterator[nrn.Section]: ...\n    def cas(self) -> nrn.Section: ...\n"
    yield "    def ref(self, value: Any) -> hoc.Pointed: ...\n    def setpointer(self, pointer: Any, name: str, target: Any) -> None: ...\n"
    for name in sorted(tables["numbers"]):
        if name.isidentifier() and not keyword.iskeyword(name) and name not in tables["functions"]:
            yield "    %s: float\n    _ref_%s: hoc.Pointed\n" % (name, name)
    for name in sorted(tables["classes"]):
        yield "    %s: type[hoc.%s]\n" % (name, name)
    for name, (is_point, _) in sorted(tables["mechanisms"].items()):
        if is_point:
            yield "    def %s(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.%s: ...\n" % (name, name)
        else:
            yield "    %s: DensityMechanism\n" % name
    own = {"ref", "allsec", "cas", "setpointer"} | set(tables["classes"]) | set(tables["mechanisms"])
    yield from callables({k: v for k, v in tables["functions"].items() if k not in own})
    yield (FOLDER.parent.parent / "scripts" / "package_stub.txt").read_text()


def stubs():
    """The text of each stub."""
    h.load_file("stdrun.hoc")
    tables = _engine.tables()
    return {"__init__.pyi": "".join(package(tables)), "hoc.pyi": "".join(hoc(tables)), "nrn.pyi": "".join(nrn(tables))}


if __name__ == "__main__":
    old = [name for name, stub in stubs().items() if not (FOLDER / name).exists() or (FOLDER / name).read_text() != stub]
    if "--check" in sys.argv:
        sys.exit("not as the tables say, run scripts/make_stubs.py: %s" % ", ".join(old) if old else 0)
    for name in old:
        (FOLDER / name).write_text(stubs()[name])
        print("wrote", name)
