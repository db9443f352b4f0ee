"""Documentation texts of HOC names: the interpreter's own tables."""

from . import _engine


def get_docstring(class_name, name):
    """What is known about `name` (of class `class_name`, or a function when that is empty)."""
    return _engine.doc(class_name, name)
