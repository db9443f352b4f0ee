"""A bounded run of the monkey (`monkey.py`): its first sequences, each in a child of its own."""

import monkey
import pytest

SEQUENCES, GROUPS = 400, 8


@pytest.fixture(scope="module")
def world():
    made = monkey.make_world()
    yield made
    import neuron

    neuron.reset()


@pytest.mark.parametrize("group", range(GROUPS))
def test_random_calls_end_in_a_value_or_an_exception(world, group, tmp_path):
    monkey.write_files(tmp_path)
    each = SEQUENCES // GROUPS
    for seed in range(group * each, (group + 1) * each):
        status = monkey.in_child(world, seed, tmp_path)
        if status:
            monkey.in_child(world, seed, tmp_path, tmp_path / "log")
            last = (tmp_path / "log").read_text(errors="replace").splitlines()[-6:]
            raise AssertionError("sequence %d: %s\n%s" % (seed, monkey.what(status), "\n".join(last)))
