"""What users get from this package that NEURON's does not have."""

import copy
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback
import warnings

import neuron
import numpy
import pytest
from neuron import h

h.load_file("stdrun.hoc")


# ---- errors ----


def failing(text, folder):
    """The error of a procedure in a HOC file."""
    path = folder / "model_of_mine.hoc"
    path.write_text(text)
    h.load_file(1, str(path))
    with pytest.raises(neuron.HocError) as caught:
        h.fails_here(3)
    return caught.value, path


def test_an_error_of_hoc_is_a_hocerror_that_knows_its_place(tmp_path):
    text = "proc fails_here() {\n  hoc_local_a = $1\n  print nowhere_defined(hoc_local_a)\n}\n"
    error, path = failing(text, tmp_path)
    assert isinstance(error, RuntimeError)
    assert str(error).startswith("hocobj_call error: hoc_execerror: ")
    assert (os.path.basename(error.file), error.line) == (path.name, 3)
    assert "nowhere_defined" in error.source
    last = traceback.extract_tb(error.__traceback__)[-1]
    assert (os.path.basename(last.filename), last.lineno) == (path.name, 3)
    assert "print nowhere_defined(hoc_local_a)" in last.line


def test_an_exception_in_a_callback_is_the_cause_of_the_hocerror():
    def callback(x):
        raise ValueError("mine")

    h("objref far_from_python_")
    h.far_from_python_ = callback
    h("proc calls_python_() { far_from_python_._(1) }")
    with pytest.raises(neuron.HocError) as caught:
        h.calls_python_()
    assert isinstance(caught.value.__cause__, ValueError)


# ---- long runs ----


@pytest.fixture
def long_run():
    section = h.Section(name="long_run")
    section.insert("hh")
    h.finitialize(-65)
    yield section
    h.tstop = 5


def interrupt_soon():
    # A program started in the background by a shell ignores Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    return timer


@pytest.mark.parametrize("run", ["h.run()", "h.continuerun(1e9)", "h.ParallelContext().psolve(1e9)", "h('while (1) { fadvance() }')", "h('while (1) { x_ = 1 }')"])
def test_ctrl_c_ends_a_run_and_the_model_lives_on(long_run, run):
    h.tstop = 1e9
    h.ParallelContext().set_maxstep(10)
    timer = interrupt_soon()
    with pytest.raises(KeyboardInterrupt):
        eval(run, {"h": h})
        time.sleep(5)
    timer.join()
    before = h.t
    h.fadvance()
    assert h.t > before
    h.finitialize(-65)
    h.continuerun(1)
    assert h.t == pytest.approx(1)


@pytest.mark.parametrize("callback", [False, True])
def test_a_run_in_another_thread_goes_on_after_ctrl_c_until_it_is_stopped(long_run, callback):
    h.tstop = 1e9
    ends, begun, ended = [], threading.Event(), threading.Event()
    handler = h.FInitializeHandler(begun.set) if callback else None

    def work():
        try:
            begun.set()
            h.run()
        except BaseException as error:
            ends.append(error)
        ended.set()

    thread = threading.Thread(target=work, daemon=True)
    timer = interrupt_soon()
    with pytest.raises(KeyboardInterrupt):
        thread.start()
        ended.wait(60)
    timer.join()
    assert not ended.wait(0.1)
    while neuron.stop():
        ended.wait(0.05)
    assert ended.wait(60) and isinstance(ends[0], neuron.HocError) and "interrupted" in str(ends[0])
    # The model lives on, and nothing is left of the interruption.
    assert not neuron.stop()
    h.tstop = 1
    h.run()
    assert h.t == pytest.approx(1)
    del handler


def test_another_thread_works_while_a_run_needs_no_callback(long_run):
    counted, met, done, running = [0], [], threading.Event(), threading.Event()

    def work():
        while not done.is_set():
            counted[0] += 1
            if running.is_set() and not met:
                try:
                    h.t
                except RuntimeError as error:
                    met.append(str(error))

    thread = threading.Thread(target=work)
    h.tstop = 100000
    timer = interrupt_soon()
    thread.start()
    running.set()
    with pytest.raises(KeyboardInterrupt):
        h.run()
        time.sleep(5)
    done.set()
    thread.join()
    timer.join()
    assert counted[0] > 100
    assert met and "another thread" in met[0]


def test_any_thread_may_use_the_model_while_nobody_else_does(long_run):
    seen = []
    thread = threading.Thread(target=lambda: (h.finitialize(-65), h.continuerun(2), seen.append(h.t)))
    thread.start()
    thread.join()
    assert seen == [pytest.approx(2)]
    assert h.t == pytest.approx(2)


def test_progress_is_told_to_a_bar_or_a_callable(long_run):
    class Bar:
        def __init__(self, total, unit):
            self.total, self.done, self.closed = total, 0, False
            bars.append(self)

        def update(self, n):
            self.done += n

        def close(self):
            self.closed = True

    bars, calls = [], []
    h.tstop = 50
    h.run(progress=Bar)
    assert bars[0].closed and bars[0].done == pytest.approx(50)
    h.run(progress=lambda t, tstop: calls.append((t, tstop)))
    assert calls[-1] == (50, 50)


