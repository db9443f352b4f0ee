"""The place in HOC where an error happened, as the last lines of Python's traceback."""

import linecache
import os
import re


def complete(error):
    """Adds a frame for the file and line of HOC, and notes with the statement, the calls and advice."""
    notes = []
    if error.source:
        notes.append(error.source.rstrip("\n"))
        notes.append(" " * error.column + "^")
    if error.context:
        notes.append("called in HOC: " + ", ".join(error.context))
    if error.hint:
        notes.append("hint: " + error.hint)
    if notes and hasattr(error, "add_note"):
        error.add_note("\n".join(notes))
    if error.file:
        if error.source and not os.path.exists(error.file):
            # HOC knows files by their short names: the line is remembered for whoever shows it.
            lines = [""] * (error.line - 1) + [error.source.rstrip("\n") + "\n"]
            linecache.cache[error.file] = (len(lines), None, lines, error.file)
        _add_frame(error)


def _add_frame(error):
    """A frame that raised the error in HOC's file, so that every tool that shows tracebacks shows the line."""
    name = re.sub(r"\W", "_", error.context[0].split("(")[0]) if error.context else ""
    try:
        code = compile("\n" * (max(error.line, 1) - 1) + "raise error", error.file, "exec")
        exec(code.replace(co_name=name or "<hoc>"), {"error": error})
    except type(error) as raised:
        # The first entry is this function.
        raised.__traceback__ = raised.__traceback__.tb_next
    except Exception:
        pass
