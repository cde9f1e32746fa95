"""The library as a list: shelves, orders, outlets."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from desktop.core.library import Entry, Order, Shelf
from desktop.store.library.articles import known_article
from desktop.store.notes.finding import Noted

_ORDERS = {
    Order.OPENED: "opened DESC, number DESC",
    Order.TITLE: "sort_title, number",
    Order.OUTLET: "outlet IS NULL, outlet, opened DESC, number DESC",
    Order.PUBLISHED: "published DESC, opened DESC, number DESC",
}
"""Each goes by an index; where times fall, what is not known comes last by itself."""

_WANTED = """
    removed IS NULL
    AND (:recent = 0 OR opened IS NOT NULL)
    AND (:outlet = '' OR outlet = :outlet)
    AND (:noted IS NULL OR id IN (SELECT value FROM json_each(:noted)))
"""

_BY_NOTES = """
    WITH counts AS MATERIALIZED (SELECT key AS id, value AS notes FROM json_each(:counts))
    SELECT articles.* FROM articles LEFT JOIN counts USING (id)
    WHERE removed IS NULL
        AND (:recent = 0 OR opened IS NOT NULL)
        AND (:outlet = '' OR outlet = :outlet)
        AND (:noted IS NULL OR id IN (SELECT value FROM json_each(:noted)))
    ORDER BY notes DESC, opened DESC, number DESC LIMIT :limit OFFSET :offset
"""

_TEXTS = """
    SELECT article, count(*), words, max(last_seen) FROM editions
    WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article
"""

_OUTLETS = """
    SELECT outlet, count(*) AS articles FROM articles
    WHERE removed IS NULL AND outlet IS NOT NULL GROUP BY outlet ORDER BY articles DESC, outlet
"""


class Wish(NamedTuple):
    """Which articles are to be listed, and how."""

    shelf: Shelf
    order: Order
    outlet: str
    only_noted: bool


def rows_of(db: Database, wish: Wish, counts: Mapping[str, int], *, limit: int, offset: int) -> list[dict[str, Any]]:
    """Return the rows of the articles wanted; `counts` tells how many notes each has, by id."""
    facts: dict[str, Any] = {"recent": wish.shelf is Shelf.RECENT, "outlet": wish.outlet}
    facts["noted"] = json.dumps(list(counts)) if wish.only_noted else None
    if wish.order is Order.NOTES:
        return list(db.query(_BY_NOTES, facts | {"counts": json.dumps(counts), "limit": limit, "offset": offset}))
    order = _ORDERS[wish.order]
    return list(db.table("articles").rows_where(_WANTED, facts, order_by=order, limit=limit, offset=offset))


def entries(db: Database, rows: list[dict[str, Any]], noted: Mapping[str, Noted]) -> Iterator[Entry]:
    """Yield the articles of these rows with what is known of their texts and notes."""
    numbers = json.dumps([row["number"] for row in rows])
    texts = {article: (count, words) for article, count, words, _ in db.execute(_TEXTS, [numbers])}
    for row in rows:
        count, words = texts.get(row["number"], (0, 0))
        notes = noted.get(row["id"], Noted(0, ()))
        first = datetime.fromisoformat(row["first_seen"]) if row["first_seen"] else None
        yield Entry(known_article(row), first, words, notes.notes, notes.tags, count)


def outlets(db: Database) -> tuple[tuple[str, int], ...]:
    """Return who published the articles, and how many each."""
    return tuple(db.execute(_OUTLETS).fetchall())
