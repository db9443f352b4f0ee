"""Arguments of distributions that would keep a program busy for hours are refused."""

import pytest

from neuron import h


@pytest.mark.parametrize("name, arguments", [("binomial", (1e9, 0.5)), ("erlang", (1, 1e-300)), ("geometric", (1 - 1e-9,))])
def test_draws_without_end_are_refused(name, arguments):
    random = h.Random()
    with pytest.raises(RuntimeError, match="Arg out of range"):
        getattr(random, name)(*arguments)
    assert 0 <= random.uniform(0, 1) < 1
