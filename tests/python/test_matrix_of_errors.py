"""Every kind of mistake, at every kind of door: an exception with its chain, and an engine that goes on."""

import threading

import neuron
import pytest
from neuron import h, nrn

h.load_file("stdrun.hoc")


class Boom(Exception):
    """What the callbacks of these tests raise."""


def boom(*_):
    raise Boom("from a callback")


def chain(error):
    """The exceptions behind an exception."""
    while error is not None:
        yield type(error)
        error = error.__cause__ or error.__context__


@pytest.fixture(autouse=True)
def still_usable():
    """After each test a model can be built and run."""
    yield
    section = h.Section(name="after")
    section.insert("hh")
    h.finitialize(-65)
    h.continuerun(0.1)
    assert h.t == pytest.approx(0.1)


@pytest.fixture
def soma():
    section = h.Section(name="soma")
    section.insert("pas")
    return section


def run():
    h.finitialize(-65)
    h.continuerun(2)


def by_handler(soma):
    return h.FInitializeHandler(boom), run


def by_handler_with_argument(soma):
    return h.FInitializeHandler((boom, 3)), run


def by_event(soma):
    def start():
        h.finitialize(-65)
        h.CVode().event(1, boom)
        h.continuerun(2)

    return None, start


def by_recording(soma):
    connection = h.NetCon(soma(0.5)._ref_v, None, sec=soma)
    connection.threshold = -70
    connection.record(boom)

    def start():
        h.finitialize(-80)
        soma(0.5).v = -60
        h.continuerun(2)

    return connection, start


def by_hoc(soma):
    h("objref held_for_hoc_")
    h.held_for_hoc_ = boom
    h("proc calls_boom_() { held_for_hoc_._(1) }")
    return None, h.calls_boom_


def by_nrnpython(soma):
    import __main__

    __main__.boom = boom
    h("objref main_of_python_\nmain_of_python_ = new PythonObject()")
    h("proc calls_main_() { main_of_python_.boom(1) }")
    return None, h.calls_main_


def by_iterator(soma):
    def items():
        yield 1
        raise Boom("from an iterator")

    return None, lambda: h.Vector(items())


def by_section_list(soma):
    def items():
        yield soma
        raise Boom("from an iterator")

    return None, lambda: h.SectionList(items())


def by_float(soma):
    class Odd:
        def __float__(self):
            raise Boom("no number")

    return None, lambda: h.Vector([Odd()])


def by_name_of_a_cell(soma):
    class Cell:
        def __str__(self):
            raise Boom("no name")

    cell = Cell()
    section = h.Section(name="of_cell", cell=cell)
    return (cell, section), lambda: str(section)


def by_states(soma):
    states = h.StateTransitionEvent(2)
    states.transition(0, 1, soma(0.5)._ref_v, h._ref_celsius, boom)

    def start():
        h.finitialize(-65)
        soma(0.5).v = 50
        h.continuerun(2)

    return states, start


def by_apply(soma):
    h("objref applied_by_hoc_")
    h.applied_by_hoc_ = boom
    h("func applied_() { applied_by_hoc_._($1) return 1 }")
    return None, lambda: h.Vector([1, 2]).apply("applied_")


def by_button(soma):
    h.xpanel("of_the_matrix")
    h.xbutton("press_me", boom)
    h.xpanel()
    return None, lambda: neuron_screen().press("press_me")


def by_field(soma):
    class Odd:
        @property
        def x(self):
            raise Boom("no such number")

        @x.setter
        def x(self, value):
            raise Boom("not this number")

    odd = Odd()
    h.xpanel("of_the_matrix_too")
    h.xvalue("number_of_mine", (odd, "x"), 1)
    h.xpanel()
    return odd, lambda: neuron_screen().field("number_of_mine", 3)


def by_attribute(soma):
    class Odd:
        def __getattr__(self, name):
            raise Boom(name)

    h("objref odd_of_python_")
    h.odd_of_python_ = Odd()
    h("func reads_odd_() { return odd_of_python_.x }")
    return None, h.reads_odd_


def by_setting(soma):
    class Odd:
        def __setattr__(self, name, value):
            raise Boom(name)

    h("objref odd_to_set_")
    h.odd_to_set_ = Odd()
    h("proc sets_odd_() { odd_to_set_.x = 3 }")
    return None, h.sets_odd_


def by_index(soma):
    class Odd:
        def __getitem__(self, key):
            raise Boom(key)

    h("objref odd_to_index_")
    h.odd_to_index_ = Odd()
    h("func indexes_odd_() { return odd_to_index_._[2] }")
    return None, h.indexes_odd_


def by_job(soma):
    pc = h.ParallelContext()

    def start():
        pc.submit(boom, 1)
        while pc.working():
            pass

    return pc, start


def by_extra_scatter(soma):
    cvode = h.CVode()
    cvode.extra_scatter_gather(0, boom)

    def start():
        try:
            h.finitialize(-65)
            h.continuerun(1)
        finally:
            cvode.extra_scatter_gather_remove(boom)

    return cvode, start


