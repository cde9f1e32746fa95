"""The library in our own JSON."""

from collections.abc import Mapping

from desktop.core.article import Notice, Origin
from desktop.core.holdings import Shelved, ShelvedText
from desktop.core.imports.fields import Field
from desktop.core.imports.texts import blocks, digest

_ARTICLE = ("id", "title", "location", "form", "language", "outlet", "author", "published")
_READING = ("position", "first_seen", "opened", "texts")

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
    return Shelved(ident, field.need("title").text(), origin, field.need("position").number(), first, opened, texts)


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
