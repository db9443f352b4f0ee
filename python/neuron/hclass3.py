"""Python classes on top of HOC classes that are not Python types: built-in point processes and HOC templates.

`class Pulse(hclass(h.NetStim)): ...` makes a class whose objects are NetStims with attributes and methods of their own.
`h.Vector`, `h.List`, `nrn.Section`, ... are Python types already and are derived from directly; `hclass` hands them back.
"""

from . import h, hoc, nrn

__all__ = ["hclass", "HocBaseObject"]


def _is_python_type(candidate):
    """May a class statement name it as its base (`h.Vector`, `nrn.Section`)?"""
    return candidate is nrn.Section or (isinstance(candidate, type) and issubclass(candidate, hoc.HocObject))


def _checked(name, hoc_type):
    """`hoc_type` as given in the class statement of `name`, or an error if no HOC class is meant by it."""
    if _is_python_type(hoc_type):
        raise TypeError(f"Using HocBaseObject with {name} is deprecated. Inherit directly from {name} instead.")
    if not isinstance(hoc_type, hoc.HocObject):
        raise TypeError(f"Class's `hoc_type` {hoc_type} is not a valid HOC type.")
    return hoc_type


def _require_one(bases):
    """Bases may come by the same HOC class along several ways, but not by different ones."""
    types = [base._hoc_type for base in bases if hasattr(base, "_hoc_type")]
    if any(one != types[0] for one in types[1:]):
        names = ", ".join(base.__name__ for base in bases)
        raise TypeError(f"Composition of {names} HocObjects with different HOC types.")


def _require_new(cls):
    """A class with arguments of its own must say which of them the HOC object gets: that is the work of `__new__`."""
    if cls.__init__ is not hoc.HocObject.__init__ and cls.__new__ is HocBaseObject.__new__:
        raise TypeError(
            f"`{cls.__qualname__}` implements `__init__` but misses `__new__`. Class must implement `__new__` and call"
            f" `super().__new__` with the arguments required by HOC to construct the underlying h.{cls._hoc_type} HOC object."
        )


class HocBaseObject(hoc.HocObject):
    """The base of every class that `hclass` makes; `class Pulse(HocBaseObject, hoc_type=h.NetStim)` is the long form."""

    _hoc_type: "hoc.HocObject"

    def __init_subclass__(cls, hoc_type=None, **kwargs):
        if hoc_type is not None:
            cls._hoc_type = _checked(cls.__name__, hoc_type)
        elif not hasattr(cls, "_hoc_type"):
            raise TypeError("Class keyword argument `hoc_type` is required for HocBaseObjects.")
        _require_one(cls.__bases__)
        _require_new(cls)
        super().__init_subclass__(**kwargs)

    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args, hocbase=cls._hoc_type, **kwargs)


def hclass(hoc_type, module_name=None, name=None):
    """A class to derive from, for a HOC class such as `h.NetStim`; what is a Python type already comes back as it is.

    `module_name` and `name` are what the class calls itself: `neuron.hclass3` and the name in HOC if they are left out.
    """
    if _is_python_type(hoc_type):
        return hoc_type
    if not isinstance(hoc_type, hoc.HocObject):
        raise TypeError(f"hclass: a HOC class such as h.NetStim is wanted, not {hoc_type!r}")
    own_name = name or hoc_type.hname().removesuffix("()")
    body = {"__module__": module_name or __name__, "__qualname__": own_name}
    return type(own_name, (HocBaseObject,), body, hoc_type=hoc_type)
