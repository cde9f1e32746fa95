"""An article: one text, the blocks it is made of, and where it came from."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from desktop.core.text import Span


class Role(StrEnum):
    """What a block of text is to the reader. CHROME is navigation residue: shown greyed, never analysed."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    CAPTION = "caption"
    CHROME = "chrome"


class Place(StrEnum):
    """Where in the article a signal stands."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BODY = "body"


_PLACES = {Role.HEADING: Place.HEADLINE, Role.SUBHEADING: Place.SUBHEADING, Role.LEAD: Place.SUBHEADING}


def article_id(location: str) -> str:
    """Return the id of what lies at a location, so that notes find their article again after it was changed."""
    return sha256(location.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with one role. Blocks do not overlap; between them lies only white space."""

    span: Span
    role: Role

    @property
    def place(self) -> Place:
        """Name the part of the article this block belongs to."""
        return _PLACES.get(self.role, Place.BODY)


class Notice(StrEnum):
    """Something the reader should know about the text before trusting the analysis; no error."""

    SHORT = "short"
    NOT_GERMAN = "not_german"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from."""

    form: str
    """The format it was read from: "plain"."""
    location: str
    """Absolute path or address; empty for a text that has none (a line of a collection)."""
    publisher: str | None = None
    author: str | None = None
    published: datetime | None = None
    language: str = "de"


@dataclass(frozen=True)
class Article:
    """A text as the reader sees it. `text` is the truth for every offset in the program."""

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    origin: Origin
    notices: tuple[Notice, ...] = ()
    read_at: datetime | None = field(default=None, compare=False)

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of the text as UTF-8, in hexadecimal."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def words(self) -> int:
        """Count the words of the blocks that are analysed."""
        return sum(len(block.span.of(self.text).split()) for block in self.blocks if block.role is not Role.CHROME)


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article the reader has opened before, as the notebook remembers it."""

    id: str
    title: str
    location: str
    opened: datetime | None
    """None once the reader emptied the list of recent articles."""
    outlet: str | None = None
    """Who published it."""
    author: str | None = None
    published: datetime | None = None
