"""The library as one value: given to another library, taken in from one."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from desktop.core.article import Article, Notice, Origin
from desktop.core.holdings import KeptSignal, Shelved, ShelvedText
from desktop.store.library import indexing
from desktop.store.text import blocks_as_json, blocks_from_json, readable, sort_key, storable

_ARTICLE = """
    INSERT INTO articles
        (id, title, sort_title, location, position, form, language, outlet, author, published, first_seen, opened)
    VALUES (:id, :title, :sort_title, :location, :position, :form, :language, :outlet, :author, :published, :first_seen,
        :opened)
    ON CONFLICT DO NOTHING
"""

_TEXT = """
    INSERT INTO editions (article, digest, title, words, seen, last_seen, notices, blocks, text)
    SELECT number, :digest, :title, :words, :seen, :last_seen, :notices, :blocks, :text FROM articles WHERE id = :id
    ON CONFLICT DO NOTHING
"""

_KIND = """
    INSERT INTO article_kinds (article, kind)
    SELECT number, :kind FROM articles WHERE id = :id ON CONFLICT DO NOTHING
"""

_SIGNAL = """
    INSERT INTO signals (article, kind, rule, start, end, words, speaker)
    SELECT number, :kind, :rule, :start, :end, :words, :speaker FROM articles WHERE id = :id
"""

_TEXTS_OF = """
    SELECT id, digest, last_seen FROM articles JOIN editions ON editions.article = articles.number
    WHERE id IN (SELECT value FROM json_each(?))
"""

_TEXT_THEN = """
    SELECT editions.number FROM articles JOIN editions ON editions.article = articles.number
    WHERE id = ? AND digest = ? AND last_seen = ?
"""

_THESE = "id IN (SELECT value FROM json_each(?))"


def everything(db: Database) -> tuple[Shelved, ...]:
    """Return all articles with their texts, those opened first first; what was taken out is not among them."""
    texts, found = dict[int, list[ShelvedText]](), dict[int, list[KeptSignal]]()
    for row in db.table("editions").rows_where(order_by="last_seen, number"):
        texts.setdefault(row["article"], []).append(_text(row))
    rows = db.table("articles").rows_where("removed IS NULL", order_by="number")
    for row in db.table("signals").rows_where(order_by="start, rowid"):
        signal = KeptSignal(f"{row['kind']}|{row['rule']}", row["start"], row["words"], row["speaker"])
        found.setdefault(row["article"], []).append(signal)
    return tuple(_shelved(row, texts.get(row["number"], ()), found.get(row["number"], ())) for row in rows)


def lacking(db: Database, shelf: Iterable[Shelved]) -> int:
    """Return how many of these articles are not here."""
    here = {ident for (ident,) in db.execute("SELECT id FROM articles")}
    return sum(readable(one.id) not in here for one in shelf)


def take_in(db: Database, shelf: Sequence[Shelved]) -> None:
    """Add what is not here; what is here, or was taken out here a moment ago, stays as it is."""
    here = {ident for (ident,) in db.execute("SELECT id FROM articles")}
    db.conn.executemany(_ARTICLE, map(_article_row, shelf))
    db.conn.executemany(_TEXT, (_text_row(one, text) for one in shelf for text in one.texts))
    # Those of an article that is here are of the text it has here.
    signals = [row for one in shelf if readable(one.id) not in here for row in _signal_rows(one)]
    db.conn.executemany(_KIND, signals)
    db.conn.executemany(_SIGNAL, signals)


def opened(db: Database, article_ids: Iterable[str]) -> dict[str, str | None]:
    """Return when these articles were opened last, by id, as this file keeps it."""
    rows = db.table("articles").rows_where(_THESE, [json.dumps(list(article_ids))])
    return {row["id"]: row["opened"] for row in rows}


def texts(db: Database, article_ids: Iterable[str]) -> set[tuple[str, str, str]]:
    """Return the texts of these articles: id, digest, and when each was opened last."""
    return set(db.execute(_TEXTS_OF, [json.dumps(list(article_ids))]))


def forget_texts(db: Database, those: Iterable[tuple[str, str, str]]) -> None:
    """Delete texts that were not opened since, while their articles stay."""
    for one in those:
        for (number,) in db.execute(_TEXT_THEN, one).fetchall():
            indexing.drop_text(db, number)
            db.table("editions").delete(number)


def forget(db: Database, article_ids: Iterable[str]) -> None:
    """Delete articles with all that belongs to them."""
    for row in list(db.table("articles").rows_where(_THESE, [json.dumps(list(article_ids))])):
        indexing.index_notes(db, {row["id"]: ()})
        indexing.drop_texts(db, row["number"])
        for table in ("editions", "article_kinds", "signals"):
            db.table(table).delete_where("article = ?", [row["number"]])
        db.table("articles").delete(row["number"])


def _shelved(row: dict[str, Any], texts: Iterable[ShelvedText], found: Iterable[KeptSignal]) -> Shelved:
    first, opened, published = (_read_time(row[name]) for name in ("first_seen", "opened", "published"))
    origin = Origin(row["form"], row["location"], row["outlet"], row["author"], published, row["language"])
    return Shelved(row["id"], row["title"], origin, row["position"], first, opened, tuple(texts), tuple(found))


def _text(row: dict[str, Any]) -> ShelvedText:
    notices = tuple(Notice(notice) for notice in json.loads(row["notices"]))
    times = datetime.fromisoformat(row["seen"]), datetime.fromisoformat(row["last_seen"])
    return ShelvedText(row["digest"], row["title"], row["text"], blocks_from_json(row["blocks"]), notices, *times)


def _article_row(one: Shelved) -> dict[str, Any]:
    origin = one.origin
    row: dict[str, Any] = {"id": readable(one.id), "title": storable(one.title), "sort_title": sort_key(one.title)}
    row |= {"location": storable(origin.location), "position": one.position, "form": readable(origin.form)}
    row |= {"language": readable(origin.language)}
    row |= {
        "outlet": origin.publisher and storable(origin.publisher),
        "author": origin.author and storable(origin.author),
    }
    row["published"] = origin.published.isoformat() if origin.published else None
    return row | {"first_seen": _time(one.first_seen), "opened": _time(one.opened)}


def _text_row(one: Shelved, text: ShelvedText) -> dict[str, Any]:
    whole = Article(one.id, text.title, text.text, text.blocks, one.origin)
    row: dict[str, Any] = {"id": readable(one.id), "digest": text.digest, "title": storable(text.title)}
    row |= {"words": whole.words, "seen": _time(text.seen), "last_seen": _time(text.last_seen)}
    row["notices"] = json.dumps([notice.value for notice in text.notices])
    return row | {"blocks": blocks_as_json(text.blocks), "text": readable(text.text)}


def _signal_rows(one: Shelved) -> Iterator[dict[str, Any]]:
    for signal in one.signals:
        kind, _, rule = signal.key.partition("|")
        words, speaker = readable(signal.words), signal.speaker and readable(signal.speaker)
        place = {"start": signal.start, "end": signal.start + len(signal.words)}
        yield place | {"id": readable(one.id), "kind": kind, "rule": rule, "words": words, "speaker": speaker}


def _read_time(time: str | None) -> datetime | None:
    return datetime.fromisoformat(time) if time else None


def _time(time: datetime | None) -> str | None:
    """Return a time as this file keeps it, so that these texts sort like times."""
    return None if time is None else time.astimezone(UTC).isoformat(timespec="microseconds")
