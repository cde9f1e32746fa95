"""Everything in notes.db as one value, for another notebook or another program."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from sqlite_utils import Database

from desktop.core.holdings import Holdings, KeptArticle, KeptEdition, KeptSilence
from desktop.store.notes import articles, judgements, rows
from desktop.store.text import blocks_from_json

_Kept = TypeVar("_Kept")


def everything(db: Database) -> Holdings:
    """Return all articles with what belongs to them, the one known longest first."""
    notes = _by_article((kept.note.article_id, kept) for kept in rows.kept(db))
    editions = _grouped(db, "editions", _edition)
    verdicts = _grouped(db, "verdicts", judgements.judgement)
    silences = _grouped(db, "silences", _silence)
    return Holdings(
        tuple(
            KeptArticle(
                articles.known_article(row),
                row["position"],
                editions[row["id"]],
                notes[row["id"]],
                verdicts[row["id"]],
                silences[row["id"]],
            )
            for row in db.table("articles").rows_where(order_by="rowid")
        ),
        silences[None],
    )


def _grouped(
    db: Database, table: str, value: Callable[[dict[str, Any]], _Kept]
) -> defaultdict[str | None, tuple[_Kept, ...]]:
    found = db.table(table).rows_where(order_by="rowid")
    return _by_article((row["article_id"], value(row)) for row in found)


def _by_article(pairs: Iterator[tuple[str | None, _Kept]]) -> defaultdict[str | None, tuple[_Kept, ...]]:
    groups: dict[str | None, list[_Kept]] = {}
    for article_id, kept in pairs:
        groups.setdefault(article_id, []).append(kept)
    return defaultdict(tuple, {article_id: tuple(kept) for article_id, kept in groups.items()})


def _edition(row: dict[str, Any]) -> KeptEdition:
    blocks = blocks_from_json(row["blocks"]) if row["blocks"] else ()
    kept = datetime.fromisoformat(row["kept"]) if row["kept"] else None
    return KeptEdition(row["digest"], row["title"], row["text"], blocks, kept)


def _silence(row: dict[str, Any]) -> KeptSilence:
    return KeptSilence(judgements.silence_of(row), datetime.fromisoformat(row["created"]))
