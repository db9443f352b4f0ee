"""Reaction-diffusion. This version can be imported and asked for nothing: each name raises NotImplementedError."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)

    def missing(*args, **kwargs):
        raise NotImplementedError("rxd.%s: reaction-diffusion is not part of this version" % name)

    return missing
