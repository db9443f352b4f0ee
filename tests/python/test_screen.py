"""Windows without a display: what is shown is kept, can be read back, and can be operated."""

import pytest

from neuron import h, screen


@pytest.fixture
def shown():
    screen.show()
    yield
    screen.hide()


def lines(graph):
    """Points and labels of all curves."""
    found, i = [], -1
    while True:
        x, y = h.Vector(), h.Vector()
        i = graph.getline(i, x, y)
        if i < 0:
            return found
        found.append((y.label(), list(x), list(y)))


def test_a_graph_keeps_what_is_plotted():
    h("screen_x = 3")
    g = h.Graph()
    g.addvar("named", h._ref_screen_x)
    g.addexpr("twice", "2*screen_x")
    g.begin()
    for t in (0, 1, 2):
        h.screen_x = t * t
        g.plot(t)
    assert lines(g) == [("named", [0, 1, 2], [0, 1, 4]), ("twice", [0, 1, 2], [0, 2, 8])]


def test_a_curve_of_something_that_does_not_exist_is_no_error():
    g = h.Graph()
    g.addexpr("no_such_function_(3)")
    g.addvar("no_such_variable_")
    g.begin()
    g.plot(1)
    assert [len(x) for _, x, _ in lines(g)] == [1, 1]


def test_a_button_calls_its_function():
    called = []
    h.xpanel("Calls")
    h.xbutton("plain", lambda: called.append("plain"))
    h.xbutton("with arguments", (lambda *args: called.append(args), (1, 2)))
    h.xradiobutton("radio", lambda: called.append("radio"))
    h.xmenu("menu")
    h.xbutton("inside", lambda: called.append("inside"))
    h.xmenu()
    h.xpanel()
    for title in ("plain", "with arguments", "radio", "inside"):
        screen.press(title)
    assert called == ["plain", (1, 2), "radio", "inside"]


def test_a_button_of_hoc_runs_in_the_scope_of_its_object():
    h("""
begintemplate ScreenButton
public n, show
proc init() { n = 0 }
proc count() { n += 1 }
proc show() { xpanel("Counter") xbutton("Count", "count()") xvalue("N", "n", 1, "count()") xpanel() }
endtemplate ScreenButton
""")
    counter = h.ScreenButton()
    counter.show()
    screen.press("Count")
    assert counter.n == 1
    assert screen.field("N", 5) == 6
    assert counter.n == 6


def test_fields_and_boxes_set_variables():
    h("screen_y = 1")
    changed = []
    h.xpanel("Fields")
    h.xpvalue("place", h._ref_screen_y, 1, lambda: changed.append(h.screen_y))
    h.xcheckbox("flag", h._ref_screen_y, lambda: changed.append(h.screen_y))
    h.xslider(h._ref_screen_y, 0, 10, lambda: changed.append(h.screen_y))
    h.xpanel()
    screen.field("place", 7)
    screen.press("flag")
    screen.press("flag")
    screen.slide("Fields", 0, 99)
    assert changed == [7, 0, 1, 10]


class Owner:
    value = 2.5


def test_a_field_shows_an_attribute_of_a_python_object():
    owner = Owner()
    h.xpanel("Attribute")
    h.xvalue("value", (owner, "value"))
    h.xpanel()
    assert screen.field("value") == 2.5
    assert screen.field("value", 4) == owner.value == 4


def test_an_exception_of_a_button_reaches_who_pressed_it():
    def fails():
        raise ValueError("told you")

    h.xpanel("Fails")
    h.xbutton("fails", fails)
    h.xpanel()
    with pytest.raises(Exception, match="told you"):
        screen.press("fails")
    with pytest.raises(RuntimeError, match="no panel"):
        screen.press("no such button")


def test_dialogs_are_answered_in_turn():
    screen.questions()
    screen.answer(1)
    assert h.boolean_dialog("really?") == 1
    text = h.ref("")
    screen.answer(1, "typed")
    assert h.string_dialog("what?", text) == 1
    assert text[0] == "typed"
    assert h.boolean_dialog("nobody answers") == 0
    assert screen.questions() == [
        ("boolean_dialog", "really?"),
        ("string_dialog", "what?"),
        ("boolean_dialog", "nobody answers"),
    ]


def test_programs_find_windows_only_when_they_are_shown():
    g = h.Graph()
    box = h.VBox()
    box.map("A box", 10, 20, 300, 200)
    assert (g.view_count(), box.ismapped()) == (0, False)
    screen.show()
    try:
        assert (g.view_count(), box.ismapped()) == (1, True)
        window = [w for w in screen.windows() if w["title"] == "A box"][0]
        assert window["corner"] == (10, 20) and window["size"] == (300, 200)
        box.unmap()
        assert not box.ismapped()
    finally:
        screen.hide()


def test_closing_a_box_runs_what_it_was_told(shown):
    closed = []
    box = h.HBox()
    box.dismiss_action(lambda: closed.append(True))
    box.map("Closing")
    manager = h.PWManager()
    titles = [manager.name(i) for i in range(manager.count())]
    manager.close(titles.index("Closing"))
    assert closed == [True]


def test_what_is_in_a_box_is_described():
    box = h.VBox()
    box.intercept(1)
    h.xpanel("Inner")
    h.xlabel("text")
    h.xbutton("button", "x")
    h.xpanel()
    g = h.Graph()
    g.size(0, 5, -80, 40)
    box.intercept(0)
    box.map("Outer")
    text = screen.describe()
    start = text.index('window "Outer"')
    assert text[start:].splitlines()[:5] == [
        'window "Outer"',
        "  Vertical",
        '    panel "Inner"',
        '      label "text"',
        '      button "button"',
    ]


def test_graphs_of_the_run_library_follow_a_run_when_they_are_shown(shown):
    h.load_file("stdrun.hoc")
    soma = h.Section(name="screen_soma")
    g = h.Graph()
    g.size(0, 1, -80, 40)
    g.addvar("v", soma(0.5)._ref_v)
    h.graphList[0].append(g)
    h.tstop = 1
    h.run()
    (name, x, y), = lines(g)
    assert name == "v" and len(x) == 41 and x[-1] == pytest.approx(1)
    h.graphList[0].remove_all()
