"""The library: articles the reader has opened, as it lists them, and what is typed to find something in it."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from desktop.core.article import KnownArticle
from desktop.core.errors import StoreError
from desktop.core.messages import kind_names, message_table
from desktop.core.note import Note
from desktop.core.signal import Family
from desktop.core.text import Span

_TERM = re.compile(r'(?:(\w+):)?"([^"]*)"?|(\w+):(\S*)|(\S+)')

_FIELDS = {
    "tag": "tag",
    "kind": "kind",
    "art": "kind",
    "source": "outlet",
    "quelle": "outlet",
    "since": "since",
    "seit": "since",
}
"""What may stand before a colon, in either language."""

_BEGINNING = 3
"""Letters of a name that tell which is meant; fewer could be an id."""

_DAYS = re.compile(r"(\d{1,5})[dt]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")


class Shelf(StrEnum):
    """Which articles are listed."""

    RECENT = "recent"
    ALL = "all"
    NOTED = "noted"


class Order(StrEnum):
    """What the articles are sorted by: times and numbers from the highest, words from A."""

    OPENED = "opened"
    TITLE = "title"
    OUTLET = "outlet"
    PUBLISHED = "published"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the library lists it."""

    article: KnownArticle
    first_seen: datetime | None
    """When it was opened first; None if that was before there was a library."""
    words: int
    """How long its newest text is; 0 if no text is kept."""
    notes: int
    tags: tuple[str, ...]
    """Those of its notes, in alphabetical order."""
    editions: int
    """How many texts of it are kept."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One text an article has had."""

    article_id: str
    digest: str
    title: str
    seen: datetime
    """When it was opened first."""
    words: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text with the words that were looked for."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, or a note on it."""

    article: KnownArticle
    note: Note | None
    """None if it is the text of the article that was found."""
    snippet: Snippet
    title: tuple[Span, ...] = ()
    """Where the words that were looked for stand in the title, as it is written on one line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found."""

    hits: tuple[Hit, ...]
    without_notes: StoreError | None = None
    """Why no note is among the hits; None if those that match are."""
    waiting: int = 0
    """How many texts and notes the search does not know yet; see `Desk.index_more`."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of a library whose file could not be used: it was set aside, and a new one was made."""

    aside: str
    """Where the file lies now."""
    rescued: int
    """How many articles could be read from it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader looks for: words, and what the articles and notes must have besides."""

    words: str = ""
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of signals as they were typed; `kinds_meant` tells which that are."""
    outlets: tuple[str, ...] = ()
    since: date | None = None

    @property
    def fields(self) -> bool:
        """Say whether more than words is asked for."""
        return bool(self.tags or self.kinds or self.outlets or self.since)


def parse_query(typed: str) -> Query:
    """Return what `typed` asks for; what is no field, or no date, counts as words, so that nothing typed is an error.

    >>> parse_query('kreml tag:"offene Frage" seit:2024-03')
    Query(words='kreml', tags=('offene Frage',), kinds=(), outlets=(), since=datetime.date(2024, 3, 1))
    """
    words: list[str] = []
    found: dict[str, list[str]] = {"tag": [], "kind": [], "outlet": []}
    since = None
    for term in _TERM.finditer(typed):
        name, given = term[1] or term[3] or "", term[2] or term[4] or ""
        field = _FIELDS.get(name.lower(), "")
        day = _day(given) if field == "since" else None
        if day is not None:
            since = day
        elif field in found:
            found[field].extend([given] if given else [])
        else:
            words.append(term[0])
    return Query(" ".join(words), tuple(found["tag"]), tuple(found["kind"]), tuple(found["outlet"]), since)


def kinds_meant(typed: str) -> frozenset[str]:
    """Return the kinds of signals meant by an id, the letter or name of a family, or the beginning of a name.

    >>> sorted(kinds_meant("zurückweisung") | kinds_meant("d.NOC"))
    ['D.noc', 'D.reject']
    """
    wanted = typed.casefold()
    named: set[str] = set()
    for language in ("de", "en"):
        words = message_table("cli", language)
        for kind, name in kind_names(language).items():
            family = Family(kind[0]).value
            names = name.casefold(), words[f"family.{family}"].casefold()
            exact = wanted in (kind.casefold(), family.casefold())
            if exact or (len(wanted) >= _BEGINNING and any(one.startswith(wanted) for one in names)):
                named.add(kind)
    return frozenset(named)


def _day(given: str) -> date | None:
    """Return the day meant: 2024, 2024-03, 2024-03-05, or 7d, 7t for as many days ago; None if it is none of them."""
    if days := _DAYS.fullmatch(given):
        return (datetime.now(UTC) - timedelta(days=int(days[1]))).date()
    numbers = _DATE.fullmatch(given)
    try:
        return date(*(int(number or 1) for number in numbers.groups())) if numbers else None
    except ValueError:  # a month or day that does not exist
        return None
