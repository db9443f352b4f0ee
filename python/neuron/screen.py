"""What windows would show, without a display: look at panels and graphs, press buttons, answer dialogs.

    >>> from neuron import h, screen
    >>> h.xpanel("Control"); h.xbutton("Go", lambda: print("gone")); h.xpanel()
    >>> screen.press("Go")
    gone

Everything a model shows is kept, but the model is told what ``nrniv -nogui`` tells it: there is no window, so graphs
in the run library's lists are dropped when a run begins and cost nothing. After ``screen.show()`` it finds windows
(``view_count``, ``PWManager.count``, ``ismapped``) and its graphs follow every step of a run.
"""

from ._engine import (
    screen_answer as answer,
    screen_describe as describe,
    screen_field as field,
    screen_press as press,
    screen_questions as questions,
    screen_shown,
    screen_slide as slide,
    screen_windows as windows,
)

__all__ = ["answer", "describe", "field", "hide", "press", "questions", "show", "slide", "windows"]


def show():
    """From now on programs find the windows they made."""
    screen_shown(True)


def hide():
    """From now on programs find no window, as with ``nrniv -nogui``."""
    screen_shown(False)
