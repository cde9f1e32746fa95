"""Articles found by the words of their texts, by parts of compounds in their titles, by what else is known of them."""

import json
from collections.abc import Collection, Iterable, Iterator
from heapq import merge
from itertools import chain
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

# CROSS JOIN: the index leads, in its own order. No LIMIT: which hits are texts of one article is seen on the way, and
# each is looked for only when it is asked for.
_NEWEST = """
    SELECT editions.number AS edition, seen, articles.*, snippet(editions_fts, 1, char(2), char(3), ' … ', 24) AS piece
    FROM editions_fts CROSS JOIN editions ON editions.number = editions_fts.rowid
        CROSS JOIN articles ON articles.number = editions.article
    WHERE editions_fts MATCH :query AND removed IS NULL
        AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY editions_fts.rowid DESC
"""

_RANKED = """
    SELECT editions.number AS edition, seen, articles.*, snippet(editions_fts, 1, char(2), char(3), ' … ', 24) AS piece
    FROM editions_fts CROSS JOIN editions ON editions.number = editions_fts.rowid
        CROSS JOIN articles ON articles.number = editions.article
    WHERE editions_fts MATCH :query AND removed IS NULL
        AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY editions_fts.rank
"""

_TITLES_NEWEST = """
    SELECT editions.number AS edition, seen, articles.*, substr(text, 1, 200) AS piece
    FROM titles_fts CROSS JOIN editions ON editions.number = titles_fts.rowid
        CROSS JOIN articles ON articles.number = editions.article
    WHERE titles_fts MATCH :query AND removed IS NULL
        AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY titles_fts.rowid DESC
"""

_TITLES_RANKED = """
    SELECT editions.number AS edition, seen, articles.*, substr(text, 1, 200) AS piece
    FROM titles_fts CROSS JOIN editions ON editions.number = titles_fts.rowid
        CROSS JOIN articles ON articles.number = editions.article
    WHERE titles_fts MATCH :query AND removed IS NULL
        AND (:among IS NULL OR article IN (SELECT value FROM json_each(:among)))
    ORDER BY titles_fts.rank
"""

_ALL = """
    SELECT editions.number AS edition, seen, articles.*, substr(text, 1, 200) AS piece
    FROM editions JOIN articles ON articles.number = editions.article
    WHERE article IN (SELECT value FROM json_each(:among)) ORDER BY edition DESC
"""


class FoundArticle(NamedTuple):
    """An article that was found."""

    article: KnownArticle
    seen: str
    """When the text that was found was opened first."""
    snippet: Snippet


_Row = dict[str, Any]


def found(db: Database, query: Query, *, noted: Collection[str] | None, ranked: bool) -> Iterator[FoundArticle]:
    """Yield the articles that match, the newest text first, or with `ranked` those that match best.

    `noted` are the ids of the articles with the notes asked for, if any are.
    """
    among = _among(db, query, noted) if query.fields else None
    return _articles(_rows(db, query, among, ranked=ranked))


def _rows(db: Database, query: Query, among: list[int] | None, *, ranked: bool) -> Iterable[_Row]:
    facts = {"among": None if among is None else json.dumps(among)}
    if not query.words.strip():
        return db.query(_ALL, facts) if among else ()
    words, parts = index_query(query.words), part_query(query.words)
    if words is None:
        return ()
    texts = db.query(_RANKED if ranked else _NEWEST, facts | {"query": words})
    if parts is None:
        return texts
    titles = db.query(_TITLES_RANKED if ranked else _TITLES_NEWEST, facts | {"query": parts})
    return chain(titles, texts) if ranked else merge(texts, titles, key=_edition, reverse=True)


def _articles(rows: Iterable[_Row]) -> Iterator[FoundArticle]:
    """Yield each article once."""
    met = set()
    for row in rows:
        if row["id"] not in met:
            met.add(row["id"])
            yield FoundArticle(known_article(row), row["seen"], snippet(row["piece"]))


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


def _edition(row: _Row) -> int:
    return int(row["edition"])
