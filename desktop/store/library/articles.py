"""Rows of articles and their texts: kept, read again, taken out and put back."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from desktop.core.article import Article, KnownArticle, Notice, Origin
from desktop.core.library import Edition
from desktop.store.connection import value
from desktop.store.library.indexing import drop_texts, index_texts, mark
from desktop.store.text import blocks_as_json, blocks_from_json, now, readable, sort_key, storable

REMOVED_DAYS = 1
"""How long the text of an article that was taken out is kept."""

_KNOW = """
    INSERT INTO articles
        (id, title, sort_title, location, form, language, outlet, author, published, first_seen, opened)
    VALUES (:id, :title, :sort_title, :location, :form, :language, :outlet, :author, :published, :now, :now)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, sort_title = excluded.sort_title,
        location = excluded.location, form = excluded.form, language = excluded.language, outlet = excluded.outlet,
        author = excluded.author, published = excluded.published, opened = excluded.opened, removed = NULL
"""

_KEEP = """
    INSERT INTO editions (article, digest, title, words, seen, last_seen, notices, blocks, text)
    SELECT number, :digest, :title, :words, :now, :now, :notices, :blocks, :text FROM articles WHERE id = :id
    ON CONFLICT (article, digest) DO UPDATE SET last_seen = excluded.last_seen
"""

_LONG_REMOVED = "SELECT number FROM articles WHERE removed < ? AND number IN (SELECT article FROM editions)"


def remember(db: Database, article: Article) -> None:
    """Keep the whole article as opened now: another text than before is kept beside the earlier ones."""
    origin = article.origin
    row: dict[str, Any] = {"now": now(), "id": article.id, "digest": article.digest, "title": storable(article.title)}
    row |= {"sort_title": sort_key(article.title), "location": storable(origin.location), "form": origin.form}
    row |= {"language": origin.language, "outlet": _storable(origin.publisher), "author": _storable(origin.author)}
    published = origin.published.isoformat() if origin.published else None
    row |= {"published": published, "text": readable(article.text), "blocks": blocks_as_json(article.blocks)}
    row["notices"] = json.dumps([notice.value for notice in article.notices])
    db.execute(_KNOW, row)
    db.execute(_KEEP, row | {"words": article.words})
    index_texts(db)
    mark(db, _number(db, article.id))
    _clear(db)


def ids(db: Database) -> frozenset[str]:
    """Return the ids of all articles, those that were taken out too."""
    return frozenset(article_id for (article_id,) in db.execute("SELECT id FROM articles"))


def refill(db: Database, known: KnownArticle, position: int) -> None:
    """Keep an article the notes know of; when it was opened first they don't."""
    row: dict[str, Any] = {
        "id": known.id,
        "title": known.title,
        "sort_title": sort_key(known.title),
        "location": known.location,
    }
    row |= {"position": position, "outlet": known.outlet, "author": known.author, "form": "plain", "language": "de"}
    row |= {"published": known.published.isoformat() if known.published else None}
    row |= {"opened": known.opened.isoformat(timespec="microseconds") if known.opened else None}
    db.table("articles").insert(row)


def refill_text(db: Database, article: Article) -> None:
    """Keep a text the notes were written on."""
    row: dict[str, Any] = {"id": article.id, "digest": article.digest, "title": article.title, "words": article.words}
    row["now"] = article.read_at.isoformat(timespec="microseconds") if article.read_at else now()
    row |= {"notices": "[]", "blocks": blocks_as_json(article.blocks), "text": article.text}
    db.execute(_KEEP, row)


def editions(db: Database, article_id: str) -> tuple[Edition, ...]:
    """Return the texts an article has had, the one opened last first; they have the same id."""
    rows = _editions(db, article_id, "")
    return tuple(
        Edition(article_id, row["digest"], row["title"], datetime.fromisoformat(row["seen"]), row["words"])
        for row in rows
    )


def kept(db: Database, article_id: str, digest: str) -> Article | None:
    """Return a text of an article with all that belongs to it, without `digest` the one opened last; None if none."""
    row = next(_editions(db, article_id, digest), None)
    if row is None:
        return None
    origin = next(db.table("articles").rows_where("number = ?", [row["article"]]))
    published = datetime.fromisoformat(origin["published"]) if origin["published"] else None
    named = origin["outlet"], origin["author"], published, origin["language"]
    return Article(
        article_id,
        row["title"],
        row["text"],
        blocks_from_json(row["blocks"]),
        Origin(origin["form"], origin["location"], *named),
        tuple(Notice(notice) for notice in json.loads(row["notices"])),
        datetime.fromisoformat(row["seen"]),
    )


def recent(db: Database, limit: int) -> tuple[KnownArticle, ...]:
    """Return the articles opened last, newest first."""
    wanted = "opened IS NOT NULL AND removed IS NULL"
    return tuple(map(known_article, db.table("articles").rows_where(wanted, order_by="opened DESC", limit=limit)))


def forget_recent(db: Database) -> None:
    """Empty the list of recent articles; the articles themselves stay."""
    db.execute("UPDATE articles SET opened = NULL")


def leave(db: Database, article_id: str, position: int) -> None:
    """Keep the reading position of an article that is known."""
    db.execute("UPDATE articles SET position = ? WHERE id = ?", [position, article_id])


def position(db: Database, article_id: str) -> int:
    """Return the reading position kept, or 0."""
    return next((int(row["position"]) for row in db.table("articles").rows_where("id = ?", [article_id])), 0)


def remove(db: Database, article_id: str) -> None:
    """Take an article out; for a day it can be put back with its text."""
    db.execute("UPDATE articles SET removed = ? WHERE id = ?", [now(), article_id])


def put_back(db: Database, article_id: str) -> None:
    """Put an article back that was taken out."""
    db.execute("UPDATE articles SET removed = NULL WHERE id = ?", [article_id])


def newest(db: Database, article_id: str) -> tuple[int, str] | None:
    """Return the number of an article and the digest of the text opened last; None if no text is kept."""
    row = next(_editions(db, article_id, ""), None)
    return None if row is None else (row["article"], row["digest"])


def known_article(row: dict[str, Any]) -> KnownArticle:
    """Return an article as its row tells it."""
    opened, published = (datetime.fromisoformat(row[name]) if row[name] else None for name in ("opened", "published"))
    return KnownArticle(row["id"], row["title"], row["location"], opened, row["outlet"], row["author"], published)


def _editions(db: Database, article_id: str, digest: str) -> Iterator[dict[str, Any]]:
    wanted = "article = (SELECT number FROM articles WHERE id = :id) AND (:digest = '' OR digest = :digest)"
    return db.table("editions").rows_where(wanted, {"id": article_id, "digest": digest}, order_by="last_seen DESC")


def _clear(db: Database) -> None:
    """Delete the texts of what was taken out a while ago; that it was taken out is kept, or the notes bring it back."""
    before = (datetime.now(UTC) - timedelta(days=REMOVED_DAYS)).isoformat(timespec="microseconds")
    for (number,) in db.execute(_LONG_REMOVED, [before]).fetchall():
        drop_texts(db, number)
        for table in ("editions", "article_kinds", "signals"):
            db.table(table).delete_where("article = ?", [number])


def _number(db: Database, article_id: str) -> int:
    return int(value(db, "SELECT number FROM articles WHERE id = ?", article_id))


def _storable(words: str | None) -> str | None:
    return storable(words or "") or None
