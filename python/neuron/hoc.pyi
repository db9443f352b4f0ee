"""HOC's classes.

Made by scripts/make_stubs.py from the tables of the engine."""

from typing import Any, Iterable, Iterator, SupportsIndex, overload

from .nrn import Section, Segment

class HocObject:
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

class BBSaveState(HocObject, metaclass=HocClass):
    """BBSaveState(): The state of the simulation in files."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def ignore(self, point: Any = ..., process: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ignore([point process]): Leaves a point process out of the state: it is kept all the same."""
    def restore(self, gid: Any = ..., n: Any = ..., buffer: Any = ..., *args: Any, sec: Any = ...) -> float:
        """restore(gid, n, buffer): Takes the state of a cell: not available."""
    def restore_gid(self, *args: Any, sec: Any = ...) -> float:
        """restore_gid(): Not implemented, in NEURON neither."""
    def restore_test(self, *args: Any, sec: Any = ...) -> float:
        """restore_test(): Reads the state from the folder `in`."""
    def restore_test_bin(self, *args: Any, sec: Any = ...) -> float:
        """restore_test_bin(): Reads the state from the folder binbufin."""
    def save(self, callback: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save(callback): Gives the state piece by piece to a callback: not available."""
    def save_gid(self, *args: Any, sec: Any = ...) -> float:
        """save_gid(): Not implemented, in NEURON neither."""
    def save_request(self, gids: Any = ..., sizes: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save_request(gids, sizes): Which cells there are, and how long their state is."""
    def save_test(self, *args: Any, sec: Any = ...) -> float:
        """save_test(): Writes the state to the folder bbss_out."""
    def save_test_bin(self, *args: Any, sec: Any = ...) -> float:
        """save_test_bin(): Writes the state to the folder binbufout."""
    def vector_play_init(self, *args: Any, sec: Any = ...) -> float:
        """vector_play_init(): Played Vectors go on where they were: nothing is to be done."""

class CVode(HocObject, metaclass=HocClass):
    """CVode(): Events, and the variable step method."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def acor(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """acor(Vector): Their local errors: none while it is off."""
    def active(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """active([flag]): The variable step method is off."""
    def atol(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """atol([x]): Absolute tolerance."""
    def atolscale(self, name: Any = ..., variable: Any = ..., scale: Any = ..., *args: Any, sec: Any = ...) -> float:
        """atolscale(name or &variable [, scale]): Scale of a state's tolerance."""
    def cache_efficient(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """cache_efficient([flag]): Memory is always laid out for speed."""
    def condition_order(self, *args: Any, sec: Any = ...) -> int:
        """condition_order([1 or 2]): How threshold crossings are found."""
    def current_method(self, *args: Any, sec: Any = ...) -> int:
        """current_method(): Fixed step: 1 when there is a tree to solve, else 0."""
    def dae_init_dteps(self, dt: Any = ..., style: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dae_init_dteps([dt [, style]]): Step with which algebraic equations are initialised."""
    def debug_event(self, flag: Any = ..., *args: Any, sec: Any = ...) -> int:
        """debug_event([flag]): No effect."""
    def diam_change_count(self, *args: Any, sec: Any = ...) -> int:
        """diam_change_count(): How often a diameter changed."""
    def dstates(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dstates(Vector): Their derivatives: none while it is off."""
    def error_weights(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """error_weights(Vector): Their weights: none while it is off."""
    def event(self, t: Any = ..., statement: Any = ..., *args: Any, sec: Any = ...) -> float:
        """event(t [, statement]): Runs a statement at time t, ms."""
    def event_queue_info(self, times: Any = ..., NetCons: Any = ..., flags: Any = ..., targets: Any = ..., *args: Any, sec: Any = ...) -> float:
        """event_queue_info(2, times, NetCons) or (3, times, flags, targets): Events of NetCons, or events that point processes sent themselves."""
    def extra_scatter_gather(self, direction: Any = ..., callable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """extra_scatter_gather(direction, callable): Runs something in every step between voltages and states."""
    def extra_scatter_gather_remove(self, callable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """extra_scatter_gather_remove(callable): Ends extra_scatter_gather."""
    def f(self, t: Any = ..., y: Any = ..., ydot: Any = ..., *args: Any, sec: Any = ...) -> float:
        """f(t, y, ydot): Derivatives at a state; needs the variable step method."""
    def fixed_step(self, *args: Any, sec: Any = ...) -> float:
        """fixed_step(): One step of dt."""
    def free_event_queues(self, *args: Any, sec: Any = ...) -> float:
        """free_event_queues(): No effect."""
    def jacobian(self, x: Any = ..., *args: Any, sec: Any = ...) -> int:
        """jacobian([x]): Which linear solver."""
    def maxorder(self, x: Any = ..., *args: Any, sec: Any = ...) -> int:
        """maxorder([x]): Highest order."""
    def maxstep(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """maxstep([x]): Longest step, ms."""
    def minstep(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """minstep([x]): Shortest step, ms."""
    def ncs_netcons(self, *args: Any, sec: Any = ...) -> float:
        """ncs_netcons(...): 0: there are no hidden NetCons."""
    def netconlist(self, pre: Any = ..., post: Any = ..., target: Any = ..., List: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """netconlist(pre, post, target [, List]): NetCons that fit."""
    def order(self, i: Any = ..., *args: Any, sec: Any = ...) -> int:
        """order([i]): Order of the method: 0 while it is off."""
    def poolshrink(self, *args: Any, sec: Any = ...) -> float:
        """poolshrink(): No effect."""
    def print_event_queue(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """print_event_queue([Vector]): Prints the queue of events, or gives their times."""
    def queue_mode(self, mode: Any = ..., *args: Any, sec: Any = ...) -> int:
        """queue_mode([mode]): Which queue keeps events: there is one; gives what was asked for."""
    def re_init(self, *args: Any, sec: Any = ...) -> float:
        """re_init(): Makes currents and recordings agree with changed states."""
    def record(self, var: Any = ..., y: Any = ..., t: Any = ..., keep: Any = ..., *args: Any, sec: Any = ...) -> float:
        """record(&var, y, t [, keep]): Records a variable and its times."""
    def record_remove(self, y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """record_remove(y): Ends a recording."""
    def rtol(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """rtol([x]): Relative tolerance."""
    def simgraph_remove(self, *args: Any, sec: Any = ...) -> float:
        """simgraph_remove(): No effect."""
    def solve(self, t: Any = ..., *args: Any, sec: Any = ..., progress: Any = ...) -> float:
        """solve([t]): Steps to time t, or one step."""
    def spike_stat(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """spike_stat(Vector): Eleven counts of cells, NetCons and events."""
    def state_magnitudes(self, mode: Any = ..., *args: Any, sec: Any = ...) -> float:
        """state_magnitudes(mode): Largest states; needs the variable step method."""
    def statename(self, i: Any = ..., strdef: Any = ..., style: Any = ..., *args: Any, sec: Any = ...) -> float:
        """statename(i, strdef [, style]): Name of a state; needs the variable step method."""
    def states(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """states(Vector): States of the variable step method: none while it is off."""
    def statistics(self, *args: Any, sec: Any = ...) -> float:
        """statistics(): No effect."""
    def stiff(self, x: Any = ..., *args: Any, sec: Any = ...) -> int:
        """stiff([x]): How implicit the method is."""
    def store_events(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """store_events(Vector): Asks for the times of all events; they are not kept."""
    def structure_change_count(self, *args: Any, sec: Any = ...) -> int:
        """structure_change_count(): How often the structure changed."""
    def use_daspk(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """use_daspk([flag]): No effect."""
    def use_fast_imem(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """use_fast_imem([flag]): Compute i_membrane_?"""
    def use_local_dt(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """use_local_dt([flag]): Local variable steps are off."""
    def use_long_double(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """use_long_double([flag]): No effect."""
    def use_mxb(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """use_mxb([flag]): No effect."""
    def use_parallel(self, *args: Any, sec: Any = ...) -> float:
        """use_parallel(): Parallel sections are used: always 1."""
    def ygather(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ygather(Vector): States of the variable step method: none while it is off."""
    def yscatter(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """yscatter(Vector): Sets the states of the variable step method."""

class Deck(HocObject, metaclass=HocClass):
    """Deck(): What is made while it intercepts lies in it, one card seen at a time."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def flip_to(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """flip_to([i]): Shows card i; -1 none."""
    def intercept(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """intercept(flag): 1: what is made from now on stands in it; 0: no more."""
    def map(self, title: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """map([title [, x, y, w, h]]): Opens a window with it."""
    def move_last(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """move_last(i): Moves the last card to position i."""
    def remove(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """remove(i): Takes card i out."""
    def remove_last(self, *args: Any, sec: Any = ...) -> float:
        """remove_last(): Takes the last card out."""
    def save(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save(command): How a session makes it."""
    def unmap(self, accept: Any = ..., *args: Any, sec: Any = ...) -> float:
        """unmap([accept]): Closes its window."""

class FInitializeHandler(HocObject, metaclass=HocClass):
    """FInitializeHandler([type,] statement [, object]): Something to run during finitialize: 0 before, 1 after INITIAL, 2 at the end, 3 at the beginning."""
    def __init__(self, type: Any = ..., statement: Any = ..., object: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def allprint(self, *args: Any, sec: Any = ...) -> float:
        """allprint(): Prints the statements of all handlers, type by type."""

class File(HocObject, metaclass=HocClass):
    """File([name]): A file to read or write."""
    def __init__(self, name: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def aopen(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """aopen([name]): Opens for writing behind what is there."""
    def chooser(self, *args: Any, sec: Any = ...) -> float:
        """chooser(...): Chooses a file in a window; 1, and nothing is chosen, for there is none."""
    def close(self, *args: Any, sec: Any = ...) -> float:
        """close(): Closes."""
    def dir(self, *args: Any, sec: Any = ...) -> str:
        """dir(): The folder chosen last in a window; empty, for there is none."""
    def eof(self, *args: Any, sec: Any = ...) -> float:
        """eof(): Is the end reached?"""
    def flush(self, *args: Any, sec: Any = ...) -> float:
        """flush(): Writes what is buffered."""
    def getname(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> str:
        """getname([strdef]): Its name."""
    def gets(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """gets(strdef): Reads a line; returns its length, or -1 at the end."""
    def isopen(self, *args: Any, sec: Any = ...) -> float:
        """isopen(): Is it open?"""
    def mktemp(self, *args: Any, sec: Any = ...) -> float:
        """mktemp(): Makes an empty file that was not there; its name is the File's."""
    def printf(self, format: Any = ..., *args: Any, sec: Any = ...) -> float:
        """printf(format, ...): Writes as printf."""
    def ropen(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ropen([name]): Opens for reading."""
    def scanstr(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """scanstr(strdef): Reads the next word; returns its length, or -1 at the end."""
    def scanvar(self, *args: Any, sec: Any = ...) -> float:
        """scanvar(): Reads the next number."""
    def seek(self, offset: Any = ..., origin: Any = ..., *args: Any, sec: Any = ...) -> float:
        """seek([offset [, origin]]): Changes the position: from the beginning, 1 here, 2 the end."""
    def tell(self, *args: Any, sec: Any = ...) -> int:
        """tell(): The position."""
    def unlink(self, *args: Any, sec: Any = ...) -> float:
        """unlink(): Removes the file."""
    def vread(self, n: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vread([n,] &x): Reads n doubles as they are in memory; returns how many."""
    def vwrite(self, n: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vwrite([n,] &x): Writes n doubles as they are in memory; returns how many."""
    def wopen(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """wopen([name]): Opens for writing; what was there is lost."""

class GUIMath(HocObject, metaclass=HocClass):
    """GUIMath(): Distances in the plane."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def d2line(self, x: Any = ..., y: Any = ..., x1: Any = ..., y1: Any = ..., x2: Any = ..., y2: Any = ..., *args: Any, sec: Any = ...) -> float:
        """d2line(x, y, x1, y1, x2, y2): Distance of a point from a line."""
    def d2line_seg(self, x: Any = ..., y: Any = ..., x1: Any = ..., y1: Any = ..., x2: Any = ..., y2: Any = ..., *args: Any, sec: Any = ...) -> float:
        """d2line_seg(x, y, x1, y1, x2, y2): Distance of a point from a segment."""
    def feround(self, mode: Any = ..., *args: Any, sec: Any = ...) -> int:
        """feround([mode]): Mode of rounding, 2 to the nearest; gives the one before. Kept, without effect."""
    def inside(self, x: Any = ..., y: Any = ..., left: Any = ..., bottom: Any = ..., right: Any = ..., top: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """inside(x, y, left, bottom, right, top): Is a point in a rectangle?"""

class Glyph(HocObject, metaclass=HocClass):
    """Glyph(): A picture made of paths, for Graph.glyph."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def circle(self, x: Any = ..., y: Any = ..., radius: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """circle(x, y, radius): A circle."""
    def close(self, *args: Any, sec: Any = ...) -> Any:
        """close(): Closes the path."""
    def cpt(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """cpt(x, y): A control point."""
    def curve(self, x: Any = ..., y: Any = ..., x1: Any = ..., y1: Any = ..., x2: Any = ..., y2: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """curve(x, y, x1, y1, x2, y2): A curve to a point."""
    def erase(self, *args: Any, sec: Any = ...) -> Any:
        """erase(): Erases it."""
    def fill(self, color: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """fill([color]): Fills the path."""
    def gif(self, name: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """gif(name): A picture from a file."""
    def l(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """l(x, y): A line to a point."""
    def m(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """m(x, y): Moves to a point."""
    def path(self, *args: Any, sec: Any = ...) -> Any:
        """path(): Begins a path."""
    def s(self, color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """s([color, brush]): Draws the path."""

class Graph(HocObject, metaclass=HocClass):
    """Graph([0]): Curves of variables, expressions and Vectors; with 0 it has no view before view() is called."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def addexpr(self, label: Any = ..., expression: Any = ..., object: Any = ..., color: Any = ..., brush: Any = ..., x: Any = ..., y: Any = ..., fix: Any = ..., *args: Any, sec: Any = ...) -> float:
        """addexpr([label,] expression [, object] [, color, brush, x, y, fix]): A curve of an expression, extended by plot."""
    def addobject(self, RangeVarPlot: Any = ..., color: Any = ..., brush: Any = ..., x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """addobject(RangeVarPlot [, color, brush, x, y]): A curve of values along a path."""
    def addvar(self, name: Any = ..., label: Any = ..., variable: Any = ..., color: Any = ..., brush: Any = ..., x: Any = ..., y: Any = ..., fix: Any = ..., *args: Any, sec: Any = ...) -> float:
        """addvar(name or label [, &variable] [, color, brush, x, y, fix]): A curve of a variable, extended by plot."""
    def align(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """align([x, y]): Alignment of labels to come."""
    def begin(self, *args: Any, sec: Any = ...) -> float:
        """begin(): Plotted curves start anew."""
    def beginline(self, label: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> float:
        """beginline([label,] [color, brush]): Begins a curve for line."""
    def brush(self, number: Any = ..., pattern: Any = ..., width: Any = ..., *args: Any, sec: Any = ...) -> float:
        """brush(number [, pattern, width]): Brush of what comes next; or what a brush is."""
    def color(self, number: Any = ..., name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """color(number [, name]): Colour of what comes next; or the name of a colour's number."""
    def crosshair_action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """crosshair_action(command [, 1]): What runs when a key is pressed at a point."""
    def erase(self, *args: Any, sec: Any = ...) -> float:
        """erase(): Erases curves and marks; plotted ones start anew."""
    def erase_all(self, *args: Any, sec: Any = ...) -> float:
        """erase_all(): Erases everything."""
    def exec_menu(self, title: Any = ..., *args: Any, sec: Any = ...) -> float:
        """exec_menu(title): Chooses an entry of its menu."""
    def family(self, flag: Any = ..., expression: Any = ..., *args: Any, sec: Any = ...) -> float:
        """family(flag) or (expression): Keeps curves in colours; or what they are labelled with."""
    def fastflush(self, *args: Any, sec: Any = ...) -> float:
        """fastflush(): Draws what is new, quickly."""
    def fixed(self, scale: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fixed([scale]): Labels to come keep their size."""
    def flush(self, *args: Any, sec: Any = ...) -> float:
        """flush(): Draws what is new."""
    def getline(self, i: Any = ..., xvec: Any = ..., yvec: Any = ..., *args: Any, sec: Any = ...) -> float:
        """getline(i, xvec, yvec): Points of the first curve behind item i (-1: of all); its item, or -1."""
    def gif(self, name: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """gif(name [, x, y, w, h]): Shows a picture where there is a display."""
    def glyph(self, Glyph: Any = ..., x: Any = ..., y: Any = ..., sx: Any = ..., sy: Any = ..., angle: Any = ..., fix: Any = ..., *args: Any, sec: Any = ...) -> float:
        """glyph(Glyph, x, y [, sx, sy, angle, fix]): Shows a Glyph."""
    def label(self, x: Any = ..., y: Any = ..., text: Any = ..., fix: Any = ..., scale: Any = ..., x_align: Any = ..., y_align: Any = ..., color: Any = ..., *args: Any, sec: Any = ...) -> float:
        """label(x, y, text [, fix, scale, x_align, y_align, color]) or (text): Puts a text; later ones without a place go below it."""
    def line(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """line(x, y): Next point of the curve."""
    def line_info(self, i: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """line_info(i, Vector): Colour, brush and label place of the first curve behind item i; its item, or -1."""
    def mark(self, x: Any = ..., y: Any = ..., style: Any = ..., size: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mark(x, y [, style, size, color, brush]): Puts a mark."""
    def menu_action(self, title: Any = ..., command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """menu_action(title, command): Adds an entry to its menu."""
    def menu_remove(self, title: Any = ..., *args: Any, sec: Any = ...) -> float:
        """menu_remove(title): Takes an entry off its menu."""
    def menu_tool(self, title: Any = ..., mouse: Any = ..., command: Any = ..., chosen: Any = ..., *args: Any, sec: Any = ...) -> float:
        """menu_tool(title, mouse command [, chosen command]): Adds a tool to its menu: the command gets (type, x, y, keys) of the mouse."""
    def plot(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """plot(x): A point of every curve of addvar and addexpr, at abscissa x."""
    def printfile(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """printfile(name): Writes a PostScript file where there is a display."""
    def relative(self, scale: Any = ..., *args: Any, sec: Any = ...) -> float:
        """relative([scale]): Labels to come grow with the view."""
    def save_name(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save_name(name [, 1]): Name that a session file gives it."""
    def simgraph(self, *args: Any, sec: Any = ...) -> float:
        """simgraph(): Curves record during a run of the variable step method."""
    def size(self, x1: Any = ..., x2: Any = ..., y1: Any = ..., y2: Any = ..., to: Any = ..., array: Any = ..., *args: Any, sec: Any = ...) -> float:
        """size(x1, x2, y1, y2), (1 to 4), or (&array): What the first view shows; or the limits of what is drawn, into an array."""
    def unmap(self, *args: Any, sec: Any = ...) -> float:
        """unmap(): Closes its windows."""
    def vector(self, n: Any = ..., x: Any = ..., y: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vector(n, &x[0], &y[0] [, color, brush]): A curve of n numbers of two arrays."""
    def vfixed(self, scale: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vfixed([scale]): Labels to come keep size and place in the view."""
    def view(self, left: Any = ..., bottom: Any = ..., width: Any = ..., height: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """view(left, bottom, width, height, x, y, w, h) or (2): One more view."""
    def view_count(self, *args: Any, sec: Any = ...) -> int:
        """view_count(): How many views are on the screen."""
    def view_info(self, view: Any = ..., which: Any = ..., coordinate: Any = ..., *args: Any, sec: Any = ...) -> float:
        """view_info([view, which [, coordinate]]): Size and place of a view, or -1."""
    def view_size(self, view: Any = ..., x1: Any = ..., x2: Any = ..., y1: Any = ..., y2: Any = ..., *args: Any, sec: Any = ...) -> float:
        """view_size(view, x1, x2, y1, y2): What a view shows, to its very edges."""
    def xaxis(self, x1: Any = ..., x2: Any = ..., at: Any = ..., tics: Any = ..., minor: Any = ..., invert: Any = ..., numbers: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xaxis([x1, x2 [, at, tics, minor, invert, numbers]]): An axis along x, or 0 to 3: view axes, new axes, a box, none."""
    def xexpr(self, expression: Any = ..., variable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xexpr(expression [, is variable]): Abscissa of the curves, instead of plot's."""
    def yaxis(self, x1: Any = ..., x2: Any = ..., at: Any = ..., tics: Any = ..., minor: Any = ..., invert: Any = ..., numbers: Any = ..., *args: Any, sec: Any = ...) -> float:
        """yaxis([x1, x2 [, at, tics, minor, invert, numbers]]): An axis along y."""

class HBox(HocObject, metaclass=HocClass):
    """HBox([frame]): What is made while it intercepts stands in it, side by side."""
    def __init__(self, frame: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def adjust(self, size: Any = ..., i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """adjust(size [, i]): Sizes what has handle i."""
    def adjuster(self, size: Any = ..., *args: Any, sec: Any = ...) -> float:
        """adjuster(size): What comes next gets a handle to size it."""
    def dialog(self, title: Any = ..., accept: Any = ..., cancel: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dialog(title [, accept, cancel]): Asks: 1 accepted, 0 cancelled."""
    def dismiss_action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dismiss_action(command): What runs when its window is closed."""
    def full_request(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """full_request([flag]): Does it ask its children again when it is resized?"""
    def intercept(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """intercept(flag): 1: what is made from now on stands in it; 0: no more."""
    def ismapped(self, *args: Any, sec: Any = ...) -> bool:
        """ismapped(): Is it on the screen?"""
    def map(self, title: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """map([title [, x, y, w, h]]): Opens a window with it."""
    def priority(self, number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """priority(number): Its order in a session."""
    def ref(self, object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ref(object): The object lives as long as the window."""
    def save(self, command: Any = ..., object: Any = ..., strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save(command or object) or (strdef, 1): How a session makes it."""
    def size(self, array: Any = ..., *args: Any, sec: Any = ...) -> float:
        """size(&array): Left, bottom, width and height of its window."""
    def unmap(self, accept: Any = ..., *args: Any, sec: Any = ...) -> float:
        """unmap([accept]): Closes its window."""

class Impedance(HocObject, metaclass=HocClass):
    """Impedance(): Input and transfer impedances of a tree."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def compute(self, Hz: Any = ..., *args: Any, sec: Any = ...) -> float:
        """compute(Hz): Computes all impedances at a frequency, from the present conductances."""
    def deltafac(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """deltafac([x]): Relative change with which derivatives are taken."""
    def input(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """input(x): Size of the input impedance, megohm."""
    def input_phase(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """input_phase(x): Phase of the input impedance, radians."""
    def loc(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """loc(x): The place, in the accessed section, that transfer is from or to."""
    def ratio(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ratio(x): Voltage at the place of loc divided by that here, for a current here."""
    def transfer(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """transfer(x): Size of the transfer impedance to the place of loc, megohm."""
    def transfer_phase(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """transfer_phase(x): Phase of the transfer impedance, radians."""

class KSChan(HocObject, metaclass=HocClass):
    """KSChan([is_point_process]): A channel whose gates and kinetic schemes are put together at run time."""
    def __init__(self, is_point_process: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def add_hhstate(self, name: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """add_hhstate(name): A new gate of one state, after Hodgkin and Huxley."""
    def add_ksstate(self, gate: Any = ..., name: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """add_ksstate(gate, name): A new state of a scheme; of a new one for no gate."""
    def add_transition(self, source: Any = ..., target: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """add_transition(source, target): A new transition of a scheme."""
    def erev(self, mV: Any = ..., *args: Any, sec: Any = ...) -> float:
        """erev([mV]): Reversal potential of new instances, without an ion."""
    def gate(self, index: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """gate(index): A gate."""
    def gmax(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """gmax([x]): Maximal conductance of new instances."""
    def ion(self, name: Any = ..., *args: Any, sec: Any = ...) -> str:
        """ion([name]): The ion it carries, or NonSpecific."""
    def is_point(self, *args: Any, sec: Any = ...) -> float:
        """is_point(): A point process?"""
    def iv_type(self, ohmic: Any = ..., Nernst: Any = ..., GHK: Any = ..., *args: Any, sec: Any = ...) -> float:
        """iv_type([0 ohmic, 1 Nernst, 2 GHK]): How the current follows from the potential."""
    def ligand(self, index: Any = ..., *args: Any, sec: Any = ...) -> str:
        """ligand(index): The mechanism of a ligand."""
    def name(self, name: Any = ..., *args: Any, sec: Any = ...) -> str:
        """name([name]): Name of the mechanism."""
    def ngate(self, *args: Any, sec: Any = ...) -> float:
        """ngate(): How many gates."""
    def nligand(self, *args: Any, sec: Any = ...) -> float:
        """nligand(): How many ligands."""
    def nstate(self, *args: Any, sec: Any = ...) -> float:
        """nstate(): How many states."""
    def ntrans(self, *args: Any, sec: Any = ...) -> float:
        """ntrans(): How many transitions."""
    def pr(self, *args: Any, sec: Any = ...) -> float:
        """pr(): Prints the structure."""
    def remove_state(self, index: Any = ..., state: Any = ..., *args: Any, sec: Any = ...) -> float:
        """remove_state(index or state): Removes a state and its transitions."""
    def remove_transition(self, index: Any = ..., transition: Any = ..., *args: Any, sec: Any = ...) -> float:
        """remove_transition(index or transition): Removes a transition."""
    def rseed(self, seed: Any = ..., *args: Any, sec: Any = ...) -> float:
        """rseed([seed]): State of the random numbers of single channels."""
    def setstructure(self, vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """setstructure(vector): All gates, states and transitions at once."""
    def single(self, on: Any = ..., *args: Any, sec: Any = ...) -> float:
        """single([on]): Do channels open one by one, at random?"""
    def state(self, index: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """state(index): A state."""
    def trans(self, index: Any = ..., source: Any = ..., target: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """trans(index) or (source, target): A transition."""
    def usetable(self, on: Any = ..., n: Any = ..., low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """usetable([on [, n, low, high]]) or (&low, &high): Gates of one state from a table."""
    def vres(self, mV: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vres([mV]): Change of potential that single channels notice."""

class KSGate(HocObject, metaclass=HocClass):
    """KSGate(): A gate of a channel; asked of KSChan, not made."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def index(self, *args: Any, sec: Any = ...) -> float:
        """index(): Position among all gates."""
    def nstate(self, *args: Any, sec: Any = ...) -> float:
        """nstate(): How many states it has."""
    def power(self, n: Any = ..., *args: Any, sec: Any = ...) -> float:
        """power([n]): To what power it enters the conductance."""
    def sindex(self, *args: Any, sec: Any = ...) -> float:
        """sindex(): Position of its first state."""

class KSState(HocObject, metaclass=HocClass):
    """KSState(): A state of a channel; asked of KSChan, not made."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def frac(self, share: Any = ..., *args: Any, sec: Any = ...) -> float:
        """frac([share]): Open share of the conductance in this state."""
    def gate(self, *args: Any, sec: Any = ...) -> Any:
        """gate(): The gate it belongs to."""
    def index(self, *args: Any, sec: Any = ...) -> float:
        """index(): Position among all states."""
    def name(self, name: Any = ..., *args: Any, sec: Any = ...) -> str:
        """name([name]): Its name; the name of a range variable."""

class KSTrans(HocObject, metaclass=HocClass):
    """KSTrans(): A transition of a channel; asked of KSChan, not made."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def ab(self, v: Any = ..., alpha: Any = ..., beta: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ab(v, alpha, beta): Forward and backward rates at potentials."""
    def f(self, way: Any = ..., v: Any = ..., *args: Any, sec: Any = ...) -> float:
        """f(way, v): One of the two rates at a potential."""
    def ftype(self, way: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ftype(way): The form of one of the two rates, -1 without one."""
    def index(self, *args: Any, sec: Any = ...) -> float:
        """index(): Position among all transitions."""
    def inftau(self, v: Any = ..., inf: Any = ..., tau: Any = ..., *args: Any, sec: Any = ...) -> float:
        """inftau(v, inf, tau): Steady states and time constants at potentials."""
    def ligand(self, *args: Any, sec: Any = ...) -> str:
        """ligand(): The concentration that drives it, or nothing."""
    def parm(self, way: Any = ..., low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """parm(way [, &low, &high]): The parameters of one of the two rates."""
    def set_f(self, way: Any = ..., form: Any = ..., parameters: Any = ..., low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """set_f(way, form, parameters [, low, high]): One of the two rates: its form and parameters."""
    def src(self, *args: Any, sec: Any = ...) -> Any:
        """src(): The state it comes from."""
    def stoichiometry(self, n: Any = ..., *args: Any, sec: Any = ...) -> float:
        """stoichiometry([n]): How many molecules of the ligand it takes."""
    def target(self, *args: Any, sec: Any = ...) -> Any:
        """target(): The state it goes to."""
    def type(self, rates: Any = ..., steady: Any = ..., state: Any = ..., outside: Any = ..., inside: Any = ..., ligand: Any = ..., *args: Any, sec: Any = ...) -> float:
        """type([0 rates, 1 steady state, 2 outside, 3 inside [, ligand]]): What drives it."""

class LinearMechanism(HocObject, metaclass=HocClass):
    """LinearMechanism([callback,] c, g, y, [y0,] b [, SectionList, x] [, layer]): Equations c*dy/dt + g*y = b, solved together with those of the cells."""
    def __init__(self, callback: Any = ..., c: Any = ..., g: Any = ..., y: Any = ..., y0: Any = ..., b: Any = ..., SectionList: Any = ..., x: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def valid(self, *args: Any, sec: Any = ...) -> float:
        """valid(): Do all its parts exist?"""

class List(HocObject, metaclass=HocClass):
    """List() or ('Class'): Objects in order, or all objects of a class."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __getitem__(self, index: SupportsIndex) -> Any: ...
    def accept_action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """accept_action(command): What a double click runs; nothing without a window."""
    def append(self, object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """append(object): Appends an object; returns how many there are."""
    def browser(self, title: Any = ..., *args: Any, sec: Any = ...) -> float:
        """browser([title, ...]): Shows the items in a window; nothing without one, as in NEURON."""
    def count(self, *args: Any, sec: Any = ...) -> int:
        """count(): How many objects there are."""
    def index(self, object: Any = ..., *args: Any, sec: Any = ...) -> int:
        """index(object): Position of an object, or -1."""
    def insrt(self, i: Any = ..., object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """insrt(i, object): Inserts an object before position i."""
    def o(self, i: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """o(i): The object at position i."""
    def object(self, i: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """object(i): The object at position i."""
    def prepend(self, object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """prepend(object): Puts an object at the front."""
    def remove(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """remove(i): Removes the object at position i."""
    def remove_all(self, *args: Any, sec: Any = ...) -> float:
        """remove_all(): Removes all objects."""
    def scroll_pos(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """scroll_pos([i]): -1: there is no window."""
    def select(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """select(i): Chooses an item in the window; nothing without one, as in NEURON."""
    def select_action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """select_action(command): What a click runs; nothing without a window."""
    def selected(self, *args: Any, sec: Any = ...) -> int:
        """selected(): -1: there is no window."""

class Matrix(HocObject, metaclass=HocClass):
    """Matrix([rows, columns [, 2: sparse]]): Numbers in rows and columns."""
    def __init__(self, rows: Any = ..., columns: Any = ..., sparse: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    x: Pointed
    _ref_x: Pointed
    def add(self, Matrix: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """add(Matrix [, result]): Adds a matrix."""
    def bcopy(self, row: Any = ..., column: Any = ..., rows: Any = ..., columns: Any = ..., to_row: Any = ..., to_column: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """bcopy(row, column, rows, columns [, to_row, to_column] [, result]): Copies a block."""
    def c(self, result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """c([result]): A copy."""
    def det(self, exponent: Any = ..., *args: Any, sec: Any = ...) -> float:
        """det(&exponent): Mantissa of the determinant; its decimal exponent."""
    def exp(self, result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """exp([result]): Exponential function."""
    def fprint(self, File: Any = ..., format: Any = ..., end_of_row: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fprint([0 or 1,] File [, format [, end_of_row]]): Writes number of rows and columns (unless 0) and the elements."""
    def from_vector(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """from_vector(Vector): Sets all elements, column by column."""
    def getcol(self, column: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """getcol(column [, Vector]): A column."""
    def getdiag(self, diagonal: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """getdiag(diagonal [, Vector]): A diagonal: 0 the middle one, 1 the one above, -1 the one below."""
    def getrow(self, row: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """getrow(row [, Vector]): A row."""
    def getval(self, row: Any = ..., column: Any = ..., *args: Any, sec: Any = ...) -> float:
        """getval(row, column): An element."""
    def ident(self, *args: Any, sec: Any = ...) -> Matrix:
        """ident(): Ones on the diagonal, else 0."""
    def inverse(self, result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """inverse([result]): The inverse."""
    def mulm(self, Matrix: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """mulm(Matrix [, result]): Matrix times matrix."""
    def muls(self, x: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """muls(x [, result]): Multiplies by a number."""
    def mulv(self, Vector: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """mulv(Vector [, result]): Matrix times Vector."""
    def ncol(self, *args: Any, sec: Any = ...) -> int:
        """ncol(): Number of columns."""
    def nrow(self, *args: Any, sec: Any = ...) -> int:
        """nrow(): Number of rows."""
    def pow(self, n: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """pow(n [, result]): The n-th power."""
    def printf(self, format: Any = ..., end_of_row: Any = ..., *args: Any, sec: Any = ...) -> float:
        """printf([format [, end_of_row]]): Prints the elements."""
    def resize(self, rows: Any = ..., columns: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """resize(rows, columns): Another size; new elements are 0."""
    def scanf(self, File: Any = ..., rows: Any = ..., columns: Any = ..., *args: Any, sec: Any = ...) -> float:
        """scanf(File [, rows, columns]): Reads rows, columns (unless given) and the elements."""
    def set(self, x00: Any = ..., x01: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """set(x00, x01, ...): Sets all elements, row by row."""
    def setcol(self, column: Any = ..., x: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """setcol(column, x or Vector): Sets a column."""
    def setdiag(self, diagonal: Any = ..., x: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """setdiag(diagonal, x or Vector): Sets a diagonal."""
    def setrow(self, row: Any = ..., x: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """setrow(row, x or Vector): Sets a row."""
    def setval(self, row: Any = ..., column: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """setval(row, column, x): Sets an element; returns it."""
    def solv(self, Vector: Any = ..., result: Any = ..., factors: Any = ..., of: Any = ..., the: Any = ..., last: Any = ..., call: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """solv(Vector [, result] [, 1: factors of the last call]): Solves M * result = Vector."""
    def spgetrowval(self, row: Any = ..., i: Any = ..., column: Any = ..., *args: Any, sec: Any = ...) -> float:
        """spgetrowval(row, i, &column): The i-th element that a sparse matrix keeps of a row, and where it is."""
    def sprowlen(self, row: Any = ..., *args: Any, sec: Any = ...) -> int:
        """sprowlen(row): How many elements of a row a sparse matrix keeps."""
    def svd(self, u: Any = ..., v: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """svd([u, v]): Singular values; M = transpose(u) * diagonal * v."""
    def symmeig(self, vectors: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """symmeig(vectors): Eigenvalues of a symmetric matrix; the vectors become the columns of the argument."""
    def to_vector(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """to_vector([Vector]): All elements, column by column."""
    def transpose(self, result: Any = ..., *args: Any, sec: Any = ...) -> Matrix:
        """transpose([result]): Rows and columns change places."""
    def zero(self, *args: Any, sec: Any = ...) -> Matrix:
        """zero(): All elements 0."""

class MechanismStandard(HocObject, metaclass=HocClass):
    """MechanismStandard(name [, 0 all, 1 PARAMETER, 2 ASSIGNED, 3 STATE, -1 GLOBAL]): Values of the variables of a mechanism."""
    def __init__(self, name: Any = ..., all: Any = ..., PARAMETER: Any = ..., ASSIGNED: Any = ..., STATE: Any = ..., GLOBAL: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def _in(self, x: Any = ..., point: Any = ..., process: Any = ..., segment: Any = ..., MechanismStandard: Any = ..., *args: Any, sec: Any = ...) -> float:
        """_in([x, point process, segment or MechanismStandard]): Takes the values from the accessed section, or from what is given."""
    def action(self, statement: Any = ..., *args: Any, sec: Any = ...) -> float:
        """action(statement): What to run when a value is changed in the panel."""
    def count(self, *args: Any, sec: Any = ...) -> int:
        """count(): How many variables there are."""
    def get(self, name: Any = ..., i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """get(name [, i]): A value."""
    def is_array(self, i: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """is_array(i): Is variable i an array?"""
    def name(self, strdef: Any = ..., i: Any = ..., *args: Any, sec: Any = ...) -> int:
        """name(strdef [, i]): Name of the mechanism; or of variable i, and how many elements it has."""
    def out(self, x: Any = ..., point: Any = ..., process: Any = ..., segment: Any = ..., MechanismStandard: Any = ..., *args: Any, sec: Any = ...) -> float:
        """out([x, point process, segment or MechanismStandard]): Writes the values to the accessed section, or to what is given."""
    def panel(self, label: Any = ..., *args: Any, sec: Any = ...) -> float:
        """panel([label]): A panel of its values; nothing without a window, as in NEURON."""
    def save(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save(name): Part of saving a windowed session; nothing else happens, as in NEURON."""
    def set(self, name: Any = ..., x: Any = ..., i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """set(name, x [, i]): Sets a value."""

class MechanismType(HocObject, metaclass=HocClass):
    """MechanismType(0: mechanisms, 1: point processes): All mechanisms, or all point processes, one of them selected."""
    def __init__(self, mechanisms: Any = ..., point: Any = ..., processes: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def action(self, statement: Any = ..., *args: Any, sec: Any = ...) -> float:
        """action(statement): What to run when a menu item is chosen."""
    def code(self, *args: Any, sec: Any = ...) -> str:
        """code(): Text of the .mod file of the selected one."""
    def count(self, *args: Any, sec: Any = ...) -> int:
        """count(): How many there are."""
    def file(self, *args: Any, sec: Any = ...) -> str:
        """file(): Path of the .mod file of the selected one."""
    def has_net_event(self, i: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """has_net_event(i): Does it send events itself?"""
    def internal_type(self, *args: Any, sec: Any = ...) -> float:
        """internal_type(): Number of the selected one among all kinds."""
    def is_artificial(self, i: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """is_artificial(i): Is it an artificial cell?"""
    def is_ion(self, *args: Any, sec: Any = ...) -> bool:
        """is_ion(): Is the selected one an ion?"""
    def is_netcon_target(self, i: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """is_netcon_target(i): Has it a NET_RECEIVE block?"""
    def make(self, *args: Any, sec: Any = ...) -> float:
        """make([objref]): Inserts it into the accessed section, or makes a point process."""
    def menu(self, *args: Any, sec: Any = ...) -> float:
        """menu(): A menu of them in an open panel; nothing without a window, as in NEURON."""
    def pp_begin(self, *args: Any, sec: Any = ...) -> Any:
        """pp_begin(): First point process of the selected kind in the accessed section."""
    def pp_next(self, *args: Any, sec: Any = ...) -> Any:
        """pp_next(): The next one, or NULLobject."""
    def remove(self, *args: Any, sec: Any = ...) -> float:
        """remove(): Takes it out of the accessed section."""
    def select(self, i: Any = ..., name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """select(i or name): Selects one; a name nobody knows is ignored."""
    def selected(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> int:
        """selected([strdef]): Position of the selected one; its name goes to the string."""

class NMODLRandom(HocObject, metaclass=HocClass):
    """NMODLRandom(): The stream of a RANDOM variable; asked of an instance, not made."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def get_ids(self, *args: Any, sec: Any = ...) -> Any:
        """get_ids(): The stream's three ids, as a Vector."""
    def get_seq(self, *args: Any, sec: Any = ...) -> float:
        """get_seq(): Position in the stream."""
    def set_ids(self, id1: Any = ..., id2: Any = ..., id3: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """set_ids(id1, id2, id3): Chooses the stream, from its next four numbers on."""
    def set_seq(self, position: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """set_seq(position): Goes to a position in the stream."""
    def uniform(self, *args: Any, sec: Any = ...) -> float:
        """uniform(): Uniform between 0 and 1."""

class NetCon(HocObject, metaclass=HocClass):
    """NetCon(source, target [, threshold, delay, weight]): Events from a source (a variable that crosses a threshold, or an artificial cell) to a target."""
    def __init__(self, source: Any = ..., target: Any = ..., threshold: Any = ..., delay: Any = ..., weight: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def preseg(self) -> Segment | None: ...
    def postseg(self) -> Segment | None: ...
    delay: float
    _ref_delay: Pointed
    threshold: float
    _ref_threshold: Pointed
    weight: Pointed
    _ref_weight: Pointed
    x: float
    _ref_x: Pointed
    def active(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """active([flag]): Do events pass? Returns what it was."""
    def event(self, t: Any = ..., flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """event(t [, flag]): An event reaches the target at time t, ms."""
    def get_recordvec(self, *args: Any, sec: Any = ...) -> Vector:
        """get_recordvec(): The Vector that spike times go to."""
    def postcell(self, *args: Any, sec: Any = ...) -> Any:
        """postcell(): The cell the target belongs to."""
    def postcelllist(self, List: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """postcelllist([List]): NetCons whose targets belong to the same cell."""
    def postloc(self, *args: Any, sec: Any = ...) -> float:
        """postloc(): Position of the target; its section becomes the accessed one."""
    def pre(self, *args: Any, sec: Any = ...) -> Any:
        """pre(): The source, when it is an artificial cell."""
    def precell(self, *args: Any, sec: Any = ...) -> Any:
        """precell(): The cell the source belongs to."""
    def precelllist(self, List: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """precelllist([List]): NetCons whose sources belong to the same cell."""
    def prelist(self, List: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """prelist([List]): NetCons with the same source."""
    def preloc(self, *args: Any, sec: Any = ...) -> float:
        """preloc(): Position of the source; its section becomes the accessed one."""
    def record(self, tvec: Any = ..., idvec: Any = ..., id: Any = ..., statement: Any = ..., *args: Any, sec: Any = ...) -> float:
        """record([tvec [, idvec [, id]]]) or (statement): Spike times of the source go to a Vector, or a statement runs."""
    def setpost(self, target: Any = ..., *args: Any, sec: Any = ...) -> float:
        """setpost([target]): Changes the target."""
    def srcgid(self, *args: Any, sec: Any = ...) -> int:
        """srcgid(): Global number of the source, or -1."""
    def syn(self, *args: Any, sec: Any = ...) -> Any:
        """syn(): The target."""
    def synlist(self, List: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """synlist([List]): NetCons with the same target."""
    def valid(self, *args: Any, sec: Any = ...) -> bool:
        """valid(): Does it have a source and a target?"""
    def wcnt(self, *args: Any, sec: Any = ...) -> float:
        """wcnt(): Number of weights."""

class PPShape(HocObject, metaclass=HocClass):
    """PPShape(SectionList, List): A picture of point processes on cells."""
    def __init__(self, SectionList: Any = ..., List: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def append(self, List: Any = ..., *args: Any, sec: Any = ...) -> float:
        """append(List): Shows one more list of point processes."""
    def install(self, *args: Any, sec: Any = ...) -> float:
        """install(...): Shows a list of point processes."""
    def show(self, mode: Any = ..., *args: Any, sec: Any = ...) -> float:
        """show(mode): How cells are drawn."""

class PWManager(HocObject, metaclass=HocClass):
    """PWManager(): The windows of the screen, and the paper they are printed on."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def close(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """close(i): Closes window i."""
    def count(self, *args: Any, sec: Any = ...) -> int:
        """count(): How many windows there are."""
    def deco(self, kind: Any = ..., *args: Any, sec: Any = ...) -> float:
        """deco(kind): Decoration of printed windows."""
    def deiconify(self, *args: Any, sec: Any = ...) -> float:
        """deiconify(): Shows all windows again."""
    def group(self, i: Any = ..., object: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """group(i [, object]): The object a window's group belongs to."""
    def hide(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """hide(i): Hides window i."""
    def iconify(self, *args: Any, sec: Any = ...) -> float:
        """iconify(): Shows all windows as one icon."""
    def is_mapped(self, i: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """is_mapped(i): Is window i seen?"""
    def landscape(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """landscape(flag): Is the paper in landscape?"""
    def leader(self, *args: Any, sec: Any = ...) -> int:
        """leader(): The window that leads: -1, there is none."""
    def manager(self, *args: Any, sec: Any = ...) -> int:
        """manager(): The window of the manager: -1, there is none."""
    def map(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """map(i): Shows window i."""
    def name(self, i: Any = ..., *args: Any, sec: Any = ...) -> str:
        """name(i): Title of window i."""
    def paper_place(self, i: Any = ..., left: Any = ..., top: Any = ..., scale: Any = ..., *args: Any, sec: Any = ...) -> float:
        """paper_place(i, 0) or (i, 1 [, left, top, scale]): Puts window i on the paper."""
    def printfile(self, name: Any = ..., kind: Any = ..., flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """printfile(name, kind, flag): Prints the paper to a file where there is a display."""
    def save(self, name: Any = ..., group: Any = ..., kind: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save(name, group) or (name, kind): Writes a session file: 0 of the windows on the paper, 1 of all, or of those of a group."""
    def scale(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """scale(x): Scale of windows to come."""
    def snap(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """snap([name]): Writes a picture of the screen where there is a display."""
    def window_place(self, i: Any = ..., left: Any = ..., top: Any = ..., *args: Any, sec: Any = ...) -> float:
        """window_place(i, left, top): Moves window i."""

class ParallelContext(HocObject, metaclass=HocClass):
    """ParallelContext([n]): Parallel runs; here one process."""
    def __init__(self, n: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def allgather(self, x: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """allgather(x, Vector): A Vector of the one value."""
    def allreduce(self, x: Any = ..., Vector: Any = ..., kind: Any = ..., *args: Any, sec: Any = ...) -> float:
        """allreduce(x or Vector, kind): The value itself."""
    def alltoall(self, source: Any = ..., counts: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> float:
        """alltoall(source, counts, result): The numbers that this process sends itself."""
    def barrier(self, *args: Any, sec: Any = ...) -> float:
        """barrier(): Waits for nobody."""
    def broadcast(self, string: Any = ..., Vector: Any = ..., root: Any = ..., *args: Any, sec: Any = ...) -> float:
        """broadcast(string or Vector, root): How long it is; there is nobody else."""
    def cell(self, gid: Any = ..., NetCon: Any = ..., output: Any = ..., *args: Any, sec: Any = ...) -> float:
        """cell(gid, NetCon [, output]): The NetCon's source becomes the source of a global number."""
    def context(self, *args: Any, sec: Any = ...) -> float:
        """context(...): What other processes would do: there is none."""
    def done(self, *args: Any, sec: Any = ...) -> float:
        """done(): No effect."""
    def dt(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dt([i]): dt, ms."""
    def event_time(self, *args: Any, sec: Any = ...) -> float:
        """event_time(): Seconds spent on it; not measured, always 0."""
    def get_partition(self, thread: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """get_partition(thread): A SectionList of the cells of a thread."""
    def gid2cell(self, gid: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """gid2cell(gid): The cell of a global number."""
    def gid2obj(self, gid: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """gid2obj(gid): The artificial cell or cell of a global number."""
    def gid_clear(self, what: Any = ..., *args: Any, sec: Any = ...) -> float:
        """gid_clear([what]): Forgets all global numbers."""
    def gid_connect(self, gid: Any = ..., target: Any = ..., NetCon: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """gid_connect(gid, target [, NetCon]): A NetCon from a global number to a target."""
    def gid_exists(self, gid: Any = ..., *args: Any, sec: Any = ...) -> int:
        """gid_exists(gid): 0 unknown, 1 or more: here."""
    def id(self, *args: Any, sec: Any = ...) -> int:
        """id(): Number of this process."""
    def id_bbs(self, *args: Any, sec: Any = ...) -> int:
        """id_bbs(): Number of this process."""
    def id_world(self, *args: Any, sec: Any = ...) -> int:
        """id_world(): Number of this process."""
    def integ_time(self, *args: Any, sec: Any = ...) -> float:
        """integ_time(): Seconds spent on it; not measured, always 0."""
    def look(self, key: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """look(key): Is there a message under a key? It can be unpacked then."""
    def look_take(self, key: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """look_take(key): The same; the message is taken away."""
    def master_works_on_jobs(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """master_works_on_jobs(flag): Does process 0 work on jobs? Noted: there is no other."""
    def max_histogram(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """max_histogram(Vector): No effect."""
    def mech_time(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mech_time([i]): Seconds spent on it; not measured, always 0."""
    def mpiabort_on_error(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mpiabort_on_error(flag): Whether an error ends all processes; gives what was said before."""
    def multisplit(self, x: Any = ..., number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """multisplit([x, number]): Cells are not split: there is one process."""
    def nhost(self, *args: Any, sec: Any = ...) -> int:
        """nhost(): Number of processes."""
    def nhost_bbs(self, *args: Any, sec: Any = ...) -> int:
        """nhost_bbs(): Number of processes."""
    def nhost_world(self, *args: Any, sec: Any = ...) -> int:
        """nhost_world(): Number of processes."""
    def nrnbbcore_register_mapping(self, *args: Any, sec: Any = ...) -> float:
        """nrnbbcore_register_mapping(...): Not available."""
    def nrnbbcore_write(self, path: Any = ..., gids: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrnbbcore_write([path [, gids]]): Not available."""
    def nrncore_run(self, arguments: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrncore_run(arguments): Not available."""
    def nrncore_write(self, path: Any = ..., append: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrncore_write([path [, append]]): Not available."""
    def nthread(self, n: Any = ..., parallel: Any = ..., *args: Any, sec: Any = ...) -> int:
        """nthread([n [, parallel]]): Number of threads."""
    def nworker(self, *args: Any, sec: Any = ...) -> int:
        """nworker(): Number of workers."""
    def optimize_node_order(self, *args: Any, sec: Any = ...) -> int:
        """optimize_node_order([0, 1 or 2]): The order is always chosen for speed; gives what was asked for."""
    def outputcell(self, gid: Any = ..., *args: Any, sec: Any = ...) -> float:
        """outputcell(gid): Spikes of a global number go to all processes: there is one."""
    def pack(self, *args: Any, sec: Any = ...) -> float:
        """pack(...): Adds numbers, strings and Vectors to the next message."""
    def partition(self, thread: Any = ..., SectionList: Any = ..., *args: Any, sec: Any = ...) -> float:
        """partition([thread, SectionList]): Which cells a thread has is chosen for speed."""
    def post(self, key: Any = ..., *args: Any, sec: Any = ...) -> float:
        """post(key, ...): Puts the packed message, and what is given, under a key."""
    def prcellstate(self, gid: Any = ..., suffix: Any = ..., *args: Any, sec: Any = ...) -> float:
        """prcellstate(gid, suffix): No effect."""
    def print_memory_stats(self, *args: Any, sec: Any = ...) -> float:
        """print_memory_stats(): No effect."""
    def psolve(self, t: Any = ..., *args: Any, sec: Any = ..., progress: Any = ...) -> float:
        """psolve(t): Steps to time t, ms."""
    def py_allgather(self, object: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """py_allgather(object): A list of the one object."""
    def py_alltoall(self, list: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """py_alltoall(list): The list itself."""
    def py_broadcast(self, object: Any = ..., root: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """py_broadcast(object, root): The object itself."""
    def py_gather(self, object: Any = ..., root: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """py_gather(object, root): A list of the one object."""
    def py_scatter(self, list: Any = ..., root: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """py_scatter(list, root): The first item of the list."""
    def pyret(self, *args: Any, sec: Any = ...) -> Any:
        """pyret(): The same as an object."""
    def retval(self, *args: Any, sec: Any = ...) -> float:
        """retval(): What the job gave that working told of."""
    def runworker(self, *args: Any, sec: Any = ...) -> float:
        """runworker(): No effect."""
    def sec_in_thread(self, *args: Any, sec: Any = ...) -> bool:
        """sec_in_thread(): Is the accessed section in a thread? Without threads: no."""
    def send_time(self, *args: Any, sec: Any = ...) -> float:
        """send_time(): Seconds spent on it; not measured, always 0."""
    def set_gid2node(self, gid: Any = ..., host: Any = ..., *args: Any, sec: Any = ...) -> float:
        """set_gid2node(gid, host): Gives a global number to a process."""
    def set_maxstep(self, ms: Any = ..., *args: Any, sec: Any = ...) -> float:
        """set_maxstep(ms): Longest interval between exchanges; returns it."""
    def setup_transfer(self, *args: Any, sec: Any = ...) -> float:
        """setup_transfer(): From now on values are carried from sources to targets."""
    def source_var(self, variable: Any = ..., number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """source_var(&variable, number): A variable whose value is carried to targets."""
    def spike_compress(self, *args: Any, sec: Any = ...) -> float:
        """spike_compress(...): No effect."""
    def spike_record(self, gid: Any = ..., Vector: Any = ..., times: Any = ..., gids: Any = ..., *args: Any, sec: Any = ...) -> float:
        """spike_record(gid or Vector or -1, times, gids): Records spike times of global numbers."""
    def spike_statistics(self, sent: Any = ..., most: Any = ..., received: Any = ..., used: Any = ..., *args: Any, sec: Any = ...) -> int:
        """spike_statistics([&sent, &most, &received, &used]): Spikes exchanged between processes: none."""
    def splitcell_connect(self, host: Any = ..., *args: Any, sec: Any = ...) -> float:
        """splitcell_connect(host): Needs another process."""
    def step_time(self, *args: Any, sec: Any = ...) -> float:
        """step_time(): Seconds spent on it; not measured, always 0."""
    def step_wait(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """step_wait([x]): Seconds of waiting; there is nobody to wait for, always 0."""
    def submit(self, number: Any = ..., function: Any = ..., object: Any = ..., method: Any = ..., callable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """submit([number,] function or object, method or callable, ...): Puts a job on the list; its number."""
    def subworlds(self, n: Any = ..., *args: Any, sec: Any = ...) -> float:
        """subworlds(n): No effect."""
    def t(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """t([i]): t of a thread, ms."""
    def take(self, key: Any = ..., *args: Any, sec: Any = ...) -> float:
        """take(key, ...): Takes a message, which has to come, and unpacks it."""
    def target_var(self, point_process: Any = ..., variable: Any = ..., number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """target_var([point_process,] &variable, number): Where a source's value goes."""
    def thread_busywait(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """thread_busywait([flag]): No effect."""
    def thread_ctime(self, thread: Any = ..., *args: Any, sec: Any = ...) -> float:
        """thread_ctime([thread]): Seconds a thread was at work; not measured, always 0."""
    def thread_how_many_proc(self, *args: Any, sec: Any = ...) -> int:
        """thread_how_many_proc(): Number of processors."""
    def thread_stat(self, *args: Any, sec: Any = ...) -> float:
        """thread_stat(): No effect."""
    def threshold(self, gid: Any = ..., mV: Any = ..., *args: Any, sec: Any = ...) -> float:
        """threshold(gid [, mV]): Threshold of a global number."""
    def time(self, *args: Any, sec: Any = ...) -> float:
        """time(): Seconds since some moment."""
    def timeout(self, s: Any = ..., *args: Any, sec: Any = ...) -> float:
        """timeout([s]): How long to wait for other processes, s; gives what it was."""
    def unpack(self, *args: Any, sec: Any = ...) -> float:
        """unpack(...): The next parts of a message go to variables, strings, Vectors."""
    def upkpyobj(self, *args: Any, sec: Any = ...) -> Any:
        """upkpyobj(): The next part of a message, a Python object."""
    def upkscalar(self, *args: Any, sec: Any = ...) -> float:
        """upkscalar(): The next part of a message, a number."""
    def upkstr(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> str:
        """upkstr(strdef): The next part of a message, a string."""
    def upkvec(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """upkvec([Vector]): The next part of a message, a Vector."""
    def userid(self, *args: Any, sec: Any = ...) -> float:
        """userid(): The number that submit was given for it."""
    def vtransfer_time(self, mode: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vtransfer_time([mode]): Seconds spent on it; not measured, always 0."""
    def wait_time(self, *args: Any, sec: Any = ...) -> float:
        """wait_time(): Seconds spent on it; not measured, always 0."""
    def working(self, *args: Any, sec: Any = ...) -> int:
        """working(): Does a job of the list; its number, or 0 when all are done."""

class PlotShape(HocObject, metaclass=HocClass):
    """PlotShape([SectionList, show]): A picture of cells whose colours are values of a range variable."""
    def __init__(self, SectionList: Any = ..., show: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def plot(self, graph: Any, *args: Any, **kwargs: Any) -> Any: ...
    def begin(self, *args: Any, sec: Any = ...) -> float:
        """begin(): Plotted curves start anew."""
    def beginline(self, label: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> float:
        """beginline([label,] [color, brush]): Begins a curve for line."""
    def color(self, number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """color(number [, sec]): Colour of a section, or of a place of it."""
    def color_all(self, number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """color_all(number): Colour of all sections."""
    def color_list(self, SectionList: Any = ..., number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """color_list(SectionList, number): Colour of some sections."""
    def colormap(self, n: Any = ..., i: Any = ..., r: Any = ..., g: Any = ..., b: Any = ..., *args: Any, sec: Any = ...) -> float:
        """colormap(n [, global]) or (i, r, g, b): The colours."""
    def erase(self, *args: Any, sec: Any = ...) -> float:
        """erase(): Erases curves and marks; plotted ones start anew."""
    def erase_all(self, *args: Any, sec: Any = ...) -> float:
        """erase_all(): Erases everything."""
    def exec_menu(self, title: Any = ..., *args: Any, sec: Any = ...) -> float:
        """exec_menu(title): Chooses an entry of its menu."""
    def fastflush(self, *args: Any, sec: Any = ...) -> float:
        """fastflush(): Draws what is new, quickly."""
    def flush(self, *args: Any, sec: Any = ...) -> float:
        """flush(): Draws what is new."""
    def gif(self, name: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """gif(name [, x, y, w, h]): Shows a picture where there is a display."""
    def hinton(self, variable: Any = ..., x: Any = ..., y: Any = ..., size: Any = ..., *args: Any, sec: Any = ...) -> float:
        """hinton(&variable, x, y, size [, size]): A square whose colour is a value."""
    def label(self, x: Any = ..., y: Any = ..., text: Any = ..., fix: Any = ..., scale: Any = ..., x_align: Any = ..., y_align: Any = ..., color: Any = ..., *args: Any, sec: Any = ...) -> float:
        """label(x, y, text [, fix, scale, x_align, y_align, color]) or (text): Puts a text; later ones without a place go below it."""
    def len_scale(self, factor: Any = ..., *args: Any, sec: Any = ...) -> float:
        """len_scale(factor [, sec]): Draws a section longer or shorter."""
    def line(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """line(x, y): Next point of the curve."""
    def mark(self, x: Any = ..., y: Any = ..., style: Any = ..., size: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mark(x, y [, style, size, color, brush]): Puts a mark."""
    def menu_action(self, title: Any = ..., command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """menu_action(title, command): Adds an entry to its menu."""
    def menu_tool(self, title: Any = ..., mouse: Any = ..., command: Any = ..., chosen: Any = ..., *args: Any, sec: Any = ...) -> float:
        """menu_tool(title, mouse command [, chosen command]): Adds a tool to its menu: the command gets (type, x, y, keys) of the mouse."""
    def nearest(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nearest(x, y): Distance of the nearest section."""
    def nearest_seg(self, *args: Any, sec: Any = ...) -> Any:
        """nearest_seg(): The nearest segment, where there is a display."""
    def observe(self, SectionList: Any = ..., *args: Any, sec: Any = ...) -> float:
        """observe([SectionList]): Which sections it shows."""
    def printfile(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """printfile(name): Writes a PostScript file where there is a display."""
    def push_selected(self, *args: Any, sec: Any = ...) -> float:
        """push_selected(): Accesses the chosen section; gives the place in it, or -1."""
    def rotate(self, x: Any = ..., y: Any = ..., z: Any = ..., angle_x: Any = ..., angle_y: Any = ..., angle_z: Any = ..., *args: Any, sec: Any = ...) -> float:
        """rotate([x, y, z, angle_x, angle_y, angle_z]): Turns it around an origin; without arguments back."""
    def save_name(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save_name(name [, 1]): Name that a session file gives it."""
    def scale(self, low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """scale(low, high): Values of the first and the last colour."""
    def selected_seg(self, *args: Any, sec: Any = ...) -> Any:
        """selected_seg(): The chosen segment, where there is a display."""
    def show(self, mode: Any = ..., *args: Any, sec: Any = ...) -> int:
        """show([mode]): 0 with diameters, 1 lines, 2 schematic; without arguments: which."""
    def size(self, x1: Any = ..., x2: Any = ..., y1: Any = ..., y2: Any = ..., to: Any = ..., array: Any = ..., *args: Any, sec: Any = ...) -> float:
        """size(x1, x2, y1, y2), (1 to 4), or (&array): What the first view shows; or the limits of what is drawn, into an array."""
    def unmap(self, *args: Any, sec: Any = ...) -> float:
        """unmap(): Closes its windows."""
    def variable(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """variable(name): The range variable whose values are shown."""
    def view(self, left: Any = ..., bottom: Any = ..., width: Any = ..., height: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """view(left, bottom, width, height, x, y, w, h) or (2): One more view."""
    def view_count(self, *args: Any, sec: Any = ...) -> float:
        """view_count(): How many views are on the screen."""

class Pointer(HocObject, metaclass=HocClass):
    """Pointer(&variable or 'name' [, statement]): A pointer to a variable: p.val."""
    def __init__(self, variable: Any = ..., statement: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    val: float
    _ref_val: Pointed
    def assign(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """assign(x): Sets the variable and runs the statement; returns the value."""
    def s(self, *args: Any, sec: Any = ...) -> str:
        """s(): Name of the variable."""

class PtrVector(HocObject, metaclass=HocClass):
    """PtrVector(n): Places of n numbers, to be read and written all at once."""
    def __init__(self, n: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def gather(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """gather(Vector): Reads the numbers at the places into the Vector."""
    def getval(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """getval(i): Number at place i."""
    def label(self, text: Any = ..., *args: Any, sec: Any = ...) -> str:
        """label([text]): Sets or gives the label."""
    def plot(self, Graph: Any = ..., *args: Any, sec: Any = ...) -> float:
        """plot(Graph, ...): Draws the numbers; nothing without a window, as in NEURON."""
    def pset(self, i: Any = ..., variable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pset(i, &variable): Place i is where the variable is; returns its value."""
    def resize(self, n: Any = ..., *args: Any, sec: Any = ...) -> int:
        """resize(n): Changes how many places there are."""
    def scatter(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """scatter(Vector): Writes the Vector's numbers to the places."""
    def setval(self, i: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """setval(i, x): Sets the number at place i."""
    def size(self, *args: Any, sec: Any = ...) -> int:
        """size(): How many places there are."""

class PythonObject(HocObject, metaclass=HocClass):
    """PythonObject(): Python's main module, or any object that Python handed over."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...

class Random(HocObject, metaclass=HocClass):
    """Random([seed [, size]]): A stream of random numbers; normal with mean 0 and variance 1 until told otherwise."""
    def __init__(self, seed: Any = ..., size: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def MCellRan4(self, highindex: Any = ..., lowindex: Any = ..., *args: Any, sec: Any = ...) -> float:
        """MCellRan4([highindex [, lowindex]]): Draws from a stream of MCellRan4; gives its high index."""
    def Random123(self, id1: Any = ..., id2: Any = ..., id3: Any = ..., *args: Any, sec: Any = ...) -> float:
        """Random123([id1 [, id2 [, id3]]]): Draws from the Random123 stream of three ids."""
    def Random123_globalindex(self, index: Any = ..., *args: Any, sec: Any = ...) -> float:
        """Random123_globalindex([index]): The index that all Random123 streams have in common."""
    def binomial(self, n: Any = ..., p: Any = ..., *args: Any, sec: Any = ...) -> float:
        """binomial(n, p): Successes in n trials."""
    def discunif(self, low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """discunif(low, high): Whole numbers, ends included."""
    def erlang(self, mean: Any = ..., variance: Any = ..., *args: Any, sec: Any = ...) -> float:
        """erlang(mean, variance): Erlang."""
    def geometric(self, p: Any = ..., *args: Any, sec: Any = ...) -> float:
        """geometric(p): Trials until one is not below p."""
    def hypergeo(self, mean: Any = ..., variance: Any = ..., *args: Any, sec: Any = ...) -> float:
        """hypergeo(mean, variance): One of two exponentials."""
    def lognormal(self, mean: Any = ..., variance: Any = ..., *args: Any, sec: Any = ...) -> float:
        """lognormal(mean, variance): Log-normal."""
    def negexp(self, mean: Any = ..., *args: Any, sec: Any = ...) -> float:
        """negexp(mean): Exponential."""
    def normal(self, mean: Any = ..., variance: Any = ..., *args: Any, sec: Any = ...) -> float:
        """normal(mean, variance): Normal."""
    def play(self, var: Any = ..., *args: Any, sec: Any = ...) -> float:
        """play(&var): Sets a variable to a new number at finitialize and in every step."""
    def poisson(self, mean: Any = ..., *args: Any, sec: Any = ...) -> float:
        """poisson(mean): Poisson."""
    def repick(self, *args: Any, sec: Any = ...) -> float:
        """repick(): The next number."""
    def seq(self, position: Any = ..., *args: Any, sec: Any = ...) -> float:
        """seq([position]): Position in the stream."""
    def uniform(self, low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """uniform(low, high): Uniform in an interval."""
    def weibull(self, alpha: Any = ..., beta: Any = ..., *args: Any, sec: Any = ...) -> float:
        """weibull(alpha, beta): Weibull."""

class RangeVarPlot(HocObject, metaclass=HocClass):
    """RangeVarPlot(variable, expression of $1, or callable [, begin, end]): Values along the path between two places."""
    def __init__(self, variable: Any = ..., expression: Any = ..., of: Any = ..., callable: Any = ..., begin: Any = ..., end: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def plot(self, graph: Any, *args: Any, **kwargs: Any) -> Any: ...
    def begin(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """begin(x [, sec]): Where the path begins."""
    def color(self, number: Any = ..., *args: Any, sec: Any = ...) -> int:
        """color([number]): Sets its colour; gives the one before."""
    def d2root(self, *args: Any, sec: Any = ...) -> float:
        """d2root(): Distance, um, of the path from the root."""
    def end(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """end(x [, sec]): Where the path ends."""
    def from_vector(self, yvec: Any = ..., *args: Any, sec: Any = ...) -> float:
        """from_vector(yvec): Sets the variable to a Vector's values."""
    def left(self, *args: Any, sec: Any = ...) -> float:
        """left(): Abscissa, um, of the path's beginning."""
    def list(self, SectionList: Any = ..., *args: Any, sec: Any = ...) -> float:
        """list(SectionList): Appends the path's sections."""
    def origin(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """origin(x): Abscissa, um, of the path's place nearest to the root."""
    def right(self, *args: Any, sec: Any = ...) -> float:
        """right(): Abscissa, um, of the path's end."""
    def to_vector(self, yvec: Any = ..., xvec: Any = ..., *args: Any, sec: Any = ...) -> float:
        """to_vector(yvec [, xvec]): Values, and abscissae, into Vectors; gives how many."""
    def vector(self, *args: Any, sec: Any = ...) -> Any:
        """vector(): A new Vector of the values."""

class SaveState(HocObject, metaclass=HocClass):
    """SaveState(): The state of the simulation at a moment."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def fread(self, File: Any = ..., close: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fread(File [, close]): Reads a state, to be restored."""
    def fwrite(self, File: Any = ..., close: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fwrite(File [, close]): Writes the kept state."""
    def restore(self, without: Any = ..., events: Any = ..., *args: Any, sec: Any = ...) -> float:
        """restore([1: without events]): Goes back to the kept state."""
    def save(self, *args: Any, sec: Any = ...) -> float:
        """save(): Keeps the present state."""

class SectionBrowser(HocObject, metaclass=HocClass):
    """SectionBrowser([SectionList]): A window with a list of sections."""
    def __init__(self, SectionList: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def accept_action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """accept_action(command): What runs when a section is taken."""
    def select(self, *args: Any, sec: Any = ...) -> float:
        """select([sec]): Chooses a section."""
    def select_action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """select_action(command): What runs when a section is chosen."""

class SectionList(HocObject, metaclass=HocClass):
    """SectionList() or (python_list): Sections in order."""
    def __init__(self, python_list: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Section]: ...
    def allroots(self, *args: Any, sec: Any = ...) -> float:
        """allroots(): Appends all root sections."""
    def append(self, *args: Any, sec: Any = ...) -> float:
        """append([sec]): Appends the accessed section."""
    def children(self, *args: Any, sec: Any = ...) -> float:
        """children([sec]): Appends the children of the accessed section."""
    def contains(self, *args: Any, sec: Any = ...) -> bool:
        """contains([sec]): Is the accessed section in the list?"""
    def printnames(self, *args: Any, sec: Any = ...) -> float:
        """printnames(): Prints the names."""
    def remove(self, SectionList: Any = ..., *args: Any, sec: Any = ...) -> float:
        """remove([sec or SectionList]): Removes a section, or those of another list."""
    def size(self, *args: Any, sec: Any = ...) -> int:
        """size(): How many living sections there are."""
    def subtree(self, *args: Any, sec: Any = ...) -> float:
        """subtree([sec]): Appends the accessed section and all below it."""
    def unique(self, *args: Any, sec: Any = ...) -> int:
        """unique(): Removes what is in the list before; returns how many went."""
    def wholetree(self, *args: Any, sec: Any = ...) -> float:
        """wholetree([sec]): Appends all sections of the tree of the accessed section."""

class SectionRef(HocObject, metaclass=HocClass):
    """SectionRef([sec]): A section in a variable: sr.sec, sr.parent, sr.child[i]."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    sec: Section
    parent: Section
    trueparent: Section
    root: Section
    child: Any
    def exists(self, *args: Any, sec: Any = ...) -> bool:
        """exists(): Does it still exist?"""
    def has_parent(self, *args: Any, sec: Any = ...) -> bool:
        """has_parent(): Has it a parent?"""
    def has_trueparent(self, *args: Any, sec: Any = ...) -> bool:
        """has_trueparent(): Is there a section between it and the root?"""
    def is_cas(self, *args: Any, sec: Any = ...) -> bool:
        """is_cas(): Is it the accessed section?"""
    def nchild(self, *args: Any, sec: Any = ...) -> int:
        """nchild(): Number of children."""
    def rename(self, name: Any = ..., List: Any = ..., of: Any = ..., SectionRefs: Any = ..., *args: Any, sec: Any = ...) -> float:
        """rename(name [, List of SectionRefs]): Gives an unnamed section, or those of a List as an array, a name of the top level."""
    def unname(self, *args: Any, sec: Any = ...) -> float:
        """unname(): Forgets its name."""

class Shape(HocObject, metaclass=HocClass):
    """Shape([SectionList, show]): A picture of cells."""
    def __init__(self, SectionList: Any = ..., show: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """action(command): What runs when a section is chosen."""
    def begin(self, *args: Any, sec: Any = ...) -> float:
        """begin(): Plotted curves start anew."""
    def beginline(self, label: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> float:
        """beginline([label,] [color, brush]): Begins a curve for line."""
    def color(self, number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """color(number [, sec]): Colour of a section, or of a place of it."""
    def color_all(self, number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """color_all(number): Colour of all sections."""
    def color_list(self, SectionList: Any = ..., number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """color_list(SectionList, number): Colour of some sections."""
    def erase(self, *args: Any, sec: Any = ...) -> float:
        """erase(): Erases curves and marks; plotted ones start anew."""
    def erase_all(self, *args: Any, sec: Any = ...) -> float:
        """erase_all(): Erases everything."""
    def exec_menu(self, title: Any = ..., *args: Any, sec: Any = ...) -> float:
        """exec_menu(title): Chooses an entry of its menu."""
    def flush(self, *args: Any, sec: Any = ...) -> float:
        """flush(): Draws what is new."""
    def gif(self, name: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """gif(name [, x, y, w, h]): Shows a picture where there is a display."""
    def label(self, x: Any = ..., y: Any = ..., text: Any = ..., fix: Any = ..., scale: Any = ..., x_align: Any = ..., y_align: Any = ..., color: Any = ..., *args: Any, sec: Any = ...) -> float:
        """label(x, y, text [, fix, scale, x_align, y_align, color]) or (text): Puts a text; later ones without a place go below it."""
    def len_scale(self, factor: Any = ..., *args: Any, sec: Any = ...) -> float:
        """len_scale(factor [, sec]): Draws a section longer or shorter."""
    def line(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """line(x, y): Next point of the curve."""
    def mark(self, x: Any = ..., y: Any = ..., style: Any = ..., size: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mark(x, y [, style, size, color, brush]): Puts a mark."""
    def menu_action(self, title: Any = ..., command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """menu_action(title, command): Adds an entry to its menu."""
    def menu_tool(self, title: Any = ..., mouse: Any = ..., command: Any = ..., chosen: Any = ..., *args: Any, sec: Any = ...) -> float:
        """menu_tool(title, mouse command [, chosen command]): Adds a tool to its menu: the command gets (type, x, y, keys) of the mouse."""
    def nearest(self, x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nearest(x, y): Distance of the nearest section."""
    def nearest_seg(self, *args: Any, sec: Any = ...) -> Any:
        """nearest_seg(): The nearest segment, where there is a display."""
    def observe(self, SectionList: Any = ..., *args: Any, sec: Any = ...) -> float:
        """observe([SectionList]): Which sections it shows."""
    def point_mark(self, point: Any = ..., process: Any = ..., color: Any = ..., style: Any = ..., size: Any = ..., *args: Any, sec: Any = ...) -> float:
        """point_mark(point process, color [, style, size]): Marks a point process."""
    def point_mark_remove(self, point: Any = ..., process: Any = ..., *args: Any, sec: Any = ...) -> float:
        """point_mark_remove([point process]): Takes a mark off, or all."""
    def printfile(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """printfile(name): Writes a PostScript file where there is a display."""
    def push_selected(self, *args: Any, sec: Any = ...) -> float:
        """push_selected(): Accesses the chosen section; gives the place in it, or -1."""
    def rotate(self, x: Any = ..., y: Any = ..., z: Any = ..., angle_x: Any = ..., angle_y: Any = ..., angle_z: Any = ..., *args: Any, sec: Any = ...) -> float:
        """rotate([x, y, z, angle_x, angle_y, angle_z]): Turns it around an origin; without arguments back."""
    def save_name(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save_name(name [, 1]): Name that a session file gives it."""
    def select(self, *args: Any, sec: Any = ...) -> float:
        """select([sec]): Chooses a section."""
    def selected_seg(self, *args: Any, sec: Any = ...) -> Any:
        """selected_seg(): The chosen segment, where there is a display."""
    def show(self, mode: Any = ..., *args: Any, sec: Any = ...) -> float:
        """show(mode): 0 with diameters, 1 lines, 2 schematic."""
    def size(self, x1: Any = ..., x2: Any = ..., y1: Any = ..., y2: Any = ..., to: Any = ..., array: Any = ..., *args: Any, sec: Any = ...) -> float:
        """size(x1, x2, y1, y2), (1 to 4), or (&array): What the first view shows; or the limits of what is drawn, into an array."""
    def unmap(self, *args: Any, sec: Any = ...) -> float:
        """unmap(): Closes its windows."""
    def view(self, left: Any = ..., bottom: Any = ..., width: Any = ..., height: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """view(left, bottom, width, height, x, y, w, h) or (2): One more view."""
    def view_count(self, *args: Any, sec: Any = ...) -> float:
        """view_count(): How many views are on the screen."""

class StateTransitionEvent(HocObject, metaclass=HocClass):
    """StateTransitionEvent(n [, point process]): n states, and the conditions that lead from one to another."""
    def __init__(self, n: Any = ..., point: Any = ..., process: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def state(self, i: Any = ..., *args: Any, sec: Any = ...) -> int:
        """state([i]): The state it is, or was before it is set."""
    def transition(self, to: Any = ..., variable: Any = ..., other: Any = ..., statement: Any = ..., *args: Any, sec: Any = ...) -> float:
        """transition(from, to, &variable, &other [, statement]): From one state to another when a variable exceeds another."""

class StringFunctions(HocObject, metaclass=HocClass):
    """StringFunctions(): Functions of strings."""
    def __init__(self, *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def alias(self, object: Any = ..., name: Any = ..., variable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """alias(object [, name [, &variable or object]]): Gives an object of a template one more member; without meaning removes it, without name all."""
    def alias_list(self, object: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """alias_list(object): A List of Strings: the names that alias gave."""
    def head(self, s: Any = ..., pattern: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> int:
        """head(s, pattern, result): What stands before the match; its length, or -1."""
    def is_artificial(self, object: Any = ..., *args: Any, sec: Any = ...) -> int:
        """is_artificial(object): 0, or the number of the kind of artificial cell it is."""
    def is_name(self, name: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """is_name(name): Is the name known?"""
    def is_point_process(self, object: Any = ..., *args: Any, sec: Any = ...) -> int:
        """is_point_process(object): 0, or the number of the kind of point process it is."""
    def left(self, s: Any = ..., n: Any = ..., *args: Any, sec: Any = ...) -> float:
        """left(s, n): Keeps the first n characters."""
    def len(self, s: Any = ..., *args: Any, sec: Any = ...) -> int:
        """len(s): Number of characters."""
    def ltrim(self, s: Any = ..., result: Any = ..., characters: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ltrim(s, result [, characters]): Removes characters at the beginning."""
    def references(self, object: Any = ..., *args: Any, sec: Any = ...) -> int:
        """references(object): Prints where the references to an object are; how many were found."""
    def right(self, s: Any = ..., n: Any = ..., *args: Any, sec: Any = ...) -> float:
        """right(s, n): Removes the first n characters."""
    def rtrim(self, s: Any = ..., result: Any = ..., characters: Any = ..., *args: Any, sec: Any = ...) -> float:
        """rtrim(s, result [, characters]): Removes characters at the end."""
    def substr(self, s: Any = ..., part: Any = ..., *args: Any, sec: Any = ...) -> int:
        """substr(s, part): Position of a part, or -1."""
    def tail(self, s: Any = ..., pattern: Any = ..., result: Any = ..., *args: Any, sec: Any = ...) -> int:
        """tail(s, pattern, result): What stands behind the match; where it begins, or -1."""

class SymChooser(HocObject, metaclass=HocClass):
    """SymChooser([title [, kind]]): A window in which a variable is chosen."""
    def __init__(self, title: Any = ..., kind: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def run(self, *args: Any, sec: Any = ..., progress: Any = ...) -> float:
        """run(): Asks: 1 when something was chosen."""
    def text(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """text(strdef): Gives what was chosen."""

class TextEditor(HocObject, metaclass=HocClass):
    """TextEditor([text, rows, columns]): A window with a text."""
    def __init__(self, text: Any = ..., rows: Any = ..., columns: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def map(self, title: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """map([title, x, y, w, h]): Opens a window with it."""
    def readonly(self, flag: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """readonly([flag]): May the user not change it?"""
    def text(self, text: Any = ..., *args: Any, sec: Any = ...) -> str:
        """text([text]): Sets the text; gives it."""

class Timer(HocObject, metaclass=HocClass):
    """Timer(statement): Runs a statement now and then in a windowed session."""
    def __init__(self, statement: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def end(self, *args: Any, sec: Any = ...) -> float:
        """end(): Ends it."""
    def seconds(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """seconds([x]): Sets or gives the interval, s."""
    def start(self, *args: Any, sec: Any = ...) -> float:
        """start(): Starts it; nothing runs without a window."""

class VBox(HocObject, metaclass=HocClass):
    """VBox([frame, scroll]): What is made while it intercepts stands in it, one below the other."""
    def __init__(self, frame: Any = ..., scroll: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def adjust(self, size: Any = ..., i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """adjust(size [, i]): Sizes what has handle i."""
    def adjuster(self, size: Any = ..., *args: Any, sec: Any = ...) -> float:
        """adjuster(size): What comes next gets a handle to size it."""
    def dialog(self, title: Any = ..., accept: Any = ..., cancel: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dialog(title [, accept, cancel]): Asks: 1 accepted, 0 cancelled."""
    def dismiss_action(self, command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dismiss_action(command): What runs when its window is closed."""
    def full_request(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """full_request([flag]): Does it ask its children again when it is resized?"""
    def intercept(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """intercept(flag): 1: what is made from now on stands in it; 0: no more."""
    def ismapped(self, *args: Any, sec: Any = ...) -> bool:
        """ismapped(): Is it on the screen?"""
    def map(self, title: Any = ..., x: Any = ..., y: Any = ..., w: Any = ..., h: Any = ..., *args: Any, sec: Any = ...) -> float:
        """map([title [, x, y, w, h]]): Opens a window with it."""
    def priority(self, number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """priority(number): Its order in a session."""
    def ref(self, object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ref(object): The object lives as long as the window."""
    def save(self, command: Any = ..., object: Any = ..., strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save(command or object) or (strdef, 1): How a session makes it."""
    def size(self, array: Any = ..., *args: Any, sec: Any = ...) -> float:
        """size(&array): Left, bottom, width and height of its window."""
    def unmap(self, accept: Any = ..., *args: Any, sec: Any = ...) -> float:
        """unmap([accept]): Closes its window."""

class ValueFieldEditor(HocObject, metaclass=HocClass):
    """ValueFieldEditor(prompt [, variable, ...]): A field of a panel, as an object."""
    def __init__(self, prompt: Any = ..., variable: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def default(self, *args: Any, sec: Any = ...) -> float:
        """default(): What the field shows becomes its default."""

class Vector(HocObject, metaclass=HocClass):
    """Vector([n [, value]]): A list of numbers."""
    def __init__(self, n: Any = ..., value: Any = ..., *args: Any, sec: Any = ..., **kwargs: Any) -> None: ...
    def __len__(self) -> int: ...
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
    x: Pointed
    _ref_x: Pointed
    def abs(self, source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """abs([source]): Absolute values."""
    def add(self, number: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """add(number or Vector): Adds."""
    def addrand(self, random: Any = ..., to: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """addrand(random [, from, to]): Adds random numbers."""
    def append(self, number: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """append(number or Vector, ...): Appends numbers."""
    def apply(self, function: Any = ..., first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """apply(function [, first, last]): Applies a function to each element."""
    def at(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """at([first, last]): A new Vector of some elements."""
    def buffer_size(self, n: Any = ..., *args: Any, sec: Any = ...) -> int:
        """buffer_size([n]): How many elements fit without moving."""
    def c(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """c([first, last]): A copy."""
    def cl(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """cl([first, last]): A copy with the label."""
    def clear(self, *args: Any, sec: Any = ...) -> Vector:
        """clear(): Removes all elements."""
    def contains(self, x: Any = ..., *args: Any, sec: Any = ...) -> bool:
        """contains(x): Is the number in it?"""
    def convlv(self, source: Any = ..., response: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """convlv(source, response [, 1 or -1]): Convolution with a response in wrap-around order; -1 undoes it."""
    def copy(self, source: Any = ..., to: Any = ..., first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """copy(source [, to] [, first, last]): Copies numbers from another Vector."""
    def correl(self, source: Any = ..., other: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """correl(source [, other]): Correlation."""
    def deriv(self, source: Any = ..., dx: Any = ..., method: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """deriv([source,] [dx] [, method]): Differences divided by dx."""
    def div(self, number: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """div(number or Vector): Divides."""
    def dot(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """dot(Vector): Scalar product."""
    def eq(self, Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """eq(Vector): Are all elements equal?"""
    def fft(self, source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """fft([source,] 1 or -1): Fourier transform, or (-1) the way back."""
    def fill(self, x: Any = ..., first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """fill(x [, first, last]): Sets elements to a value."""
    def filter(self, source: Any = ..., amplitudes: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """filter(source, amplitudes): Convolution with a filter."""
    def firstpeak(self, *args: Any, sec: Any = ...) -> float:
        """firstpeak(): Index of the first maximum at or above -20."""
    def fit(self, fitted: Any = ..., function: Any = ..., xs: Any = ..., parameter: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fit(fitted, function, xs, &parameter, ...): Changes parameters so that a function fits; returns the mean squared error."""
    def floor(self, source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """floor([source]): Rounds down."""
    def fread(self, File: Any = ..., n: Any = ..., kind: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fread(File [, n [, kind]]): Reads numbers as they are in memory."""
    def from_double(self, n: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """from_double(n, &x): Copies n numbers from a HOC array."""
    def fwrite(self, File: Any = ..., first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> int:
        """fwrite(File [, first, last]): Writes numbers as they are in memory."""
    def get(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """get(i): An element."""
    def hist(self, source: Any = ..., n: Any = ..., width: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """hist(source, from, n, width): How many numbers fall into each bin."""
    def histogram(self, low: Any = ..., high: Any = ..., width: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """histogram(low, high, width): A new Vector with how many numbers fall into each bin."""
    def ind(self, positions: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """ind(positions): A new Vector of the elements at some positions."""
    def index(self, source: Any = ..., positions: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """index(source, positions): Elements of source at some positions."""
    def indgen(self, first: Any = ..., last: Any = ..., step: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """indgen([first,] [last,] [step]): 0, 1, 2, ... or first, first+step, ..."""
    def indvwhere(self, source: Any = ..., operator: Any = ..., a: Any = ..., b: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """indvwhere([source,] operator, a [, b]): Positions of the elements that pass a test."""
    def indwhere(self, operator: Any = ..., a: Any = ..., b: Any = ..., *args: Any, sec: Any = ...) -> int:
        """indwhere(operator, a [, b]): Position of the first element that passes a test, or -1."""
    def inf(self, current: Any = ..., dt: Any = ..., gl: Any = ..., el: Any = ..., cm: Any = ..., threshold: Any = ..., reset: Any = ..., refractory: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """inf(current, dt, gl, el, cm, threshold, reset [, refractory]): Potential of an integrate and fire cell."""
    def insrt(self, i: Any = ..., number: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """insrt(i, number or Vector): Inserts before element i."""
    def integral(self, source: Any = ..., dx: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """integral([source,] [dx]): Running sum times dx."""
    def interpolate(self, xs: Any = ..., source_xs: Any = ..., source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """interpolate(xs, source_xs [, source]): Values of a piecewise linear function."""
    def label(self, text: Any = ..., *args: Any, sec: Any = ...) -> str:
        """label([text]): Sets or gives the label."""
    def line(self, Graph: Any = ..., x: Any = ..., increment: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """line(Graph [, x or increment] [, color, brush]): A curve of its numbers."""
    def log(self, source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """log([source]): Natural logarithms."""
    def log10(self, source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """log10([source]): Decimal logarithms."""
    def mag(self, *args: Any, sec: Any = ...) -> float:
        """mag(): Length as a vector."""
    def mark(self, Graph: Any = ..., x: Any = ..., increment: Any = ..., style: Any = ..., size: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """mark(Graph, x or increment [, style, size, color, brush]): Marks at its numbers."""
    def max(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """max([first, last]): Largest element."""
    def max_ind(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> int:
        """max_ind([first, last]): Position of the largest element."""
    def mean(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mean([first, last]): Mean."""
    def meansqerr(self, Vector: Any = ..., weights: Any = ..., *args: Any, sec: Any = ...) -> float:
        """meansqerr(Vector [, weights]): Mean squared difference."""
    def medfltr(self, source: Any = ..., points: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """medfltr([source,] [points]): Running median."""
    def median(self, *args: Any, sec: Any = ...) -> float:
        """median(): Median of all elements."""
    def min(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """min([first, last]): Smallest element."""
    def min_ind(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> int:
        """min_ind([first, last]): Position of the smallest element."""
    def mul(self, number: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """mul(number or Vector): Multiplies."""
    def play(self, var: Any = ..., dt: Any = ..., times: Any = ..., continuous: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """play(&var [, dt or times [, continuous]]): Plays into a variable, from the next finitialize on."""
    def play_remove(self, *args: Any, sec: Any = ...) -> float:
        """play_remove(): Ends recording and playing."""
    def plot(self, Graph: Any = ..., x: Any = ..., increment: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """plot(Graph [, x or increment] [, color, brush]): A curve of its numbers."""
    def ploterr(self, Graph: Any = ..., x: Any = ..., error: Any = ..., size: Any = ..., color: Any = ..., brush: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """ploterr(Graph, x, error [, size, color, brush]): Error bars at its numbers."""
    def pow(self, source: Any = ..., exponent: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """pow([source,] exponent): Raises to a power."""
    def printf(self, File: Any = ..., format: Any = ..., first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> int:
        """printf([File,] [format] [, first, last]): Prints the numbers."""
    def psth(self, counts: Any = ..., dt: Any = ..., trials: Any = ..., size: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """psth(counts, dt, trials, size): Firing rate, Hz; each bin is widened until it holds size counts."""
    def rebin(self, source: Any = ..., factor: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """rebin([source,] factor): Sums of groups of neighbours."""
    def record(self, var: Any = ..., dt: Any = ..., times: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """record(&var [, dt or times]): Records a variable, from the next finitialize on."""
    def reduce(self, function: Any = ..., base: Any = ..., first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """reduce(function [, base [, first, last]]): base plus the sum of a function of each element."""
    def remove(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """remove(first [, last]): Removes elements."""
    def resample(self, source: Any = ..., factor: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """resample(source, factor): Repeats or skips elements."""
    def resize(self, n: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """resize(n): Changes the number of elements; new ones are 0."""
    def reverse(self, *args: Any, sec: Any = ...) -> Vector:
        """reverse(): Reverses the order."""
    def rotate(self, n: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """rotate(n [, 0]): Moves everything n places to the right, around the end (or filling with 0)."""
    def scale(self, low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """scale(low, high): Scales to a range; returns the factor."""
    def scanf(self, File: Any = ..., n: Any = ..., column: Any = ..., columns: Any = ..., *args: Any, sec: Any = ...) -> int:
        """scanf(File [, n] [, column, columns]): Reads numbers from a file."""
    def scantil(self, File: Any = ..., end: Any = ..., column: Any = ..., columns: Any = ..., *args: Any, sec: Any = ...) -> int:
        """scantil(File, end [, column, columns]): Reads numbers until one equals end."""
    def set(self, i: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """set(i, x): Sets an element."""
    def setrand(self, random: Any = ..., to: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """setrand(random [, from, to]): Fills with random numbers."""
    def sin(self, freq: Any = ..., phase: Any = ..., dt: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """sin(freq, phase [, dt]): A sine wave: frequency in Hz, dt in ms."""
    def size(self, *args: Any, sec: Any = ...) -> int:
        """size(): Number of elements."""
    def smhist(self, source: Any = ..., n: Any = ..., width: Any = ..., variance: Any = ..., weights: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """smhist(source, from, n, width, variance [, weights]): Histogram, smoothed by a normal density."""
    def sort(self, *args: Any, sec: Any = ...) -> Vector:
        """sort(): Sorts, smallest first."""
    def sortindex(self, result: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """sortindex([result]): The positions that would sort it."""
    def spctrm(self, source: Any = ..., size: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """spctrm(source [, size]): Power at size frequencies."""
    def spikebin(self, source: Any = ..., threshold: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """spikebin(source, threshold): 1 where it rises above a threshold."""
    def sqrt(self, source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """sqrt([source]): Square roots."""
    def stderr(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """stderr([first, last]): Standard error of the mean."""
    def stdev(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """stdev([first, last]): Standard deviation."""
    def sub(self, number: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """sub(number or Vector): Subtracts."""
    def sum(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """sum([first, last]): Sum."""
    def sumgauss(self, low: Any = ..., high: Any = ..., step: Any = ..., variance: Any = ..., weights: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """sumgauss(low, high, step, variance [, weights]): Sum of normal densities around each number."""
    def sumsq(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """sumsq([first, last]): Sum of squares."""
    def tanh(self, source: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """tanh([source]): Hyperbolic tangents."""
    def trigavg(self, source: Any = ..., triggers: Any = ..., before: Any = ..., after: Any = ..., *args: Any, sec: Any = ...) -> float:
        """trigavg(source, triggers, before, after): Mean around triggers; returns how many counted."""
    def var(self, first: Any = ..., last: Any = ..., *args: Any, sec: Any = ...) -> float:
        """var([first, last]): Variance."""
    def vread(self, File: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vread(File): Reads what vwrite wrote."""
    def vwrite(self, File: Any = ..., kind: Any = ..., *args: Any, sec: Any = ...) -> float:
        """vwrite(File [, kind]): Writes the numbers in binary: 1 in 8 bits, 2 in 16, 3 float, 4 double, 5 int."""
    def where(self, source: Any = ..., operator: Any = ..., a: Any = ..., b: Any = ..., *args: Any, sec: Any = ...) -> Vector:
        """where([source,] operator, a [, b]): The elements that pass a test."""
    def width(self, x: Any = ..., level: Any = ..., *args: Any, sec: Any = ...) -> float:
        """width(x, level): How long the course stays above a level."""
    def xfitness(self, x: Any = ..., peak: Any = ..., ys: Any = ..., xs: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xfitness(x, peak, ys, xs): Squared differences of where the course reaches ordinates."""
    def yfitness(self, x: Any = ..., peak: Any = ..., ys: Any = ..., xs: Any = ..., *args: Any, sec: Any = ...) -> float:
        """yfitness(x, peak, ys, xs): Squared differences of the course at abscissae relative to the peak."""

class APCount(PointProcess):
    """Point process."""
    n: float
    _ref_n: Pointed
    thresh: float  # mV
    _ref_thresh: Pointed
    time: float  # ms
    _ref_time: Pointed
    firing: float
    _ref_firing: Pointed

class AlphaSynapse(PointProcess):
    """Point process."""
    onset: float  # ms
    _ref_onset: Pointed
    tau: float  # ms
    _ref_tau: Pointed
    gmax: float  # uS
    _ref_gmax: Pointed
    e: float  # mV
    _ref_e: Pointed
    i: float  # nA
    _ref_i: Pointed

class Exp2Syn(PointProcess):
    """Point process."""
    tau1: float  # ms
    _ref_tau1: Pointed
    tau2: float  # ms
    _ref_tau2: Pointed
    e: float  # mV
    _ref_e: Pointed
    i: float  # nA
    _ref_i: Pointed
    g: float  # uS
    _ref_g: Pointed
    A: float  # uS
    _ref_A: Pointed
    B: float  # uS
    _ref_B: Pointed

class ExpSyn(PointProcess):
    """Point process."""
    tau: float  # ms
    _ref_tau: Pointed
    e: float  # mV
    _ref_e: Pointed
    i: float  # nA
    _ref_i: Pointed
    g: float  # uS
    _ref_g: Pointed

class IClamp(PointProcess):
    """Point process."""
    delay: float  # ms
    _ref_delay: Pointed
    dur: float  # ms
    _ref_dur: Pointed
    amp: float  # nA
    _ref_amp: Pointed
    i: float  # nA
    _ref_i: Pointed

class IntFire1(PointProcess):
    """Point process."""
    tau: float  # ms
    _ref_tau: Pointed
    refrac: float  # ms
    _ref_refrac: Pointed
    m: float
    _ref_m: Pointed

class IntFire2(PointProcess):
    """Point process."""
    taus: float  # ms
    _ref_taus: Pointed
    taum: float  # ms
    _ref_taum: Pointed
    ib: float
    _ref_ib: Pointed
    i: float
    _ref_i: Pointed
    m: float
    _ref_m: Pointed

class IntFire4(PointProcess):
    """Point process."""
    taue: float  # ms
    _ref_taue: Pointed
    taui1: float  # ms
    _ref_taui1: Pointed
    taui2: float  # ms
    _ref_taui2: Pointed
    taum: float  # ms
    _ref_taum: Pointed
    e: float
    _ref_e: Pointed
    i1: float
    _ref_i1: Pointed
    i2: float
    _ref_i2: Pointed
    m: float
    _ref_m: Pointed
    nself: float
    _ref_nself: Pointed
    nexcite: float
    _ref_nexcite: Pointed
    ninhibit: float
    _ref_ninhibit: Pointed
    ae: float  # 1/ms
    _ref_ae: Pointed
    ai1: float  # 1/ms
    _ref_ai1: Pointed
    ai2: float  # 1/ms
    _ref_ai2: Pointed

class NetStim(PointProcess):
    """Point process."""
    interval: float  # ms
    _ref_interval: Pointed
    number: float
    _ref_number: Pointed
    start: float  # ms
    _ref_start: Pointed
    noise: float
    _ref_noise: Pointed
    ranvar: float
    _ref_ranvar: Pointed

class OClamp(PointProcess):
    """Point process."""
    rs: float  # megohm
    _ref_rs: Pointed
    on: float  # ms
    _ref_on: Pointed
    off: float  # ms
    _ref_off: Pointed
    vc: float  # mV
    _ref_vc: Pointed
    switched_on: float
    _ref_switched_on: Pointed
    i: float  # nA
    _ref_i: Pointed

class PatternStim(PointProcess):
    """Point process."""
    fake_output: float
    _ref_fake_output: Pointed

class PointProcessMark(PointProcess):
    """Point process."""

class SEClamp(PointProcess):
    """Point process."""
    rs: float  # megohm
    _ref_rs: Pointed
    dur1: float  # ms
    _ref_dur1: Pointed
    amp1: float  # mV
    _ref_amp1: Pointed
    dur2: float  # ms
    _ref_dur2: Pointed
    amp2: float  # mV
    _ref_amp2: Pointed
    dur3: float  # ms
    _ref_dur3: Pointed
    amp3: float  # mV
    _ref_amp3: Pointed
    i: float  # nA
    _ref_i: Pointed
    vc: float  # mV
    _ref_vc: Pointed

class VClamp(PointProcess):
    """Point process."""
    dur: Pointed  # ms
    _ref_dur: Pointed
    amp: Pointed  # mV
    _ref_amp: Pointed
    gain: float
    _ref_gain: Pointed
    rstim: float  # megohm
    _ref_rstim: Pointed
    tau1: float  # ms
    _ref_tau1: Pointed
    tau2: float  # ms
    _ref_tau2: Pointed
    e0: float  # mV
    _ref_e0: Pointed
    vo0: float  # mV
    _ref_vo0: Pointed
    vi0: float  # mV
    _ref_vi0: Pointed
    fac: float
    _ref_fac: Pointed
    i: float  # nA
    _ref_i: Pointed
    e: float  # mV
    _ref_e: Pointed
    vo: float  # mV
    _ref_vo: Pointed
    vi: float  # mV
    _ref_vi: Pointed

def execute(statement: str) -> bool: ...
def hoc_ac(x: float | None = None) -> float: ...
