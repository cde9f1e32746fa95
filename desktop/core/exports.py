"""Notes for other programs: a table for spreadsheets, and W3C Web Annotations."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from desktop.core.article import KnownArticle
from desktop.core.note import Note

Collection = Iterable[tuple[KnownArticle, tuple[Note, ...]]]

_COLUMNS = (
    *("id", "article_title", "location", "outlet", "published", "signal", "quote", "note", "tags"),
    *("char_start", "char_end", "created", "modified"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run."""


def notes_as_csv(collection: Collection, *, excel: bool = False) -> str:
    """Return one row for each note (RFC 4180); with `excel` as German spreadsheets open it: a BOM, and semicolons.

    Places count code points, the end not included. A cell that a spreadsheet would run as a formula begins with an
    apostrophe instead.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if excel else ",")
    writer.writerow(_COLUMNS)
    for article, notes in collection:
        writer.writerows(map(_harmless, _cells(article, note)) for note in notes)
    return ("\ufeff" if excel else "") + out.getvalue()


def notes_as_annotations(collection: Collection) -> dict[str, Any]:
    """Return the notes as a W3C annotation collection (Web Annotation Data Model, 2017); places in code points.

    A note on a signal questions it, any other comments.
    """
    items = [_annotation(article, note) for article, notes in collection for note in notes]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:lesart:notes", "type": "AnnotationCollection"}
    return {**head, "label": "Lesart", "total": len(items), "first": page}


def _cells(article: KnownArticle, note: Note) -> Iterable[str]:
    place = note.anchor
    yield from (note.id, article.title, article.location, article.outlet or "")
    yield article.published.isoformat() if article.published else ""
    yield from (note.signal_key or "", place.exact if place else "", note.body, ", ".join(note.tags))
    yield from (str(place.start), str(place.end)) if place else ("", "")
    yield from (note.created.isoformat(), note.changed.isoformat())


def _harmless(cell: str) -> str:
    """Return a cell no spreadsheet takes for a formula.

    >>> _harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _annotation(article: KnownArticle, note: Note) -> dict[str, Any]:
    motivation = "questioning" if note.signal_key else "commenting"
    said = {"type": "TextualBody", "value": note.body, "format": "text/markdown", "purpose": "commenting"}
    tags = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    return {
        "id": UUID(note.id).urn,
        "type": "Annotation",
        "motivation": motivation,
        "created": _utc(note.created),
        "modified": _utc(note.changed),
        "generator": {"type": "Software", "name": "Lesart"},
        "body": [said, *tags],
        "target": _target(article, note),
    }


def _target(article: KnownArticle, note: Note) -> dict[str, Any] | str:
    source = _address(article)
    if note.anchor is None:
        return source
    place = note.anchor
    words = {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    return {"type": "SpecificResource", "source": source, "selector": [words, position]}


def _address(article: KnownArticle) -> str:
    """Return an IRI for an article: its address, that of its file, or a name of our own."""
    location = article.location
    if "://" in location:
        return location
    return f"file://{quote(location)}" if location else f"urn:lesart:article:{quote(article.id)}"


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
