"""Another notebook's holdings taken into this one: what is here already is known again, and nothing newer is lost."""

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlite_utils import Database

from desktop.core.holdings import Holdings, Intake, KeptArticle, KeptEdition, KeptNote, KeptSilence
from desktop.core.judging import Judgement
from desktop.core.note import Anchor, Note
from desktop.store.notes import rows
from desktop.store.text import blocks_as_json, readable, storable

_ARTICLE = """
    INSERT INTO articles (id, title, location, outlet, author, published, opened, position)
    VALUES (:id, :title, :location, :outlet, :author, :published, :opened, :position) ON CONFLICT DO NOTHING
"""
_EDITION = "INSERT INTO editions (article_id, digest) VALUES (:article_id, :digest) ON CONFLICT DO NOTHING"
_TEXT = """
    UPDATE editions SET title = :title, text = :text, blocks = :blocks, kept = :kept
    WHERE article_id = :article_id AND digest = :digest AND text IS NULL
"""
_HAS_TEXT = "SELECT 1 FROM editions WHERE article_id = ? AND digest = ? AND text IS NOT NULL"
_KNOWN = "SELECT id, title, location FROM articles ORDER BY rowid DESC"
_SAID = """
    WITH asked AS (
        SELECT key AS nth, json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS digest FROM json_each(?)
    ), same AS (
        SELECT nth, id AS article_id FROM asked
        UNION SELECT nth, article_id FROM asked JOIN editions USING (digest)
        UNION SELECT nth, twin.article_id FROM asked
            JOIN editions AS own ON own.article_id = asked.id
            JOIN editions AS twin ON twin.digest = own.digest
    )
    SELECT nth, body, start, "end", exact FROM same JOIN notes USING (article_id) WHERE discarded IS NULL
"""
"""The words of the notes on each of some articles and on whatever once had the same text, see `articles.SAME_TEXT`."""
_VERDICT = """
    INSERT INTO verdicts (article_id, rule, sentence, nth, verdict, changed)
    VALUES (:article_id, :rule, :sentence, :nth, :verdict, :changed)
    ON CONFLICT DO UPDATE SET verdict = excluded.verdict, changed = excluded.changed
"""
_GIVEN = """
    SELECT changed FROM verdicts
    WHERE article_id = :article_id AND rule = :rule AND sentence = :sentence AND nth = :nth
"""
_SILENCE = """
    INSERT INTO silences (article_id, rule, sentence, nth, created)
    VALUES (:article_id, :rule, :sentence, :nth, :created)
"""
_SAME_SILENCE = """
    SELECT 1 FROM silences WHERE article_id IS :article_id AND rule = :rule AND sentence IS :sentence AND nth IS :nth
"""


class _Fate(StrEnum):
    """What becomes of a note; the value is the name of its count in Intake."""

    NEW = "new"
    NEWER = "newer"
    KNOWN = "known"
    OLDER = "older"
    TRASHED = "trashed"


class Plan(NamedTuple):
    """What is to be written, and what it comes to."""

    intake: Intake
    articles: tuple[KeptArticle, ...]
    """As they are known here."""
    notes: tuple[tuple[_Fate, KeptNote], ...]
    """Those to be written."""
    editions: tuple[tuple[str, KeptEdition], ...]
    verdicts: tuple[dict[str, Any], ...]
    silences: tuple[dict[str, Any], ...]


