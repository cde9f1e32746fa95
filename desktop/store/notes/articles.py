"""Rows of articles: what they are called, where they lie, and which texts they have had."""

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from desktop.core.article import Article, KnownArticle, Origin
from desktop.store.text import blocks_as_json, blocks_from_json, now, readable, storable

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

_TEXTS = """
    SELECT article_id, coalesce(editions.title, articles.title) AS title, location, text,
        coalesce(blocks, '[]') AS blocks, kept
    FROM editions JOIN articles ON articles.id = editions.article_id
    WHERE text IS NOT NULL AND article_id IN (SELECT value FROM json_each(?)) ORDER BY kept
"""

_VERSIONS = f"text IS NOT NULL AND article_id IN ({SAME_TEXT})"

_THESE = "id IN (SELECT value FROM json_each(?))"

_WITHOUT_TEXT = "SELECT 1 FROM editions WHERE article_id = ? AND digest = ? AND text IS NULL"


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
    if db.execute(_WITHOUT_TEXT, [article.id, article.digest]).fetchone() is not None:
        row = {"title": storable(article.title), "text": readable(article.text)}
        row |= {"blocks": blocks_as_json(article.blocks), "kept": now()}
        db.table("editions").update((article.id, article.digest), row)


def known(db: Database, article_ids: Collection[str]) -> tuple[KnownArticle, ...]:
    """Return the articles with these ids, in no order."""
    rows = db.table("articles").rows_where(_THESE, [json.dumps(list(article_ids))])
    return tuple(map(known_article, rows))


def ids(db: Database) -> frozenset[str]:
    """Return the ids of all articles."""
    return frozenset(article_id for (article_id,) in db.execute("SELECT id FROM articles"))


def places(db: Database, article_ids: Collection[str]) -> tuple[tuple[KnownArticle, int], ...]:
    """Return articles with the position kept for each before there was a library, the one known first first."""
    rows = db.table("articles").rows_where(_THESE, [json.dumps(list(article_ids))], order_by="rowid")
    return tuple((known_article(row), row["position"]) for row in rows)


def texts(db: Database, article_ids: Collection[str]) -> Iterator[Article]:
    """Yield the texts that notes on these articles were written on, as they were kept."""
    for row in db.query(_TEXTS, [json.dumps(list(article_ids))]):
        origin, blocks = Origin("plain", row["location"]), blocks_from_json(row["blocks"])
        kept = datetime.fromisoformat(row["kept"]) if row["kept"] else None
        yield Article(row["article_id"], row["title"], row["text"], blocks, origin, read_at=kept)


def versions(db: Database, article_id: str, digest: str) -> tuple[str, ...]:
    """Return the texts that notes on this article were written on, the newest first."""
    same = {"id": article_id, "digest": digest}
    return tuple(row["text"] for row in db.table("editions").rows_where(_VERSIONS, same, order_by="kept DESC"))


def known_article(row: dict[str, Any]) -> KnownArticle:
    """Return the article of a row."""
    opened = datetime.fromisoformat(row["opened"]) if row["opened"] else None
    published = datetime.fromisoformat(row["published"]) if row["published"] else None
    named = row["outlet"], row["author"], published
    return KnownArticle(row["id"], row["title"], row["location"], opened, *named)


def _storable(words: str | None) -> str | None:
    return storable(words or "") or None
