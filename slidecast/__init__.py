"""slidecast turns a published podcast post into a narrated slide film."""

__version__ = "0.1.0"
