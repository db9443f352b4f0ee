"""Progress of long runs: `h.run(progress=True)`, or `progress=tqdm` (or anything with tqdm's `update` and `close`)."""

import sys
import time


class _Bar:
    """A line on stderr, written anew ten times a second at most."""

    def __init__(self, total):
        self.total = total
        self.begun = time.perf_counter()
        self.told = 0

    def update(self, t):
        now = time.perf_counter()
        if now - self.told < 0.1:
            return
        self.told = now
        done = min(max(t / self.total, 0), 1) if self.total > 0 else 1
        spent = now - self.begun
        left = spent / done - spent if done > 0 else 0
        filled = int(30 * done)
        bar = "#" * filled + "." * (30 - filled)
        sys.stderr.write("\r[%s] %3d%%  t = %.6g of %.6g ms, %.0f s left " % (bar, 100 * done, t, self.total, left))
        sys.stderr.flush()

    def close(self, complete):
        if self.told:
            if complete:
                self.told = 0
                self.update(self.total)
            sys.stderr.write("\n")


class _Follow:
    """Tells something with tqdm's protocol how many ms were simulated since the last time."""

    def __init__(self, bar, total, own):
        self.bar, self.total, self.own = bar, total, own
        self.last = 0

    def reached(self, t):
        if t > self.last:
            self.bar.update(t - self.last)
        self.last = t

    def close(self, complete):
        if complete:
            self.reached(self.total)
        if self.own:
            self.bar.close()


class _Line:
    def __init__(self, total):
        self.bar = _Bar(total)
        self.reached, self.close = self.bar.update, self.bar.close


def of(wanted):
    """What is told how far the run is, or None."""
    from . import h

    total = getattr(h, "tstop", 0)
    if wanted is None or wanted is False:
        return None
    if wanted is True:
        return _Line(total)
    if isinstance(wanted, type):
        return _Follow(wanted(total=total, unit="ms"), total, True)
    if hasattr(wanted, "update"):
        return _Follow(wanted, total, False)
    if callable(wanted):
        return _Call(wanted, total)
    raise TypeError("progress is True, a class like tqdm, something with update(n), or a callable of t and tstop")


class _Call:
    def __init__(self, callable, total):
        self.callable, self.total = callable, total

    def reached(self, t):
        self.callable(t, self.total)

    def close(self, complete):
        if complete:
            self.callable(self.total, self.total)
