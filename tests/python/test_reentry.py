"""What may happen while a step is under way: Python called from the solver calls back.

NEURON 9.0.2 crashes or aborts in several of these cases; there the expectation is ours: an error, or a defined result.
"""

import gc

import pytest
from neuron import h


def at(time, callback):
    """Runs `callback` at `time` in a run from 0 to 3 ms; returns the exceptions it met."""
    met = []

    def guarded():
        try:
            callback()
        except Exception as error:
            met.append(error)

    cvode = h.CVode()
    h.finitialize(-65)
    cvode.event(time, guarded)
    h.continuerun(3)
    return met


def test_setting_a_value_in_a_callback_works(cable):
    seen = []

    def callback():
        cable(0.5).v = -20
        seen.append(cable(0.5).v)

    assert at(1, callback) == []
    assert seen == [-20]
    assert h.t == pytest.approx(3)


def test_nested_fadvance_works(cable):
    times = []

    def callback():
        before = h.t
        h.fadvance()
        times.append(h.t - before)

    assert at(1, callback) == []
    assert times == [pytest.approx(0.025)]
    assert h.t >= 3 - 1e-9


@pytest.mark.parametrize(
    "change",
    [
        lambda cable: h.Section(name="new"),
        lambda cable: cable.insert("hh"),
        lambda cable: setattr(cable, "nseg", 7),
    ],
    ids=["create", "insert", "nseg"],
)
def test_structure_is_frozen_in_a_callback_and_the_run_goes_on(cable, change):
    met = at(1, lambda: change(cable))
    assert [isinstance(error, RuntimeError) for error in met] == [True]
    assert "frozen" in str(met[0])
    assert h.t == pytest.approx(3)
    change(cable)


def test_dropping_a_section_in_a_callback_is_put_off(cable):
    keep = {"section": h.Section(name="gone")}

    def callback():
        keep.clear()
        gc.collect()

    assert at(1, callback) == []
    assert h.t == pytest.approx(3)
    assert "gone" not in [s.name() for s in h.allsec()]


def test_nested_finitialize_is_an_error(cable):
    met = at(1, lambda: h.finitialize(-65))
    assert [isinstance(error, RuntimeError) for error in met] == [True]


def test_an_exception_in_a_callback_comes_out_of_the_run(cable):
    def callback():
        raise ValueError("from the callback")

    cvode = h.CVode()
    h.finitialize(-65)
    cvode.event(1, callback)
    with pytest.raises(RuntimeError, match="from the callback"):
        h.continuerun(3)
    assert h.t == pytest.approx(1)
    h.continuerun(3)
    assert h.t == pytest.approx(3)


def test_finitialize_in_a_handler_works(cable):
    calls = []

    def handler():
        calls.append(h.t)
        if len(calls) == 1:
            h.finitialize(-70)

    keep = h.FInitializeHandler(handler)
    h.finitialize(-65)
    assert len(calls) == 2
    del keep


def test_hoc_calls_python_calls_hoc(cable):
    h("func inner() { return $1 + 1 }")
    h("objref callee")
    h("func outer() { return callee._($1) * 10 }")
    h.callee = lambda x: h.inner(x)
    assert h.outer(4) == 50
    h.callee = None


def test_deep_recursion_between_the_languages_is_an_error():
    h("objref deep")
    h("func down() { return deep._($1) }")
    h.deep = lambda n: h.down(n + 1)
    with pytest.raises((RuntimeError, RecursionError)):
        h.down(0)
    h.deep = None


def test_a_numpy_view_outlives_its_vector_and_its_buffer():
    vector = h.Vector([1, 2, 3])
    view = vector.as_numpy()
    vector.resize(100000)
    vector.fill(7)
    assert list(view) == [1, 2, 3]
    again = vector.as_numpy()
    del vector
    gc.collect()
    h.Vector(100000)
    assert again[0] == 7


def test_what_neuron_crashes_on_is_an_error():
    for thing in (h.Vector([1]), h):
        with pytest.raises(TypeError):
            next(thing)
