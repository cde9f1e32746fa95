"""Articles found by the words of their texts, by parts of compounds in their titles, by what else is known of them."""

import json
from collections.abc import Collection, Iterable, Iterator
from heapq import merge
from itertools import chain, islice
from typing import Any, NamedTuple

from sqlite_utils import Database

from desktop.core.article import KnownArticle
from desktop.core.library import Query, Snippet, kinds_meant
from desktop.store.library.articles import known_article
from desktop.store.search import fold_with, index_query, part_query
from desktop.store.snippets import snippet

_AMONG = """
    removed IS NULL
    AND (:noted IS NULL OR id IN (SELECT value FROM json_each(:noted)))
    AND (:kinds IS NULL
        OR number IN (SELECT article FROM article_kinds WHERE kind IN (SELECT value FROM json_each(:kinds))))
    AND (:since IS NULL OR coalesce(published, first_seen, '') >= :since)
    AND (:outlets IS NULL OR EXISTS (
        SELECT 1 FROM json_each(:outlets) WHERE instr(folded(coalesce(outlet, '') || ' ' || location), value)))
"""

# No LIMIT: which hits are editions of one article is only seen on the way. SQLite finds each when it is asked for it.
_NEWEST = """
    SELECT number, article, seen, snippet(editions_fts, 1, char(2), char(3), ' … ', 24)
    FROM editions_fts JOIN editions ON editions.number = editions_fts.rowid
    WHERE editions_fts MATCH :query AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY editions_fts.rowid DESC
"""

_RANKED = """
    SELECT number, article, seen, snippet(editions_fts, 1, char(2), char(3), ' … ', 24)
    FROM editions_fts JOIN editions ON editions.number = editions_fts.rowid
    WHERE editions_fts MATCH :query AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY editions_fts.rank
"""

_TITLES_NEWEST = """
    SELECT number, article, seen, substr(text, 1, 200)
    FROM titles_fts JOIN editions ON editions.number = titles_fts.rowid
    WHERE titles_fts MATCH :query AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY titles_fts.rowid DESC
"""

_TITLES_RANKED = """
    SELECT number, article, seen, substr(text, 1, 200)
    FROM titles_fts JOIN editions ON editions.number = titles_fts.rowid
    WHERE titles_fts MATCH :query AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY titles_fts.rank
"""

_ALL = """
    SELECT number, article, seen, substr(text, 1, 200) FROM editions
    WHERE article IN (SELECT value FROM json_each(:among)) ORDER BY number DESC
"""


class FoundArticle(NamedTuple):
    """An article that was found."""

    article: KnownArticle
    seen: str
    """When the text that was found was opened first."""
    snippet: Snippet


_Row = tuple[int, int, str, str]
"""Number of an edition and of its article, when it was seen first, and a piece of it."""


def found(
    db: Database, query: Query, *, noted: Collection[str] | None, ranked: bool, limit: int
) -> tuple[FoundArticle, ...]:
    """Return the articles that match, the newest text first, or with `ranked` those that match best.

    `noted` are the ids of the articles with the notes asked for, if any are.
    """
    among = _among(db, query, noted) if query.fields else None
    return tuple(islice(_articles(db, _rows(db, query, among, ranked=ranked)), limit))


def _rows(db: Database, query: Query, among: list[int] | None, *, ranked: bool) -> Iterable[_Row]:
    facts = {"among": None if among is None else json.dumps(among)}
    if not query.words.strip():
        return db.execute(_ALL, facts) if among else ()
    words, parts = index_query(query.words), part_query(query.words)
    if words is None:
        return ()
    texts = db.execute(_RANKED if ranked else _NEWEST, facts | {"query": words})
    if parts is None:
        return texts
    titles = db.execute(_TITLES_RANKED if ranked else _TITLES_NEWEST, facts | {"query": parts})
    return chain(titles, texts) if ranked else merge(texts, titles, key=_number, reverse=True)


def _articles(db: Database, rows: Iterable[_Row]) -> Iterator[FoundArticle]:
    """Yield each article once, without those that were taken out."""
    met = set()
    for _, article, seen, piece in rows:
        if article not in met:
            met.add(article)
            for row in db.table("articles").rows_where("number = ? AND removed IS NULL", [article]):
                yield FoundArticle(known_article(row), seen, snippet(piece))


def _among(db: Database, query: Query, noted: Collection[str] | None) -> list[int]:
    """Return the numbers of the articles that have what is asked for besides words."""
    fold_with(db)
    kinds = [kind for typed in query.kinds for kind in kinds_meant(typed)]
    facts: dict[str, Any] = {
        "noted": json.dumps(list(noted)) if noted is not None else None,
        "kinds": json.dumps(kinds) if query.kinds else None,
        "since": query.since.isoformat() if query.since else None,
        "outlets": json.dumps([outlet.casefold() for outlet in query.outlets]) if query.outlets else None,
    }
    return [row["number"] for row in db.table("articles").rows_where(_AMONG, facts, select="number")]


def _number(row: _Row) -> int:
    return row[0]
