"""The library in our own JSON."""

import re
from collections.abc import Mapping

from desktop.core.article import Notice, Origin
from desktop.core.holdings import KeptSignal, Shelved, ShelvedText
from desktop.core.imports.fields import Field
from desktop.core.imports.texts import blocks, digest

_ARTICLE = ("id", "title", "location", "form", "language", "outlet", "author", "published")
_READING = ("position", "first_seen", "opened", "texts", "signals")

_SIGNAL = re.compile(r"[^|]+\|[^|]+")
"""A kind and a rule."""

Texts = Mapping[tuple[str, str], str | None]
"""Texts that stand elsewhere in the file, by the id of their article and their digest."""


def shelved(field: Field, elsewhere: Texts) -> Shelved:
    """Return an article of the library. Raise IntakeError."""
    field.has_only(*_ARTICLE, *_READING)
    ident = field.need("id").text()
    origin = Origin(
        form=field.need("form").text(),
        location=field.need("location").text(),
        publisher=field.need("outlet").text_or_none(),
        author=field.need("author").text_or_none(),
        published=field.need("published").time_or_none(local=True),
        language=field.need("language").text(),
    )
    first, opened = field.need("first_seen").time_or_none(), field.need("opened").time_or_none()
    texts = tuple(_text(one, ident, elsewhere) for one in field.need("texts").items())
    found = field.get("signals")  # not in files of the first version
    signals = tuple(map(_signal, found.items())) if found else ()
    title, position = field.need("title").text(), field.need("position").number()
    return Shelved(ident, title, origin, position, first, opened, texts, signals)


def _signal(field: Field) -> KeptSignal:
    field.has_only("signal", "start", "words", "speaker")
    return KeptSignal(
        field.need("signal").matching(_SIGNAL, '"D.deny|D.deny.verb"'),
        field.need("start").number(),
        field.need("words").text(),
        field.need("speaker").text_or_none(),
    )


def _text(field: Field, ident: str, elsewhere: Texts) -> ShelvedText:
    field.has_only("digest", "title", "text", "blocks", "notices", "seen", "last_seen")
    text = field.need("text").text_or_none()
    if text is None:
        text = elsewhere.get((ident, digest(field)))
    if text is None:
        field.need("text").refuse('"…"')
    return ShelvedText(
        digest(field, text),
        field.need("title").text(),
        text,
        blocks(field.need("blocks"), len(text)),
        tuple(Notice(one.one_of(*Notice)) for one in field.need("notices").items()),
        field.need("seen").time(),
        field.need("last_seen").time(),
    )
