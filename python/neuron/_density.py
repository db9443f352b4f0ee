"""`neuron.DensityMechanism("hh")`: a mechanism as a Python object that sections can be told to insert."""



class DensityMechanism:
    """A density mechanism by name, with its documentation."""

    def __init__(self, name):
        from ._engine import mechanism_names

        if name not in mechanism_names():
            raise ValueError("No DensityMechanism: " + name)
        self.name = name

    def __repr__(self):
        return "neuron.DensityMechanism(%r)" % self.name

    def insert(self, secs):
        """Inserts it into a section or each of several."""
        for sec in [secs] if hasattr(secs, "insert") else secs:
            sec.insert(self.name)

    def uninsert(self, secs):
        """Takes it out again."""
        for sec in [secs] if hasattr(secs, "uninsert") else secs:
            sec.uninsert(self.name)
