"""Python classes derived from HOC classes that are not types of their own: point processes and HOC templates."""

from . import h, hoc, nrn

__all__ = ["hclass", "HocBaseObject"]


def _is_type(candidate):
    """Is it a class already, to be derived from directly (`h.Vector`, `nrn.Section`)?"""
    return candidate is nrn.Section or (isinstance(candidate, type) and issubclass(candidate, hoc.HocObject))


class HocBaseObject(hoc.HocObject):
    """Base class: `class MyStim(HocBaseObject, hoc_type=h.NetStim)`."""

    def __init_subclass__(cls, hoc_type=None, **kwargs):
        if _is_type(hoc_type):
            raise TypeError(
                "Using HocBaseObject with {0} is deprecated. Inherit directly from {0} instead.".format(cls.__name__)
            )
        if hoc_type is None:
            if not hasattr(cls, "_hoc_type"):
                raise TypeError("Class keyword argument `hoc_type` is required for HocBaseObjects.")
        elif not isinstance(hoc_type, hoc.HocObject):
            raise TypeError("Class's `hoc_type` {} is not a valid HOC type.".format(hoc_type))
        else:
            cls._hoc_type = hoc_type
        kinds = []
        for base in cls.__bases__:
            kind = getattr(base, "_hoc_type", None)
            if kind is not None and not any(kind == other for other in kinds):
                kinds.append(kind)
        if len(kinds) > 1:
            names = ", ".join(base.__name__ for base in cls.__bases__)
            raise TypeError("Composition of {} HocObjects with different HOC types.".format(names))
        if cls.__init__ is not hoc.HocObject.__init__ and cls.__new__ is HocBaseObject.__new__:
            raise TypeError(
                "`{}` implements `__init__` but misses `__new__`. Class must implement `__new__`"
                " and call `super().__new__` with arguments required by HOC superclass.".format(cls.__qualname__)
            )
        super().__init_subclass__(**kwargs)

    def __new__(cls, *args, **kwargs):
        kwargs["hocbase"] = cls._hoc_type
        return super().__new__(cls, *args, **kwargs)


def hclass(hoc_type, module_name=None, name=None):
    """A Python class to derive from, for a HOC class such as `h.NetStim`. Classes that are types are returned as they are."""
    if _is_type(hoc_type):
        return hoc_type
    try:
        text = name or hoc_type.hname()[:-2]
        cls = type(text, (HocBaseObject,), {}, hoc_type=hoc_type)
    except (TypeError, AttributeError):
        raise TypeError("Argument is not a valid HOC type.") from None
    cls.__module__ = module_name or __name__
    cls.__qualname__ = text
    return cls
