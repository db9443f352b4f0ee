"""`ExtendedSection`: a section whose mechanisms can be read and set for all its segments at once."""

from . import nrn


class AllSegments:
    """A mechanism in all segments of a section: `section.hh.gnabar = 0.1` sets each, reading gives a list."""

    def __init__(self, section, mech_name):
        object.__setattr__(self, "_of", (section, mech_name))

    def __getattr__(self, name):
        section, mechanism = self._of
        return [getattr(getattr(segment, mechanism), name) for segment in section]

    def __setattr__(self, name, value):
        section, mechanism = self._of
        for segment in section:
            setattr(getattr(segment, mechanism), name, value)


class ExtendedSection(nrn.Section):
    """A Section with a `name` that is text, and mechanisms as attributes."""

    def __init__(self, name=None, cell=None):
        nrn.Section.__init__(self, name=name, cell=cell)
        self._name = name if name is not None else nrn.Section.hname(self)

    @property
    def name(self):
        """Its name."""
        return self._name

    @name.setter
    def name(self, name):
        self._name = name

    def __getattr__(self, name):
        if not name.startswith("_") and self.has_membrane(name):
            return AllSegments(self, name)
        return nrn.Section.__getattribute__(self, name)
