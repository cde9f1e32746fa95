"""Rows of notes: kept, changed, put in the trash and found again."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from desktop.core.holdings import KeptNote
from desktop.core.note import Anchor, Note
from desktop.store.notes.articles import SAME_TEXT
from desktop.store.text import now, storable

_PLACE = ("start", "end", "exact", "prefix", "suffix")

_OF_THE_SAME_TEXT = f"discarded IS NULL AND article_id IN ({SAME_TEXT})"

_KEEP = """
    INSERT INTO notes
        (id, article_id, signal_key, body, start, "end", exact, prefix, suffix, created, changed, discarded, unplaced,
        checksum)
    VALUES (:id, :article_id, :signal_key, :body, :start, :end, :exact, :prefix, :suffix, :created, :changed,
        :discarded, :unplaced, :checksum)
"""

_CHANGE = """
    UPDATE notes SET body = :body, start = :start, "end" = :end, exact = :exact, prefix = :prefix, suffix = :suffix,
        changed = :changed, discarded = :discarded, unplaced = :unplaced, checksum = :checksum
    WHERE number = :number
"""

_TAG = "INSERT INTO note_tags (note, tag) SELECT number, :tag FROM notes WHERE id = :note"

_REVISED_SINCE = "SELECT id FROM articles WHERE revision > ?"

_OF_REVISED = f"discarded IS NULL AND article_id IN ({_REVISED_SINCE})"

_REVISED = "UPDATE articles SET revision = (SELECT coalesce(max(revision), 0) + 1 FROM articles) WHERE id = ?"


def keep(
    db: Database,
    article_id: str,
    body: str,
    *,
    anchor: Anchor | None = None,
    signal_key: str | None = None,
    tags: Iterable[str] = (),
) -> Note:
    """Keep a new note."""
    time = datetime.fromisoformat(now())
    note = Note(uuid4().hex, article_id, anchor, signal_key, storable(body), time, time, tidy(tags))
    add(db, [(note, None)])
    return note


def add(db: Database, notes: Sequence[tuple[Note, str | None]]) -> None:
    """Keep notes as they are, in the trash those that were put there, each with the time it was."""
    db.conn.executemany(_KEEP, (_row(note, discarded) for note, discarded in notes))
    _set_tags(db, (note for note, _ in notes))
    db.conn.executemany(_REVISED, ([article] for article in dict.fromkeys(note.article_id for note, _ in notes)))


def overwrite(db: Database, note: Note, discarded: str | None) -> None:
    """Give the note with this id all that `note` holds, except its article."""
    row = _row(note, discarded)
    _change(
        db, note.id, {name: row[name] for name in ("body", *_PLACE, "changed", "discarded", "unplaced")}, tags=note.tags
    )


def revise(db: Database, note_id: str, *, body: str | None = None, tags: Iterable[str] | None = None) -> Note | None:
    """Give a note a new body, or new tags, or both; None if there is no such note.

    One in the trash comes back: what is written now must not vanish because another window deleted the note.
    """
    words = {} if body is None else {"body": storable(body)}
    return _change(db, note_id, {**words, "changed": now(), "discarded": None}, tags=tags)


def anchor(db: Database, note_id: str, place: Anchor) -> Note | None:
    """Give a note another place, which it is without no more; None if there is no such note."""
    there = {name: getattr(place, name) for name in _PLACE}
    return _change(db, note_id, {**there, "unplaced": None, "changed": now()})


def leave_unplaced(db: Database, note_id: str, *, unplaced: bool) -> Note | None:
    """Leave a note without a place, or ask for one again; None if there is no such note."""
    time = now()
    return _change(db, note_id, {"unplaced": time if unplaced else None, "changed": time})


def discard(db: Database, note_id: str) -> Note | None:
    """Put a note in the trash; None if there is no such note."""
    return _change(db, note_id, {"discarded": now()})


def restore(db: Database, note_id: str) -> Note | None:
    """Take a note out of the trash; None if there is no such note."""
    return _change(db, note_id, {"discarded": None})


def erase(db: Database, note_id: str) -> None:
    """Delete a note that came from a file; one the reader wrote goes to the trash instead."""
    found = next(db.table("notes").rows_where("id = ?", [note_id]), None)
    if found is not None:
        db.execute("DELETE FROM note_tags WHERE note = ?", [found["number"]])
        db.execute("DELETE FROM notes WHERE number = ?", [found["number"]])
        db.execute(_REVISED, [found["article_id"]])


def last(db: Database) -> int:
    """Return the number of the note that came last."""
    return int(db.execute("SELECT coalesce(max(number), 0) FROM notes").fetchone()[0])


def of_article(db: Database, article_id: str, digest: str) -> tuple[Note, ...]:
    """Return the notes on an article, oldest first."""
    facts = {"id": article_id, "digest": digest}
    return _notes(db, db.table("notes").rows_where(_OF_THE_SAME_TEXT, facts, order_by="number"))


def every(db: Database) -> tuple[Note, ...]:
    """Return all notes, those of an article in text order."""
    return _notes(db, db.table("notes").rows_where("discarded IS NULL", order_by="start, number"))


def numbered(db: Database, numbers: Iterable[int]) -> dict[int, Note]:
    """Return the notes with these numbers, in their order."""
    wanted = list(numbers)
    kept = list(db.query("SELECT * FROM notes WHERE number IN (SELECT value FROM json_each(?))", [json.dumps(wanted)]))
    found = {row["number"]: note for row, note in zip(kept, _notes(db, kept), strict=True)}
    return {number: found[number] for number in wanted}


def revised(db: Database, since: int) -> dict[str, list[Note]]:
    """Return the notes, by article, of those articles that had one changed after the change with that number."""
    found: dict[str, list[Note]] = {ident: [] for (ident,) in db.execute(_REVISED_SINCE, [since])}
    for note in _notes(db, db.table("notes").rows_where(_OF_REVISED, [since], order_by="number")):
        found[note.article_id].append(note)
    return found


def kept(db: Database) -> Iterator[KeptNote]:
    """Return all notes in the order they came, those in the trash as well."""
    return _kept(db, db.table("notes").rows_where(order_by="number"))


def with_ids(db: Database, ids: Iterable[str]) -> dict[str, KeptNote]:
    """Return those of these notes that are here, also in the trash, by id."""
    found = db.table("notes").rows_where("id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))])
    return {kept.note.id: kept for kept in _kept(db, found)}


def altered(db: Database) -> tuple[Note, ...]:
    """Return the notes whose checksum is not that of their words."""
    kept = list(db.table("notes").rows_where("checksum IS NOT NULL"))
    tags = tags_of(db, [row["number"] for row in kept])
    suspects = [row for row in kept if _seal(row, tags.get(row["number"], ())) != row["checksum"]]
    notes = [(row, note_of(row, tags.get(row["number"], ()))) for row in suspects]
    return tuple(note for row, note in notes if checksum(note, row["discarded"]) != row["checksum"])


def _change(db: Database, note_id: str, changes: dict[str, Any], *, tags: Iterable[str] | None = None) -> Note | None:
    """Write changes and the checksum of what they make of a note in one step: each costs a turn of the search index."""
    found = next(db.table("notes").rows_where("id = ?", [note_id]), None)
    if found is None:
        return None
    number = found["number"]
    row = found | changes
    note = note_of(row, tags_of(db, [number]).get(number, ()) if tags is None else tidy(tags))
    db.execute(_CHANGE, row | {"checksum": checksum(note, row["discarded"])})
    if tags is not None:
        db.execute("DELETE FROM note_tags WHERE note = ?", [number])
        _set_tags(db, [note])
    db.execute(_REVISED, [note.article_id])
    return note


def _row(note: Note, discarded: str | None) -> dict[str, Any]:
    row = _sealed(note, discarded)
    row["checksum"] = _seal(row, note.tags)
    row |= {name: getattr(note, name).isoformat(timespec="microseconds") for name in ("created", "changed")}
    row["unplaced"] = note.unplaced and note.unplaced.isoformat(timespec="microseconds")
    return row


def _set_tags(db: Database, notes: Iterable[Note]) -> None:
    db.conn.executemany(_TAG, ({"note": note.id, "tag": tag} for note in notes for tag in note.tags))


def tidy(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags each once and in order, without needless space."""
    return tuple(sorted({" ".join(storable(tag).split()) for tag in tags} - {""}))


