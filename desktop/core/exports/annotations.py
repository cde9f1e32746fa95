"""Notes as W3C Web Annotations, which other annotators read (Web Annotation Data Model, 2017)."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import UUID

from desktop.core.article import KnownArticle
from desktop.core.holdings import Holdings, KeptArticle
from desktop.core.interchange import Json
from desktop.core.note import Note

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def notes_as_annotations(holdings: Holdings) -> Json:
    """Return the notes as an annotation collection; places in code points, times in UTC.

    A note on a signal questions it, with the signal as a body that classifies; any other comments, and one without
    words only tags or highlights.
    """
    items = [_annotation(article, note) for article, notes in holdings.living() for note in notes]
    page: Json = {"id": "urn:lesart:notes:1", "type": "AnnotationPage", "partOf": "urn:lesart:notes"}
    page |= {"startIndex": 0, "items": items}
    head = {"@context": _CONTEXT, "id": "urn:lesart:notes", "type": "AnnotationCollection"}
    return {**head, "label": "Lesart", "total": len(items), "first": page}


def _annotation(article: KeptArticle, note: Note) -> Json:
    whole = {
        "id": UUID(note.id).urn,
        "type": "Annotation",
        "motivation": _motivation(note),
        "created": _utc(note.created),
        "modified": _utc(note.changed),
        "generator": {"id": "urn:lesart", "type": "Software", "name": "Lesart"},
        "body": _bodies(note),
        "target": _target(article, note),
    }
    return {key: value for key, value in whole.items() if value != []}


def _motivation(note: Note) -> str:
    if note.signal_key:
        return "questioning"
    if note.body:
        return "commenting"
    return "tagging" if note.tags else "highlighting"


def _bodies(note: Note) -> list[Json]:
    said = {"type": "TextualBody", "value": note.body, "format": "text/markdown", "purpose": "commenting"}
    tags = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    signal = [{"type": "TextualBody", "value": note.signal_key, "purpose": "classifying"}] if note.signal_key else []
    return [*([said] if note.body else []), *tags, *signal]


def _target(article: KeptArticle, note: Note) -> Json | str:
    source, place = _address(article.known), note.anchor
    if place is None:
        return source
    words = {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    # The text as it was when the note was written: news articles change under one address.
    state = {"type": "TimeState", "sourceDate": _utc(note.created)}
    if edition := article.edition_with(place):
        state["cached"] = _name(edition.digest)
    return {"type": "SpecificResource", "source": source, "state": state, "selector": [words, position]}


def _address(article: KnownArticle) -> str:
    """Return an IRI for an article: its address, that of its file, or a name of our own."""
    location = article.location
    if "://" in location:
        return quote(location, safe="%/:=&?~#+!$,;'@()*[]", errors="replace")
    return f"file://{quote(location)}" if location else f"urn:lesart:article:{quote(article.id)}"


def _name(digest: str) -> str:
    """Return the name of a text by its SHA-256 (RFC 6920)."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip('=')}"


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
