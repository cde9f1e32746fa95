"""Text as the database keeps it: times, blocks, and words that SQLite can hold and find."""

import json
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime

from desktop.core.article import Block, Role
from desktop.core.text import Span


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


def sort_key(words: str) -> str:
    """Return what words are sorted by: letters and digits only, without case, ä as a (DIN 5007-1).

    >>> sort_key("„Ärzte“ streiken")
    'arzte streiken'
    """
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(
        "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char)).split()
    )


def blocks_as_json(blocks: Sequence[Block]) -> str:
    """Return the blocks of a text as the database keeps them."""
    return json.dumps([[block.span.start, block.span.end, block.role.value] for block in blocks])


def blocks_from_json(kept: str) -> tuple[Block, ...]:
    """Return blocks from what `blocks_as_json` made of them."""
    return tuple(Block(Span(start, end), Role(role)) for start, end, role in json.loads(kept))