def plan(db: Database, holdings: Holdings) -> Plan:
    """Return what taking `holdings` in would do; nothing is written. All is compared with what was here before it."""
    here = _at_home(db, holdings.articles)
    kept_here = rows.with_ids(db, (kept.note.id for article in here for kept in article.notes))
    said = _said(db, here)
    fates = [found for nth, article in enumerate(here) for found in _fates(article, kept_here, said.get(nth, ()))]
    written = tuple((fate, kept) for _, fate, kept in fates if fate in (_Fate.NEW, _Fate.NEWER))
    counts = Counter(fate.value for _, fate, _ in fates)
    editions = tuple((article.known.id, one) for article in here for one in article.editions)
    new_texts = sum(one.text is not None and not _has_text(db, of, one) for of, one in editions)
    verdicts = tuple(row for article in here for row in _new_verdicts(db, article))
    kept = [*holdings.silences, *(one for article in here for one in article.silences)]
    silences = tuple(row for one in kept if not _is_kept(db, row := _silence_row(one)))
    titles = Counter(article.known.id for article, fate, _ in fates if fate in (_Fate.NEW, _Fate.NEWER))
    intake = Intake(
        tuple((article.known.title, titles[article.known.id]) for article in here if titles[article.known.id]),
        texts=new_texts,
        judgements=len(verdicts) + len(silences),
        **{fate.value: counts[fate.value] for fate in _Fate},  # type: ignore[arg-type]
    )
    return Plan(intake, here, written, editions, verdicts, silences)


def carry_out(db: Database, planned: Plan) -> None:
    """Write what was planned."""
    many = db.conn.executemany
    many(_ARTICLE, map(_article_row, planned.articles))
    many(_EDITION, ({"article_id": of, "digest": edition.digest} for of, edition in planned.editions))
    many(_TEXT, (_edition_row(of, edition) for of, edition in planned.editions if edition.text is not None))
    written = [(fate, kept.note, kept_time(kept.discarded)) for fate, kept in planned.notes]
    rows.add(db, [(note, discarded) for fate, note, discarded in written if fate is _Fate.NEW])
    for _, note, discarded in (one for one in written if one[0] is _Fate.NEWER):
        rows.overwrite(db, note, discarded)
    many(_VERDICT, planned.verdicts)
    many(_SILENCE, planned.silences)


def _at_home(db: Database, incoming: Iterable[KeptArticle]) -> tuple[KeptArticle, ...]:
    """Return articles as they can be kept, under the id by which each, or what lies at its location, is known here."""
    ids: dict[str, tuple[str, str]] = {}
    places: dict[str, tuple[str, str]] = {}
    for ident, title, location in db.execute(_KNOWN):
        ids[ident] = places[location] = ident, title
    places.pop("", None)
    return tuple(_settled(article, ids, places) for article in incoming)


def _settled(
    article: KeptArticle, ids: Mapping[str, tuple[str, str]], places: Mapping[str, tuple[str, str]]
) -> KeptArticle:
    known = article.known
    ident = readable(known.id)
    ident, title = ids.get(ident) or places.get(storable(known.location)) or (ident, known.title)
    settled = replace(known, id=ident, title=title)
    notes = tuple(replace(kept, note=_storable_note(kept.note, settled.id)) for kept in article.notes)
    silences = tuple(replace(one, silence=replace(one.silence, article_id=settled.id)) for one in article.silences)
    return replace(article, known=settled, notes=notes, silences=silences)


def _said(db: Database, here: Iterable[KeptArticle]) -> dict[int, set[tuple[Any, ...]]]:
    """Return the words and places of the notes that are here on each article, by its number in the list."""
    asked = [(article.known.id, article.editions[-1].digest if article.editions else "") for article in here]
    said: dict[int, set[tuple[Any, ...]]] = {}
    for nth, *words in db.execute(_SAID, [json.dumps(asked)]):
        said.setdefault(nth, set()).add(tuple(words))
    return said


def _fates(
    article: KeptArticle, here: Mapping[str, KeptNote], said: Container[tuple[Any, ...]]
) -> Iterator[tuple[KeptArticle, _Fate, KeptNote]]:
    """Yield the notes of an article with what becomes of each; those whose words stand here already are known."""
    for incoming in article.notes:
        kept = here.get(incoming.note.id)
        if kept is not None:
            yield article, _fate(incoming, kept), incoming
        else:
            yield article, _Fate.KNOWN if _words(incoming.note) in said else _Fate.NEW, incoming


def _words(note: Note) -> tuple[Any, ...]:
    return note.body, *(getattr(note.anchor, name, None) for name in ("start", "end", "exact"))