def by_hoc_iterator(soma):
    h("objref body_of_loop_")
    h.body_of_loop_ = boom
    h("iterator thrice_() { for i_loop_ = 0, 2 iterator_statement }")
    h("proc loops_() { for thrice_() { body_of_loop_._(1) } }")
    return None, h.loops_


def by_python_apply(soma):
    return None, lambda: h.Vector([1, 2]).apply(boom)


def by_checkbox(soma):
    h.xpanel("with_a_checkbox")
    h.xcheckbox("check_me", (State(), "on"), boom)
    h.xpanel()
    return None, lambda: neuron_screen().press("check_me")


def by_state_button(soma):
    h.xpanel("with_a_state_button")
    h.xstatebutton("switch_me", (State(), "on"), boom)
    h.xpanel()
    return None, lambda: neuron_screen().press("switch_me")


def by_radio_button(soma):
    h.xpanel("with_radio_buttons")
    h.xmenu("choices")
    h.xradiobutton("choose_me", boom)
    h.xmenu()
    h.xpanel()
    return None, lambda: neuron_screen().press("choose_me")


def by_field_with_an_action(soma):
    h.xpanel("with_a_field")
    h.xpvalue("amount_of_mine", (State(), "on"), 1, boom)
    h.xpanel()
    return None, lambda: neuron_screen().field("amount_of_mine", 3)


def by_linear_mechanism(soma):
    c, g = h.Matrix(1, 1), h.Matrix(1, 1)
    y, b = h.Vector(1), h.Vector(1)
    g.setval(0, 0, 1)
    layers = h.Vector([0])
    sections = h.SectionList([soma])
    equations = h.LinearMechanism(boom, c, g, y, b, sections, h.Vector([0.5]), layers)

    def start():
        h.finitialize(-65)
        h.fadvance()

    return equations, start


def by_gid_of_a_cell_that_will_not_print(soma):
    class Cell:
        def __str__(self):
            raise Boom("no name")

    cell = Cell()
    section = h.Section(name="of_gid", cell=cell)
    return (cell, section), lambda: section.psection()


def by_progress(soma):
    def start():
        h.tstop = 50
        h.run(progress=boom)

    return None, start


def by_map(soma):
    pc = h.ParallelContext()
    return pc, lambda: (pc.submit(boom), pc.working())


def by_event_of_an_event(soma):
    def start():
        h.finitialize(-65)
        h.CVode().event(1, lambda: h.CVode().event(1.5, boom))
        h.continuerun(3)

    return None, start


def by_net_con_event(soma):
    stim, target = h.NetStim(), h.NetStim()
    connection = h.NetCon(stim, None)
    connection.record((boom, 1))
    stim.start, stim.number = 1, 1
    return (stim, target, connection), run


def by_destructor(soma):
    class Loud:
        def __del__(self):
            raise Boom("in __del__")

    items = h.List()
    items.append(Loud())

    def start():
        items.remove_all()
        raise Boom("__del__ is only reported")

    return items, start


def by_comparison(soma):
    class Odd:
        def __eq__(self, other):
            raise Boom("not comparable")

        __hash__ = None

    return None, lambda: h.Vector() == Odd() or Odd() == h.Vector()


def by_number_argument(soma):
    class Odd:
        def __float__(self):
            raise Boom("no number")

    return None, lambda: setattr(soma, "L", Odd())


def by_range_variable(soma):
    class Odd:
        def __float__(self):
            raise Boom("no number")

    return None, lambda: setattr(soma(0.5), "v", Odd())


def by_index_argument(soma):
    class Odd:
        def __index__(self):
            raise Boom("no index")

    return None, lambda: h.Vector(3)[Odd()]


class State:
    on = 0


def by_subclass(soma):
    class Mine(neuron.hclass(h.NetStim)):
        def __new__(cls):
            return super().__new__(cls)

        def __init__(self):
            raise Boom("in __init__")

    return None, Mine


def neuron_screen():
    from neuron import screen

    return screen


DOORS = [
    by_handler, by_handler_with_argument, by_event, by_recording, by_hoc, by_nrnpython, by_iterator, by_section_list, by_float, by_name_of_a_cell, by_states, by_apply,
    by_button, by_field, by_attribute, by_setting, by_index, by_job, by_extra_scatter, by_hoc_iterator, by_subclass, by_python_apply, by_checkbox,
    by_state_button, by_radio_button, by_field_with_an_action, by_linear_mechanism, by_progress, by_map,
    by_event_of_an_event, by_net_con_event, by_destructor, by_comparison, by_number_argument, by_range_variable, by_index_argument, by_gid_of_a_cell_that_will_not_print,
]  # fmt: skip


@pytest.mark.parametrize("door", DOORS, ids=[door.__name__ for door in DOORS])
def test_an_exception_inside_a_callback_comes_out_with_its_chain(soma, door, capsys):
    kept, action = door(soma)
    with pytest.raises(Exception) as caught:
        action()
    assert Boom in chain(caught.value) or "Boom" in str(caught.value) or "valid number" in str(caught.value)
    del kept
    h.finitialize(-65) if door not in (by_handler, by_handler_with_argument) else None


