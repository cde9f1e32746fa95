"""What a file brought, taken back: each row as it was before, unless it was changed since."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from desktop.core.holdings import Change, KeptNote, Receipt
from desktop.store.notes import rows
from desktop.store.notes.taking import Plan, kept_time

Key = tuple[tuple[str, Any], ...]

_KEYS = {
    "articles": ("id",),
    "editions": ("article_id", "digest"),
    "notes": ("id",),
    "verdicts": ("article_id", "rule", "sentence", "nth"),
    "silences": ("article_id", "rule", "sentence", "nth"),
}
"""By what a row is known again; what others refer to comes first."""

_OWN = ("number", "revision")
"""What a file counts for itself."""

_REFERRING = ("notes", "editions", "verdicts", "silences")


def touched(planned: Plan) -> tuple[tuple[str, Key], ...]:
    """Return which rows a plan may change."""
    found: dict[str, Iterable[dict[str, Any]]] = {
        "articles": ({"id": article.known.id} for article in planned.articles),
        "editions": ({"article_id": of, "digest": one.digest} for of, one in planned.editions),
        "notes": ({"id": kept.note.id} for _, kept in planned.notes),
        "verdicts": planned.verdicts,
        "silences": planned.silences,
    }
    return tuple(
        (table, tuple((name, row[name]) for name in names)) for table, names in _KEYS.items() for row in found[table]
    )


def state(db: Database, keys: Sequence[tuple[str, Key]]) -> list[Any]:
    """Return these rows as they are; None for one that is not there."""
    notes = rows.with_ids(db, [note_id for table, ((_, note_id), *_) in keys if table == "notes"])
    return [notes.get(key[0][1]) if table == "notes" else _row(db, table, key) for table, key in keys]


def changes(keys: Iterable[tuple[str, Key]], before: Iterable[Any], after: Iterable[Any]) -> Iterator[Change]:
    """Yield what is not as it was."""
    for (table, key), was, now in zip(keys, before, after, strict=True):
        if was != now:
            yield Change(table, key, was, now)


def take_back(db: Database, receipt: Receipt) -> int:
    """Make each row what it was, and return how many notes were changed since: they stay, with all they stand on."""
    left: list[KeptNote] = []
    for change in reversed(receipt.changes):
        now = _row(db, change.table, change.key)
        if now != change.after:
            left += [now] if isinstance(now, KeptNote) else []
        elif not _needed(db, change, receipt.last, left):
            _restore(db, change)
    return len(left)


def _row(db: Database, table: str, key: Key) -> Any:
    if table == "notes":
        ((_, note_id),) = key
        return rows.with_ids(db, [note_id]).get(note_id)
    found = next(db.table(table).rows_where(*_where(key)), None)
    return found and {name: value for name, value in found.items() if name not in _OWN}


def _restore(db: Database, change: Change) -> None:
    if isinstance(change.before, KeptNote):
        rows.overwrite(db, change.before.note, kept_time(change.before.discarded))
    elif change.table == "notes":
        rows.erase(db, str(change.key[0][1]))
    elif change.before is not None:
        db.table(change.table).update(tuple(value for _, value in change.key), change.before)
    else:
        db.table(change.table).delete_where(*_where(change.key))


def _needed(db: Database, change: Change, last: int, left: Iterable[KeptNote]) -> bool:
    """Say whether something rests on a row: whatever refers to an article, or newer notes on one of its texts."""
    (_, article_id), *_ = change.key
    if change.table == "articles":
        return any(db.table(table).count_where("article_id = ?", [article_id]) for table in _REFERRING)
    if change.table == "editions":
        newer = db.table("notes").count_where("article_id = ? AND number > ?", [article_id, last])
        return bool(newer) or any(kept.note.article_id == article_id for kept in left)
    return False


def _where(key: Key) -> tuple[str, list[Any]]:
    return " AND ".join(f"{name} IS ?" for name, _ in key), [value for _, value in key]
