"""The programs of the package, as a shell starts them. What each option does stands in docs/command_line.md."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

PAGE = (pathlib.Path(__file__).parents[2] / "docs" / "command_line.md").read_text()


def nrniv(*arguments, text="", folder=None, **environment):
    """Standard output, standard error and status of `nrniv arguments`."""
    command = [sys.executable, "-m", "neuron", *map(str, arguments)]
    import neuron

    home = str(pathlib.Path(neuron.__file__).parents[1])
    path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH")]))
    made = subprocess.run(command, input=text, capture_output=True, text=True, cwd=folder, env={**os.environ, "PYTHONPATH": path, **environment}, timeout=120)
    return made.stdout, made.stderr, made.returncode


def options():
    """(name, takes an argument) of each option that the program knows."""
    text = nrniv("-h")[0]
    return [(name, bool(takes)) for name, takes in re.findall(r"^    (-\S+)( arg)? ", text, re.M) if name not in ("-", "-c")]


OPTIONS = options()


def test_the_page_names_every_option():
    assert len(OPTIONS) > 20
    for name, takes in OPTIONS:
        assert "`%s%s`" % (name, " arg" if takes else "") in PAGE


@pytest.mark.parametrize("name, takes", [row for row in OPTIONS if row[0] not in ("-h", "-help", "-print-options", "--version", "-dll", "-python")])
def test_an_option_is_taken_and_the_program_runs(name, takes):
    value = {"-NSTACK": "10000", "-NFRAME": "100", "-pyexe": sys.executable}.get(name, "1")
    out, err, status = nrniv(*[name] + [value] * takes, "-c", "print 40 + 2")
    assert (out.strip(), status) == ("42", 0), err


@pytest.mark.parametrize("name", ["-h", "-help", "-print-options"])
def test_help_is_printed(name):
    out, _, status = nrniv(name)
    assert "-nobanner" in out and status == 0


def test_the_version_is_printed():
    out, _, status = nrniv("--version")
    assert "9.0.2" in out and status == 0


def test_the_banner_goes_with_nobanner():
    assert "9.0.2" in nrniv("-c", "print 1")[1]
    assert nrniv("-nobanner", "-c", "print 1") == ("1 \n", "", 0)


def test_nopython_leaves_hoc_without_python():
    text = 'x = nrnpython("y = 3")\nprint x\n'
    assert nrniv("-nobanner", "-", text=text)[0].split() == ["1"]
    assert nrniv("-nobanner", "-nopython", "-", text=text)[0].split() == ["0"]


def test_nopython_refuses_a_python_file(tmp_path):
    (tmp_path / "a.py").write_text("print(1)\n")
    out, err, status = nrniv("-nobanner", "-nopython", "a.py", folder=tmp_path)
    assert (out, status) == ("", 1) and "Python" in err


def test_isatty_prompts_and_notatty_does_not():
    assert "oc>" in nrniv("-nobanner", "-isatty", text="print 3\n")[0]
    out, _, _ = nrniv("-nobanner", "-notatty", text="print 3\n")
    assert out == "3 \n"


def test_statements_and_files_run_in_their_order(tmp_path):
    (tmp_path / "a.hoc").write_text("print x + 1\nx = 5\n")
    out, _, status = nrniv("-nobanner", "-c", "x = 3", "a.hoc", "-c", "print x", "-", text="print x * 2\n", folder=tmp_path)
    assert (out.split(), status) == (["4", "5", "10"], 0)


def test_python_takes_a_statement_or_a_file_with_its_arguments(tmp_path):
    assert nrniv("-nobanner", "-python", "-c", "from neuron import h; print(h.t + 1)")[0] == "1.0\n"
    (tmp_path / "a.py").write_text("import sys\nfrom neuron import h\nprint(sys.argv[-1], h.x)\n")
    (tmp_path / "a.hoc").write_text("x = 7\n")
    out, err, status = nrniv("-nobanner", "-python", "a.hoc", "a.py", "-mine", folder=tmp_path)
    assert (out.split(), status) == (["-mine", "7.0"], 0), err


def test_a_python_file_without_the_option_shares_the_engine(tmp_path):
    (tmp_path / "a.py").write_text("from neuron import h\nh('x = 8')\n")
    assert nrniv("-nobanner", "a.py", "-c", "print x", folder=tmp_path)[0].split() == ["8"]


def test_an_error_or_exit_gives_its_status(tmp_path):
    assert nrniv("-nobanner", "-c", "quit(3)")[2] == 3
    assert nrniv("-nobanner", "-python", "-c", "import sys; sys.exit(4)")[2] == 4
    assert nrniv("-nobanner", "-python", "-c", "1 / 0")[2] == 1
    assert nrniv("-nobanner", "-c", "nosuch_name()")[2] == 1


def test_dll_loads_mechanisms(tmp_path):
    (tmp_path / "leak_of_mine.mod").write_text("NEURON { SUFFIX leak_of_mine NONSPECIFIC_CURRENT i RANGE g }\nPARAMETER { g = 0.25 }\nASSIGNED { i v }\nBREAKPOINT { i = g * v }\n")
    text = "create s\naccess s\ninsert leak_of_mine\nprint g_leak_of_mine\n"
    out, err, status = nrniv("-nobanner", "-dll", "leak_of_mine.mod", "-", text=text, folder=tmp_path)
    assert (out.split(), status) == (["0.25"], 0), err


def test_hoc_library_path_is_searched(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "mine.hoc").write_text("print 12\n")
    out, err, _ = nrniv("-nobanner", "-c", '{load_file("mine.hoc")}', folder=tmp_path, HOC_LIBRARY_PATH=str(tmp_path / "lib"))
    assert out.split() == ["12"], err


def test_neuronhome_is_the_folder_of_the_library(tmp_path):
    out, _, _ = nrniv("-nobanner", "-c", "print neuronhome()", NEURONHOME=str(tmp_path))
    assert out.strip() == str(tmp_path)


@pytest.mark.parametrize("value", ["-nogui", "-nogui -NSTACK 100000", "-isatty", "-nosuch"])
def test_options_for_the_module_are_accepted(value):
    assert nrniv("-nobanner", "-c", "print 2", NEURON_MODULE_OPTIONS=value)[0].split() == ["2"]


def test_defaults_of_windows_do_not_disturb(tmp_path):
    (tmp_path / ".nrn.defaults").write_text("*nopython: on\n*banner: false\n*NFRAME: 3\n")
    out, err, status = nrniv("-c", 'print nrnpython("x = 1")', HOME=str(tmp_path))
    assert (out.split(), status) == (["1"], 0) and "9.0.2" in err
