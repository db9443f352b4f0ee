"""Density mechanisms and ions as Python objects: `h.hh`, which sections can be told to insert."""


class DensityMechanism:
    """A density mechanism or ion by name."""

    __module__ = "neuron"

    def __init__(self, name):
        from ._engine import mechanism_names

        if name not in mechanism_names():
            raise ValueError("No DensityMechanism: " + name)
        self._name = name

    @property
    def name(self):
        """Its name in HOC."""
        return self._name

    def __repr__(self):
        return "neuron.DensityMechanism(%r)" % self._name

    def insert(self, secs):
        """Inserts it into a section or each of several."""
        for sec in [secs] if hasattr(secs, "insert") else secs:
            sec.insert(self.name)

    def uninsert(self, secs):
        """Takes it out again."""
        for sec in [secs] if hasattr(secs, "uninsert") else secs:
            sec.uninsert(self.name)

    def is_ion(self):
        """Is it an ion?"""
        return self.name.endswith("_ion")


def of(name):
    """The object `h.name`, of a class of its own."""
    from ._engine import doc

    return type(name, (DensityMechanism,), {"__module__": "neuron", "__doc__": doc("", name)})(name)
