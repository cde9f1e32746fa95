"""Lesart: read German news beside the signals its own wording gives."""

__version__ = "0.1.0"
