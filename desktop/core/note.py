"""A reader's note and the place it belongs to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.text import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place remembered by position and by its words (W3C text position and text quote selector)."""

    start: int
    end: int
    exact: str
    prefix: str
    """Up to 32 code points before the place."""
    suffix: str
    """Up to 32 code points after it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's thought. Without an anchor it concerns the whole article."""

    id: str
    article_id: str
    anchor: Anchor | None
    signal_key: str | None
    """The signal it was written on, as `Signal.kind` and `Signal.rule` joined by "|"; None for a free selection."""
    body: str
    created: datetime
    changed: datetime
    tags: tuple[str, ...] = ()
    """In alphabetical order, each once."""
    unplaced: datetime | None = None
    """Since when the reader leaves it without a place though its own is lost; None if they were not asked."""


class How(StrEnum):
    """How a note found its place again."""

    POSITION = "position"
    QUOTE = "quote"
    FUZZY = "fuzzy"
    LOST = "lost"
    WHOLE = "whole"
    """The note concerns the whole article and needs no place."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a note stands in the text as it is today."""

    note: Note
    span: Span | None
    """None if the place is lost or the note concerns the whole article."""
    score: float
    """1.0 for certain, down to the minimum accepted; 0.0 if lost."""
    how: How
