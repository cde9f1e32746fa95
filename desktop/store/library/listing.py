"""The library as a list: shelves, orders, outlets."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from desktop.core.library import Entry, Order, Shelf
from desktop.store.library.articles import known_article

_ORDERS = {
    Order.OPENED: "opened DESC, number DESC",
    Order.TITLE: "sort_title, number",
    Order.OUTLET: "outlet IS NULL, outlet, opened DESC, number DESC",
    Order.PUBLISHED: "published DESC, opened DESC, number DESC",
    Order.NOTES: "notes DESC, opened DESC, number DESC",
}
"""Each goes by an index; where times fall, what is not known comes last by itself."""

_TEXTS = """
    SELECT article, count(*), words, max(last_seen) FROM editions
    WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article
"""

_TAGS_OF = """
    SELECT article, tag FROM article_tags WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, tag
"""

_TAGS = """
    SELECT tag, sum(notes) AS uses FROM article_tags
    WHERE article NOT IN (SELECT number FROM articles WHERE removed IS NOT NULL)
    GROUP BY tag ORDER BY uses DESC, tag COLLATE NOCASE, tag
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
    tag: str


def rows_of(db: Database, wish: Wish, *, limit: int, offset: int) -> list[dict[str, Any]]:
    """Return the rows of the articles wanted."""
    conditions = ["removed IS NULL"]
    if wish.shelf is Shelf.RECENT:
        conditions.append("opened IS NOT NULL")
    if wish.shelf is Shelf.NOTED:
        # By the index of those with notes in the order they were opened; the other orders have theirs, which it hides.
        conditions.append("notes > 0" if wish.order is Order.OPENED else "+notes > 0")
    if wish.outlet:
        conditions.append("outlet = :outlet")
    if wish.tag:
        conditions.append("number IN (SELECT article FROM article_tags WHERE folded = :tag)")
    facts = {"outlet": wish.outlet, "tag": wish.tag.casefold()}
    wanted, order = " AND ".join(conditions), _ORDERS[wish.order]
    return list(db.table("articles").rows_where(wanted, facts, order_by=order, limit=limit, offset=offset))


def entries(db: Database, rows: list[dict[str, Any]]) -> Iterator[Entry]:
    """Yield the articles of these rows with what is known of their texts and notes."""
    numbers = [json.dumps([row["number"] for row in rows])]
    texts = {article: (count, words) for article, count, words, _ in db.execute(_TEXTS, numbers)}
    tags: dict[int, list[str]] = {}
    for article, tag in db.execute(_TAGS_OF, numbers):
        tags.setdefault(article, []).append(tag)
    for row in rows:
        count, words = texts.get(row["number"], (0, 0))
        first = datetime.fromisoformat(row["first_seen"]) if row["first_seen"] else None
        yield Entry(known_article(row), first, words, row["notes"], tuple(tags.get(row["number"], ())), count)


def tags(db: Database) -> tuple[tuple[str, int], ...]:
    """Return all tags with how many notes bear each, the most used first."""
    return tuple(db.execute(_TAGS).fetchall())


def outlets(db: Database) -> tuple[tuple[str, int], ...]:
    """Return who published the articles, and how many each."""
    return tuple(db.execute(_OUTLETS).fetchall())
