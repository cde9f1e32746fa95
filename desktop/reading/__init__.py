"""The reading room: files become articles. The one room that touches files."""

from desktop.reading.article import lay_out, read

__all__ = ["lay_out", "read"]
