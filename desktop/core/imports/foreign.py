"""What notes of other programs have in common: names, places told by their words, articles known by address only."""

from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from desktop.core.anchoring import CONTEXT
from desktop.core.article import KnownArticle, article_id
from desktop.core.holdings import Holdings, KeptArticle, KeptNote
from desktop.core.imports.fields import Field
from desktop.core.note import Anchor
from desktop.core.text import normalise

_OURS = "urn:lesart:article:"
"""How our own annotations name a text that lies nowhere."""
_BREAKS = frozenset(("p", "div", "br", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr"))


def note_id(name: str) -> str:
    """Return the id a note of that name has here: always the same, so that it is known again.

    >>> note_id("urn:uuid:00000000-0000-0000-0000-00000000002a")
    '0000000000000000000000000000002a'
    """
    try:
        return UUID(name.removeprefix("urn:uuid:")).hex
    except ValueError:
        return uuid5(NAMESPACE_URL, name).hex


def location_of(address: Field) -> str:
    """Return where an address leads: a path, a web address without its fragment, or the name of a text of ours."""
    iri = address.text()
    if not iri.strip():
        address.refuse('"https://…"')
    try:
        if iri.lower().startswith("file:"):
            return unquote(urlsplit(iri).path) or iri
        return urldefrag(iri).url or iri
    except ValueError:  # an address with half a bracket
        return iri


def shelf_mark(location: str) -> str:
    """Return the id of the article at a location, by which its notes find it once it is opened.

    >>> shelf_mark("urn:lesart:article:a%201")
    'a 1'
    """
    name = unquote(location.removeprefix(_OURS)) if location.startswith(_OURS) else ""
    return name or article_id(location)


def quoted(quote: Field, start: int) -> Anchor:
    """Return the place a text quote selector tells, about `start`; its words as an article would have them."""
    told = quote.need("exact").text()
    exact = normalise(told).text or told  # a place of invisible characters only is lost, and its note is not
    if not exact:
        quote.need("exact").refuse('"…"')
    before, after = (normalise(side.text()).text if (side := quote.get(key)) else "" for key in ("prefix", "suffix"))
    return Anchor(start, start + len(exact), exact, before[-CONTEXT:], after[:CONTEXT])


def gathered(found: Iterable[tuple[str, str, KeptNote]]) -> Holdings:
    """Return notes by the article they are on, each given with its location and with a title where one is known."""
    titles: dict[str, str] = {}
    notes: dict[str, list[KeptNote]] = {}
    for location, title, kept in found:
        notes.setdefault(location, []).append(kept)
        titles[location] = titles.get(location) or title
    return Holdings(
        tuple(
            KeptArticle(_article(location, titles[location] or _name(location)), notes=tuple(kept))
            for location, kept in notes.items()
        )
    )


def plain_words(html: str) -> str:
    r"""Return the words of a note in HTML.

    >>> plain_words("<p>Wer <b>sagt</b> das?</p><p>&amp; wann?</p>")
    'Wer sagt das?\n\n& wann?'
    """
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n\n".join(filter(None, lines))


def _article(location: str, title: str) -> KnownArticle:
    return KnownArticle(shelf_mark(location), title, "" if location.startswith(_OURS) else location, None)


def _name(location: str) -> str:
    """Return what to call an article without a title: the name of its file, or its address."""
    return location if "://" in location else PurePosixPath(location).name or location


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data.replace("\n", " "))

    def _break(self, tag: str) -> None:
        self.words.append("\n" if tag in _BREAKS else "")