def test_recursion_between_the_languages_ends_with_an_error(soma):
    def again(*_):
        h.and_again_()

    h("objref again_of_python_")
    h.again_of_python_ = again
    h("proc and_again_() { again_of_python_._() }")
    with pytest.raises((RuntimeError, RecursionError)):
        h.and_again_()
    h("proc for_ever_() { for_ever_() }")
    with pytest.raises(neuron.HocError):
        h.for_ever_()


DEAD = {
    "section": lambda soma, dead, clamp: dead.L,
    "segment": lambda soma, dead, clamp: dead(0.5).v,
    "connect": lambda soma, dead, clamp: soma.connect(dead),
    "access": lambda soma, dead, clamp: h.distance(0, sec=dead),
    "netcon": lambda soma, dead, clamp: h.NetCon(dead(0.5)._ref_v, None, sec=dead),
    "clamp": lambda soma, dead, clamp: h.IClamp(dead(0.5)),
    "moved": lambda soma, dead, clamp: clamp.loc(dead(0.5)),
    "record": lambda soma, dead, clamp: h.Vector().record(dead(0.5)._ref_v),
    "children": lambda soma, dead, clamp: dead.children(),
    "points": lambda soma, dead, clamp: dead.pt3dadd(0, 0, 0, 1),
    "psection": lambda soma, dead, clamp: dead.psection(),
}


@pytest.mark.parametrize("use", DEAD.values(), ids=DEAD.keys())
def test_a_dead_section_is_refused_everywhere(soma, use):
    dead = h.Section(name="dead")
    clamp = h.IClamp(soma(0.5))
    h.delete_section(sec=dead)
    with pytest.raises((ReferenceError, RuntimeError, AttributeError)):
        use(soma, dead, clamp)


WRONG = {
    "a string for a number": lambda soma: h.Vector("three"),
    "a section for a number": lambda soma: h.Vector(3).fill(soma),
    "a list for a section": lambda soma: soma.connect([1]),
    "nothing for a section": lambda soma: soma.connect(),
    "a wrong keyword": lambda soma: h.finitialize(v=3),
    "sec= that is no section": lambda soma: h.area(0.5, sec=3),
    "a wrong keyword of a class": lambda soma: h.Section(nam="x"),
    "a number for a name": lambda soma: soma.insert(3),
    "no such mechanism": lambda soma: soma.insert("nosuch"),
    "a position out of range": lambda soma: soma(2),
    "a text for a position": lambda soma: soma("x"),
    "nseg 0": lambda soma: setattr(soma, "nseg", 0),
    "nseg of another kind": lambda soma: setattr(soma, "nseg", 2.5),
    "L below 0": lambda soma: setattr(soma, "L", -1),
    "text for v": lambda soma: setattr(soma, "v", "x"),
    "a mechanism that is not there": lambda soma: soma(0.5).hh,
    "a variable that is not there": lambda soma: soma.gnabar_hh,
    "an unknown attribute": lambda soma: setattr(soma(0.5), "nosuch", 1),
    "another class's object": lambda soma: h.Vector(2).add(h.List()),
    "a vector that is too short": lambda soma: h.Vector(2).add(h.Vector(3)),
    "an index out of range": lambda soma: h.Vector(2)[5],
    "a key of another kind": lambda soma: h.Vector(2)["a"],
    "a point process at a text": lambda soma: h.IClamp("x"),
    "a callable for Vector.play": lambda soma: h.Vector(2).play(boom, 0.5),
    "a pointer that is none": lambda soma: h.Vector().record(3),
    "a NetCon to a section": lambda soma: h.NetCon(None, soma),
    "calling what cannot be called": lambda soma: h.Vector(2)(),
    "a name of HOC that is none": lambda soma: setattr(h, "nosuch_name_", 3),
    "an object where HOC has a number": lambda soma: setattr(h, "t", h.List()),
    "the end of a cable to itself": lambda soma: soma.connect(soma(1)),
    "a base class without its init": lambda soma: type("S", (nrn.Section,), {"__init__": lambda self: None})().L,
}


@pytest.mark.parametrize("mistake", WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_an_exception(soma, mistake):
    with pytest.raises((TypeError, ValueError, RuntimeError, AttributeError, IndexError, LookupError)) as caught:
        mistake(soma)
    assert "panic" not in str(caught.value) and "internal error" not in str(caught.value)


def test_a_foreign_thread_inside_a_callback_is_refused(soma):
    met = []

    def other():
        try:
            h.Section(name="by_another_thread")
        except RuntimeError as error:
            met.append(str(error))

    def callback():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()

    h.finitialize(-65)
    h.CVode().event(1, callback)
    h.continuerun(2)
    assert met and "thread" in met[0]
    assert h.t == pytest.approx(2)


def test_a_handler_that_starts_the_run_anew_ends_with_an_error_that_can_be_read():
    handler = h.FInitializeHandler(lambda: h.finitialize(-65))
    with pytest.raises((RuntimeError, RecursionError)) as caught:
        h.finitialize(-65)
    assert len(str(caught.value)) < 20000
    del handler
