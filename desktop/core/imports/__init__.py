"""Notes from files: our own export, W3C annotations, exports of Hypothesis. A file comes as a whole or not at all."""

from datetime import datetime
from pathlib import Path

from desktop.core.collection import opened
from desktop.core.errors import IntakeError
from desktop.core.holdings import Incoming
from desktop.core.imports.annotations import annotations, is_annotations
from desktop.core.imports.fields import parsed
from desktop.core.imports.hypothesis import TextOf, hypothesis, is_hypothesis
from desktop.core.imports.whole import is_whole, whole

LARGEST = 2**30
"""Bytes of a file: the notes and the library of a lifetime have fewer, and more may not fit into memory."""


def read_import(path: str, now: datetime, text_of: TextOf) -> Incoming:
    """Return what the file at `path`, or standard input for "-", holds for this notebook; nothing is written.

    `now` is when notes without a time were made; `text_of` tells the text kept of an article, by its id. Raise
    ReadError if the file can't be read, IntakeError if it is not what it should be.
    """
    if path != "-" and _size(Path(path).expanduser()) > LARGEST:
        raise IntakeError("import_too_large", name=Path(path).name, limit=LARGEST // 2**20)
    with opened(path) as lines:
        root = parsed(b"".join(lines), Path(path).name if path != "-" else "stdin")
    if is_whole(root):
        return whole(root)
    if is_hypothesis(root):
        return hypothesis(root, now, text_of)
    if is_annotations(root):
        return annotations(root, now)
    raise IntakeError("import_unknown", name=root.name)


def _size(file: Path) -> int:
    """Return how many bytes a file has; 0 of what cannot be looked at, or has no end: reading it tells why."""
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0
