"""Rows of notes: kept, changed, put in the trash and found again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from desktop.core.note import Anchor, Note
from desktop.store.text import now, storable

_PLACE = ("start", "end", "exact", "prefix", "suffix")

_OF_THE_SAME_TEXT = """
    discarded IS NULL AND article_id IN (
        SELECT :id
        UNION SELECT article_id FROM editions WHERE digest = :digest
        UNION SELECT twin.article_id
            FROM editions AS own JOIN editions AS twin USING (digest) WHERE own.article_id = :id
    )
"""
"""An article is itself, and whatever once had the same text: a file that was moved and then edited keeps its notes."""

_FOUND = "discarded IS NULL AND number IN (SELECT rowid FROM notes_fts WHERE notes_fts MATCH ?)"


def keep(db: Database, article_id: str, body: str, *, anchor: Anchor | None, signal_key: str | None) -> Note:
    """Keep a new note."""
    time = now()
    place = {name: getattr(anchor, name, None) for name in _PLACE}
    row = {"id": uuid4().hex, "article_id": article_id, "signal_key": signal_key, "body": storable(body)}
    row |= place | {"created": time, "changed": time}
    db.table("notes").insert(row)
    return _note(row)


def revise(db: Database, note_id: str, body: str) -> Note | None:
    """Give a note a new body; None if there is no such note.

    One in the trash comes back: what is written now must not vanish because another window deleted the note.
    """
    return _change(db, note_id, {"body": storable(body), "changed": now(), "discarded": None})


def discard(db: Database, note_id: str) -> Note | None:
    """Put a note in the trash; None if there is no such note."""
    return _change(db, note_id, {"discarded": now()})


def restore(db: Database, note_id: str) -> Note | None:
    """Take a note out of the trash; None if there is no such note."""
    return _change(db, note_id, {"discarded": None})


def of_article(db: Database, article_id: str, digest: str) -> tuple[Note, ...]:
    """Return the notes on an article, oldest first."""
    facts = {"id": article_id, "digest": digest}
    return _notes(db.table("notes").rows_where(_OF_THE_SAME_TEXT, facts, order_by="number"))


def every(db: Database) -> tuple[Note, ...]:
    """Return all notes, those of an article in text order."""
    return _notes(db.table("notes").rows_where("discarded IS NULL", order_by="start, number"))


def matching(db: Database, query: str) -> tuple[Note, ...]:
    """Return the notes that match a query of the full-text index, those of an article in text order."""
    return _notes(db.table("notes").rows_where(_FOUND, [query], order_by="start, number"))


def _change(db: Database, note_id: str, changes: dict[str, str | None]) -> Note | None:
    found = next(db.table("notes").rows_where("id = ?", [note_id]), None)
    if found is None:
        return None
    db.table("notes").update(found["number"], changes)
    return _note(found | changes)


def _notes(rows: Iterable[dict[str, Any]]) -> tuple[Note, ...]:
    return tuple(_note(row) for row in rows)


def _note(row: dict[str, Any]) -> Note:
    return Note(
        id=row["id"],
        article_id=row["article_id"],
        anchor=None if row["exact"] is None else Anchor(*(row[name] for name in _PLACE)),
        signal_key=row["signal_key"],
        body=row["body"],
        created=datetime.fromisoformat(row["created"]),
        changed=datetime.fromisoformat(row["changed"]),
    )
