"""Rows of articles: what was opened when, where the reader left it, and which texts it has had."""

import json
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from desktop.core.article import Article, KnownArticle
from desktop.store.text import now, readable, storable

SAME_TEXT = """
    SELECT :id
    UNION SELECT article_id FROM editions WHERE digest = :digest
    UNION SELECT twin.article_id FROM editions AS own JOIN editions AS twin USING (digest) WHERE own.article_id = :id
"""
"""An article is itself, and whatever once had the same text: a file that was moved and then edited keeps its notes."""


_KNOW = """
    INSERT INTO articles (id, title, location, outlet, author, published)
    VALUES (:id, :title, :location, :outlet, :author, :published)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, location = excluded.location, outlet = excluded.outlet,
        author = excluded.author, published = excluded.published
"""


def remember(db: Database, article: Article) -> None:
    """Keep the article as opened now."""
    know(db, article)
    db.table("articles").update(article.id, {"opened": now()})


def know(db: Database, article: Article) -> None:
    """Keep title, location and text version of the article, so that notes can refer to it."""
    origin = article.origin
    row: dict[str, str | None] = {
        "id": article.id,
        "title": storable(article.title),
        "location": storable(origin.location),
    }
    row |= {"outlet": _storable(origin.publisher), "author": _storable(origin.author)}
    row["published"] = origin.published.isoformat() if origin.published else None
    db.execute(_KNOW, row)
    known = {"article_id": article.id, "digest": article.digest}
    db.execute("INSERT INTO editions (article_id, digest) VALUES (:article_id, :digest) ON CONFLICT DO NOTHING", known)


def keep_text(db: Database, article: Article) -> None:
    """Keep the whole text of an article that is known, beside the notes on it; once is enough."""
    if db.table("editions").count_where("article_id = ? AND digest = ? AND text IS NULL", [article.id, article.digest]):
        blocks = [[block.span.start, block.span.end, block.role.value] for block in article.blocks]
        row = {"title": storable(article.title), "text": readable(article.text)}
        row |= {"blocks": json.dumps(blocks), "kept": now()}
        db.table("editions").update((article.id, article.digest), row)


def recent(db: Database, limit: int) -> tuple[KnownArticle, ...]:
    """Return the articles opened last, newest first."""
    rows = db.table("articles").rows_where("opened IS NOT NULL", order_by="opened DESC", limit=limit)
    return tuple(_known_article(row) for row in rows)


def known(db: Database) -> tuple[KnownArticle, ...]:
    """Return all articles, the one opened last first; those not in the list of recent ones follow."""
    return tuple(_known_article(row) for row in db.table("articles").rows_where(order_by="opened DESC, rowid DESC"))


def forget_recent(db: Database) -> None:
    """Empty the list of recent articles; the articles themselves stay, because their notes do."""
    db.execute("UPDATE articles SET opened = NULL")


def leave(db: Database, article_id: str, position: int) -> None:
    """Keep the reading position of an article that is known."""
    db.execute("UPDATE articles SET position = ? WHERE id = ?", [position, article_id])


def position(db: Database, article_id: str) -> int:
    """Return the reading position kept, or 0."""
    return next((int(row["position"]) for row in db.table("articles").rows_where("id = ?", [article_id])), 0)


def _known_article(row: dict[str, Any]) -> KnownArticle:
    opened = datetime.fromisoformat(row["opened"]) if row["opened"] else None
    published = datetime.fromisoformat(row["published"]) if row["published"] else None
    named = row["outlet"], row["author"], published
    return KnownArticle(row["id"], row["title"], row["location"], opened, *named)


def _storable(words: str | None) -> str | None:
    return storable(words) if words else None
