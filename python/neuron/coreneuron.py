"""The switches of CoreNEURON. They are kept and have no effect: the one engine here is fast already."""

enable = False
gpu = False
num_gpus = 0
file_mode = False
cell_permute = None
warp_balance = 0
verbose = 2
prcellstate = -1
model_stats = False
skip_write_model_to_disk = False
save_path = None
restore_path = None
sim_config = None


def valid_cell_permute():
    """The values `cell_permute` may have."""
    return {0, 1, 2}


class _Settings:
    def __init__(self, values):
        self.values = values

    def __enter__(self):
        self.before = {name: globals()[name] for name in self.values}
        globals().update(self.values)
        return self

    def __exit__(self, *exception):
        globals().update(self.before)
        return False


def settings(**values):
    """A context in which the switches have other values."""
    return _Settings(values)
