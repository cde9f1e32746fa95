"""Text as the database keeps it: times, and words that SQLite can hold and find."""

import unicodedata
from datetime import UTC, datetime


def now() -> str:
    """Return the time as ISO 8601 in UTC, always with microseconds: then these texts sort like times."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Return `text` in NFC without what would make SQLite fail or hide a word from search.

    Lone surrogates (from file names) become "?", NUL and soft hyphens go.

    >>> storable("Re\u00adgierung")
    'Regierung'
    """
    return unicodedata.normalize("NFC", readable(text).replace("\x00", "").replace("\u00ad", ""))


def readable(text: str) -> str:
    """Return `text`, every character in its place, with "?" for what UTF-8 can't hold: a lone surrogate."""
    return text.encode("utf-8", "replace").decode("utf-8")