def test_progress_writes_a_line_to_stderr(long_run, capsys):
    h.tstop = 50
    h.run()
    assert capsys.readouterr().err == ""
    h.tstop = 20000
    h.run(progress=True)
    assert "100%" in capsys.readouterr().err


# ---- an empty model ----


def test_reset_gives_an_empty_model():
    section = h.Section(name="before_reset")
    clamp = h.IClamp(section(0.5))
    kept = h.Vector([1, 2])
    trace = h.Vector().record(section(0.5)._ref_v)
    h.finitialize(-65)
    h.fadvance()
    neuron.reset()
    assert list(h.allsec()) == []
    assert (h.t, list(kept)) == (0, [1, 2])
    with pytest.raises(ReferenceError):
        section.nseg
    with pytest.raises((RuntimeError, LookupError)):
        clamp.amp = 1
    after = h.Section(name="after_reset")
    assert [s.name() for s in h.allsec()] == ["after_reset"]
    with pytest.raises(ReferenceError):
        section.L
    h.finitialize(-65)
    h.fadvance()
    assert after.v == pytest.approx(-65)
    assert len(trace) == 2


def test_reset_inside_a_run_is_an_error(long_run):
    met = []

    def callback():
        try:
            neuron.reset()
        except RuntimeError as error:
            met.append(error)

    h.finitialize(-65)
    h.CVode().event(1, callback)
    h.continuerun(2)
    assert len(met) == 1
    assert h.t == pytest.approx(2)


# ---- numpy, copies ----


def test_numpy_shares_a_vectors_numbers_and_never_shows_freed_ones():
    vector = h.Vector([1, 2, 3])
    for array in (numpy.asarray(vector), vector.as_numpy()):
        array[1] = 7
        assert vector[1] == 7
        vector[1] = 2
        assert array[1] == 2
    array = numpy.asarray(vector)
    vector.resize(1000000)
    vector.fill(5)
    assert list(array) == [1, 2, 3]
    del vector
    gc.collect()
    h.Vector(1000000).fill(9)
    assert list(array) == [1, 2, 3]


def test_vectors_are_made_from_arrays_of_any_stride():
    array = numpy.arange(10.0)
    assert list(h.Vector(array[::-2])) == [9, 7, 5, 3, 1]
    assert list(h.Vector(array.astype("float32"))) == list(range(10))
    assert list(h.Vector(numpy.arange(4))) == [0, 1, 2, 3]
    target = h.Vector(3)
    target[:] = array[:3]
    assert list(target) == [0, 1, 2]


def test_an_empty_list_is_not_pickled():
    with pytest.raises(TypeError, match="Only Vector instance can be pickled"):
        pickle.dumps(h.List())


def test_matrices_and_lists_of_vectors_are_pickled_and_copied():
    matrix = h.Matrix(2, 3)
    matrix.setval(1, 2, 7)
    for made in (pickle.loads(pickle.dumps(matrix)), copy.copy(matrix), copy.deepcopy(matrix)):
        assert (made.nrow(), made.ncol(), made.getval(1, 2)) == (2, 3, 7)
        assert made != matrix
    items = h.List()
    items.append(h.Vector([1, 2]))
    items.append(matrix)
    made = pickle.loads(pickle.dumps(items))
    assert (len(made), list(made[0])) == (2, [1, 2])
    assert made[0] != items[0] and copy.copy(items)[0] == items[0] and copy.deepcopy(items)[0] != items[0]
    vector = h.Vector([1])
    vector.label("mine")
    assert copy.copy(vector).label() == "mine"


@pytest.mark.parametrize("value", [3.5, "text", None])
def test_what_h_ref_holds_is_pickled_and_copied(value):
    box = h.ref(value)
    for made in (pickle.loads(pickle.dumps(box)), copy.copy(box), copy.deepcopy(box)):
        assert made[0] == value and made != box


def test_what_has_a_name_in_hoc_is_pickled_by_it():
    for thing in (h, h.finitialize, h.IClamp, h.Vector):
        assert pickle.loads(pickle.dumps(thing)) == thing and copy.deepcopy(thing) == thing


@pytest.mark.parametrize("seed", [lambda r: r.Random123(1, 2, 3), lambda r: r.MCellRan4(5, 7), lambda r: None])
@pytest.mark.parametrize("begin", ["normal(1, 4)", "uniform(0, 3)", "discunif(1, 6)", "poisson(3)", "binomial(9, 0.4)", "negexp(2)", "weibull(2, 3)", "erlang(3, 2)"])
def test_a_random_goes_on_where_its_pickle_was_made(seed, begin):
    random = h.Random()
    seed(random)
    eval("random." + begin, {"random": random})
    for _ in range(3):
        random.repick()
    copies = [pickle.loads(pickle.dumps(random)), copy.copy(random), copy.deepcopy({"r": [random]})["r"][0]]
    expected = [random.repick() for _ in range(9)]
    for made in copies:
        assert type(made) is h.Random and made.seq() < random.seq()
        assert [made.repick() for _ in range(9)] == expected


