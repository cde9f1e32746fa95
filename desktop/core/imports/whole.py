"""Our own JSON of everything, read back: strict, so that what is taken in is what was written."""

import re
from collections.abc import Iterable

from desktop.core.article import KnownArticle
from desktop.core.errors import IntakeError
from desktop.core.exports.whole import FORMAT, VERSION
from desktop.core.holdings import Holdings, Incoming, KeptArticle, KeptEdition, KeptNote, KeptSilence
from desktop.core.imports.fields import Field
from desktop.core.imports.shelf import shelved
from desktop.core.imports.texts import blocks, digest
from desktop.core.judging import Judgement, SignalKey, Silence, Verdict
from desktop.core.note import Anchor, Note

_NOTE_ID = re.compile("[0-9a-f]{32}")
_SIGNAL = re.compile(r"[^|]+\|[^|]+")
_ARTICLE = ("id", "title", "location", "outlet", "author", "published", "opened", "position")
_PARTS = ("editions", "notes", "verdicts", "silences")
_NOTE = ("id", "anchor", "signal", "body", "tags", "created", "changed", "discarded", "unplaced")
_PLACE = ("start", "end", "exact", "prefix", "suffix")


def is_whole(root: Field) -> bool:
    """Say whether the file calls itself an export of ours."""
    return isinstance(root.value, dict) and root.value.get("format") == FORMAT


def whole(root: Field) -> Incoming:
    """Return all that an export of ours holds. Raise IntakeError for the first field that is not as we write it."""
    version = root.need("version").number(1)
    if version > VERSION:
        raise IntakeError("import_too_new", name=root.name, version=version)
    root.has_only("format", "version", "program", "exported", "articles", "silences", "library")
    root.need("exported").time()
    articles = tuple(_article(field) for field in root.need("articles").items())
    _once(root, "articles", (article.known.id for article in articles))
    _once(root, "notes", (kept.note.id for article in articles for kept in article.notes))
    texts = {(one.known.id, edition.digest): edition.text for one in articles for edition in one.editions}
    shelf = tuple(shelved(field, texts) for field in root.need("library").items())
    _once(root, "library", (one.id for one in shelf))
    return Incoming("lesart", Holdings(articles, _silences(root, None), shelf))


def _once(root: Field, what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for found in ids:
        if found in seen:
            raise IntakeError("import_twice", name=root.name, place=what, id=found)
        seen.add(found)


def _article(field: Field) -> KeptArticle:
    field.has_only(*_ARTICLE, *_PARTS)
    known = KnownArticle(
        id=field.need("id").matching(re.compile(".+", re.DOTALL), '"…"'),
        title=field.need("title").text(),
        location=field.need("location").text(),
        opened=field.need("opened").time_or_none(),
        outlet=field.need("outlet").text_or_none(),
        author=field.need("author").text_or_none(),
        published=field.need("published").time_or_none(local=True),
    )
    editions = tuple(_edition(one) for one in field.need("editions").items())
    notes = tuple(_note(one, known.id) for one in field.need("notes").items())
    verdicts = tuple(_verdict(one) for one in field.need("verdicts").items())
    return KeptArticle(
        known, field.need("position").number(), editions, notes, verdicts, _silences(field, known.id)
    )  # fmt: skip


def _edition(field: Field) -> KeptEdition:
    field.has_only("digest", "title", "text", "blocks", "kept")
    title, text, kept = (field.need(name) for name in ("title", "text", "kept"))
    if text.value is None:
        return KeptEdition(digest(field), title.text_or_none(), None, (), kept.time_or_none())
    words = text.text()
    return KeptEdition(digest(field, words), title.text(), words, blocks(field.need("blocks"), len(words)), kept.time())


def _note(field: Field, article_id: str) -> KeptNote:
    field.has_only(*_NOTE)
    place, signal = field.get("anchor"), field.need("signal")
    unplaced = field.get("unplaced")  # files from before there was such a thing have none
    field.need("anchor")
    note = Note(
        id=field.need("id").matching(_NOTE_ID, '"0123…ef" (32)'),
        article_id=article_id,
        anchor=None if place is None else _anchor(place),
        signal_key=None if signal.value is None else signal.matching(_SIGNAL, '"D.reject|…"'),
        body=field.need("body").text(),
        created=field.need("created").time(),
        changed=field.need("changed").time(),
        tags=tuple(tag.text() for tag in field.need("tags").items()),
        unplaced=None if unplaced is None else unplaced.time(),
    )
    return KeptNote(note, field.need("discarded").time_or_none())


def _anchor(field: Field) -> Anchor:
    field.has_only(*_PLACE)
    start = field.need("start").number()
    end = field.need("end").number(start)
    exact, prefix, suffix = (field.need(name).text() for name in _PLACE[2:])
    if len(exact) != end - start:
        field.need("end").refuse(str(start + len(exact)))
    return Anchor(start, end, exact, prefix, suffix)


def _verdict(field: Field) -> Judgement:
    field.has_only("rule", "sentence", "nth", "verdict", "changed")
    key = SignalKey(field.need("rule").text(), field.need("sentence").text(), field.need("nth").number())
    said = [verdict.value for verdict in Verdict if verdict is not Verdict.OPEN]
    return Judgement(key, Verdict(field.need("verdict").one_of(*said)), field.need("changed").time())


def _silences(field: Field, article_id: str | None) -> tuple[KeptSilence, ...]:
    return tuple(_silence(one, article_id) for one in field.need("silences").items())


def _silence(field: Field, article_id: str | None) -> KeptSilence:
    field.has_only("rule", "sentence", "nth", "created")
    rule, sentence, nth = field.need("rule").text(), field.need("sentence"), field.need("nth")
    place = None if sentence.value is None else SignalKey(rule, sentence.text(), nth.number())
    return KeptSilence(Silence(rule, place, article_id), field.need("created").time())