def checksum(note: Note, discarded: str | None) -> str:
    """Return what tells whether a row still holds what was written: nothing else sees a flipped bit."""
    return _seal(_sealed(note, discarded), note.tags)


def _sealed(note: Note, discarded: str | None) -> dict[str, Any]:
    """Return what a checksum is made of."""
    row: dict[str, Any] = {name: getattr(note.anchor, name, None) for name in _PLACE}
    row |= {name: getattr(note, name) for name in ("id", "article_id", "signal_key", "body")}
    row |= {"created": note.created.isoformat(), "changed": note.changed.isoformat(), "discarded": discarded}
    row["unplaced"] = note.unplaced and note.unplaced.isoformat()
    return row


def _seal(row: dict[str, Any], tags: tuple[str, ...]) -> str:
    """Return the checksum of a row, if its times are written as `isoformat` has them: those on a full second are not.

    It saves most of the work where all notes are looked through.
    """
    place = [row[name] for name in _PLACE]
    times = [row["created"], row["changed"], row["discarded"]]
    whole = [row["id"], row["article_id"], place, row["signal_key"], row["body"], tags, times]
    if row.get("unplaced"):  # notes from before there was such a thing keep their checksum
        whole.append(row["unplaced"])
    return sha256(json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def tags_of(db: Database, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of some notes, those of each in alphabetical order."""
    found: dict[int, tuple[str, ...]] = {}
    sql = "SELECT note, tag FROM note_tags WHERE note IN (SELECT value FROM json_each(?)) ORDER BY note, tag"
    for number, tag in db.execute(sql, [json.dumps(numbers)]):
        found[number] = (*found.get(number, ()), tag)
    return found


def _notes(db: Database, rows: Iterable[dict[str, Any]]) -> tuple[Note, ...]:
    kept = list(rows)
    tags = tags_of(db, [row["number"] for row in kept])
    return tuple(note_of(row, tags.get(row["number"], ())) for row in kept)


def _kept(db: Database, rows: Iterable[dict[str, Any]]) -> Iterator[KeptNote]:
    found = list(rows)
    for row, note in zip(found, _notes(db, found), strict=True):
        yield KeptNote(note, _time(row["discarded"]) if row["discarded"] else None)


def note_of(row: dict[str, Any], tags: tuple[str, ...]) -> Note:
    """Return the note in a row."""
    return Note(
        id=row["id"],
        article_id=row["article_id"],
        anchor=None if row["exact"] is None else Anchor(*(row[name] for name in _PLACE)),
        signal_key=row["signal_key"],
        body=row["body"],
        created=_time(row["created"]),
        changed=_time(row["changed"]),
        tags=tags,
        unplaced=_time(row["unplaced"]) if row.get("unplaced") else None,
    )


def _time(text: str) -> datetime:
    """Return a time; of one that was altered until nobody can read it, the beginning of all times."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