@pytest.mark.parametrize("name", ["ParallelContext", "CVode", "StringFunctions", "GUIMath"])
def test_objects_that_are_all_alike_are_pickled_and_copied(name):
    class Cell:
        pass

    thing = getattr(h, name)()
    for made in (pickle.loads(pickle.dumps(thing)), copy.copy(thing), copy.deepcopy([thing])[0]):
        assert type(made) is type(thing)


class Trace(h.Vector):
    """A Vector that knows more."""

    def __init__(self, *args):
        self.made = True

    def double(self):
        return self.c().mul(2)


def test_a_derived_vector_is_of_its_class_again():
    trace = Trace([1, 2])
    trace.unit = "mV"
    for made in (pickle.loads(pickle.dumps(trace)), copy.copy(trace), copy.deepcopy(trace)):
        assert type(made) is Trace and made.unit == "mV" and made.made and list(made.double()) == [2, 4]
        made.append(3)
    assert list(trace) == [1, 2]


def test_a_part_of_the_model_says_why_it_is_not_pickled():
    section = h.Section(name="unpickled")
    section.insert("extracellular")
    segment = section(0.5)
    items = h.List()
    items.append(h.NetStim())
    for thing in (section, segment, segment.extracellular, segment.xg, segment._ref_v, h.IClamp(segment), h.SectionList([section]), items):
        for action in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError, match="part of the model in this process"):
                action(thing)
    assert list(copy.copy(h.SectionList([section]))) == [section]
    assert copy.copy(items)[0] == items[0]


# ---- documentation ----


@pytest.mark.parametrize(
    "thing, words",
    [
        (lambda: h.Vector().fill, ["Vector.fill(", "Example", ">>> vec"]),
        (lambda: h.finitialize, ["finitialize(", "-65", "mV"]),
        (lambda: h.IClamp, ["IClamp", "nA", "delay"]),
        (lambda: h.hh, ["gnabar", "S/cm2"]),
        (lambda: h.Vector, ["Vector(", "Example"]),
        (lambda: h.NetCon, ["NetCon", "threshold"]),
    ],
)
def test_help_says_arguments_units_and_an_example(thing, words):
    text = thing().__doc__
    assert all(word in text for word in words), text


def test_every_row_of_the_tables_has_a_sentence():
    tables = neuron._engine.tables()
    rows = dict(tables["functions"])
    for name, (args, doc, methods, _) in tables["classes"].items():
        rows[name] = (args, doc, "")
        rows.update((name + "." + method, row) for method, row in methods.items())
    assert [name for name, row in rows.items() if len(row[1]) < 3] == []


def test_python_pydoc_shows_it(capsys):
    neuron.help(h.Vector().fill)
    assert "Vector.fill(" in capsys.readouterr().out


# ---- printing ----


def test_print_of_hoc_goes_where_sys_stdout_is_at_that_time():
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        h('print "to a cell of a notebook"')
    assert out.getvalue() == "to a cell of a notebook\n"


def test_the_package_is_imported_without_numpy():
    code = "import sys, neuron; neuron.h.Vector([1]); print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_a_start_imports_nothing_but_the_package():
    """`typing`, `re` and `enum` took half of the time of a start as long as one module asked for them."""
    code = (
        "import sys; before = set(sys.modules)\n"
        "from neuron import h; h.load_file('stdrun.hoc')\n"
        "print(*sorted(name for name in set(sys.modules) - before if not name.startswith('neuron')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "hoc nrn\n"


# ---- warnings ----


def joined_twice():
    child, parent = h.Section(name="child"), h.Section(name="parent")
    child.connect(parent(1))
    child.connect(parent(0.5))
    return child, parent


def test_a_warning_of_the_engine_is_a_hocwarning_at_the_callers_line():
    with pytest.warns(neuron.HocWarning, match=r"child\(0\) had previously been connected to parent parent\(1\)") as caught:
        joined_twice()
    assert caught[0].filename == __file__
    with pytest.warns(neuron.HocWarning, match="x_joined"):
        h("create x_joined, y_joined")
        h("connect x_joined(0), y_joined(1)")
        h("connect x_joined(0), y_joined(1)")
    h("forall delete_section()")


def test_a_filter_makes_an_exception_of_a_warning_and_the_engine_goes_on():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(neuron.HocWarning):
            joined_twice()
        warnings.simplefilter("ignore")
        child, parent = joined_twice()
    assert child.parentseg().x == 0.5


def test_a_vector_takes_the_numbers_of_an_array_and_is_its_own():
    array = numpy.arange(5.0)
    vector = h.Vector(array)
    vector[0] = 9
    assert array[0] == 0 and vector.as_numpy()[0] == 9
    vector.from_python(array[:2])
    assert list(vector) == [0, 1]
    assert list(h.Vector(numpy.zeros(0))) == []
    unaligned = numpy.frombuffer(bytes(1) + numpy.arange(3.0).tobytes(), dtype=float, offset=1)
    assert list(h.Vector(unaligned)) == [0, 1, 2]
