"""For tests: run something that should fail, and complain when it does not."""

import inspect

from . import h

quiet = True
# The processes of a parallel run: output is expected from a single one.
nhost = h.ParallelContext().nhost()


def set_quiet(value):
    """Whether the errors that were expected are printed. Returns what it was."""
    global quiet
    before, quiet = quiet, value
    return before


def printerr(error):
    """Prints an error that was expected, unless `quiet`."""
    if not quiet:
        print(error)


def checking(statement):
    """Says what is about to be tried, unless `quiet`."""
    if not quiet:
        print("CHECKING: " + statement)


def expect_hocerr(callable, args, sec=None):
    """`callable(*args)` (with `sec=sec` when given) has to raise."""
    try:
        callable(*args, sec=sec) if sec else callable(*args)
    except Exception as error:
        printerr(error)
        return
    raise AssertionError("no error from %s%s" % (callable, args))


def expect_err(statement):
    """The statement, run among the caller's variables, has to raise."""
    caller = inspect.currentframe().f_back
    checking(statement)
    try:
        exec(statement, caller.f_globals, caller.f_locals)
    except Exception as error:
        printerr(error)
        return
    raise AssertionError("no error from: " + statement)