def _fate(incoming: KeptNote, kept: KeptNote) -> _Fate:
    """Say what becomes of a note: of two with one id the one changed last stays, and the trash here is respected."""
    note = incoming.note
    if not incoming.dated:
        note = replace(note, created=kept.note.created, changed=kept.note.changed)
    same = replace(kept.note, article_id=note.article_id) == note
    if not same and note.changed > max(kept.note.changed, kept.discarded or kept.note.changed):
        return _Fate.OLDER if incoming.discarded and not kept.discarded else _Fate.NEWER
    if kept.discarded and not incoming.discarded:
        return _Fate.TRASHED
    return _Fate.KNOWN if same else _Fate.OLDER


def _new_verdicts(db: Database, article: KeptArticle) -> Iterator[dict[str, Any]]:
    """Yield the verdicts that are not here, or given here earlier."""
    for judgement in article.verdicts:
        row = _verdict_row(article.known.id, judgement)
        kept = db.execute(_GIVEN, row).fetchone()
        if kept is None or datetime.fromisoformat(kept[0]) < datetime.fromisoformat(row["changed"]):
            yield row


def _has_text(db: Database, article_id: str, edition: KeptEdition) -> bool:
    return db.execute(_HAS_TEXT, [article_id, edition.digest]).fetchone() is not None


def _is_kept(db: Database, row: dict[str, Any]) -> bool:
    return db.execute(_SAME_SILENCE, row).fetchone() is not None


def _storable_note(note: Note, article_id: str) -> Note:
    """Return the note as SQLite can hold it; its place keeps its length."""
    place = note.anchor
    if place is not None:
        place = Anchor(place.start, place.end, *map(readable, (place.exact, place.prefix, place.suffix)))
    key = note.signal_key and readable(note.signal_key)
    words = {"body": storable(note.body), "tags": rows.tidy(note.tags)}
    times = {"created": note.created.astimezone(UTC), "changed": note.changed.astimezone(UTC)}
    unplaced = note.unplaced and note.unplaced.astimezone(UTC)
    return replace(note, article_id=article_id, anchor=place, signal_key=key, unplaced=unplaced, **words, **times)  # type: ignore[arg-type]


def _article_row(article: KeptArticle) -> dict[str, Any]:
    known = article.known
    row: dict[str, Any] = {"id": known.id, "position": article.position, "opened": kept_time(known.opened)}
    row |= {"title": storable(known.title), "location": storable(known.location)}
    row |= {name: None if (said := getattr(known, name)) is None else storable(said) for name in ("outlet", "author")}
    return row | {"published": known.published.isoformat() if known.published else None}


def _edition_row(article_id: str, edition: KeptEdition) -> dict[str, Any]:
    row: dict[str, Any] = {"article_id": article_id, "digest": edition.digest, "kept": kept_time(edition.kept)}
    row["title"] = None if edition.title is None else storable(edition.title)
    row["text"] = None if edition.text is None else readable(edition.text)
    return row | {"blocks": blocks_as_json(edition.blocks)}


def _verdict_row(article_id: str, judgement: Judgement) -> dict[str, Any]:
    key = judgement.key
    row = {"article_id": article_id, "rule": readable(key.rule), "sentence": readable(key.sentence), "nth": key.nth}
    return row | {"verdict": judgement.verdict.value, "changed": kept_time(judgement.changed)}


def _silence_row(kept: KeptSilence) -> dict[str, Any]:
    place = kept.silence.place
    row: dict[str, Any] = {"article_id": kept.silence.article_id, "rule": readable(kept.silence.rule)}
    row["sentence"] = None if place is None else readable(place.sentence)
    return row | {"nth": None if place is None else place.nth, "created": kept_time(kept.created)}


def kept_time(time: datetime | None) -> str | None:
    """Return a time as this file keeps it, so that these texts sort like times."""
    return None if time is None else time.astimezone(UTC).isoformat(timespec="microseconds")
