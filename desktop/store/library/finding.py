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
from desktop.store.snippets import beginning, snippet

RANKED_AMONG = 10_000
"""So many texts, the newest that match, are compared for which match best; a word in more tells little of a text."""

_WANTED = """
    removed IS NULL
    AND (:noted IS NULL OR articles.id IN (SELECT value FROM json_each(:noted)))
    AND (:kinds IS NULL OR EXISTS (
        SELECT 1 FROM article_kinds
        WHERE article = articles.number AND kind IN (SELECT value FROM json_each(:kinds))))
    AND (:since IS NULL OR coalesce(published, first_seen, '') >= :since)
    AND (:outlets IS NULL OR EXISTS (
        SELECT 1 FROM json_each(:outlets) WHERE instr(folded(coalesce(outlet, '') || ' ' || location), value)))
"""

# CROSS JOIN: the index leads, in its own order.
_TEXTS = """
    SELECT editions.number AS edition, seen, articles.*, snippet(editions_fts, 1, char(2), char(3), ' … ', 24) AS piece
    FROM editions_fts CROSS JOIN editions ON editions.number = editions_fts.rowid
        CROSS JOIN articles ON articles.number = editions.article
    WHERE editions_fts MATCH :words AND editions_fts.rowid >= :least AND
"""

_TITLES = """
    SELECT editions.number AS edition, seen, articles.*, substr(text, 1, 400) AS beginning
    FROM titles_fts CROSS JOIN editions ON editions.number = titles_fts.rowid
        CROSS JOIN articles ON articles.number = editions.article
    WHERE titles_fts MATCH :parts AND
"""

_ALL = """
    SELECT editions.number AS edition, seen, articles.*, substr(text, 1, 400) AS beginning
    FROM editions CROSS JOIN articles ON articles.number = editions.article
    WHERE
"""

# No LIMIT: which hits are texts of one article is seen on the way, and each is looked for only when it is asked for.
_NEWEST, _NEWEST_TEXTS, _NEWEST_TITLES = (
    f"{_WANTED} ORDER BY {number} DESC" for number in ("edition", "editions_fts.rowid", "titles_fts.rowid")
)
_BEST_TEXTS, _BEST_TITLES = (f"{_WANTED} ORDER BY {index}.rank" for index in ("editions_fts", "titles_fts"))

_LEAST = """
    SELECT rowid FROM editions_fts WHERE editions_fts MATCH :words ORDER BY rowid DESC LIMIT 1 OFFSET :most
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
    fold_with(db)
    kinds = [kind for typed in query.kinds for kind in kinds_meant(typed)]
    wanted: dict[str, Any] = {
        "noted": json.dumps(list(noted)) if noted is not None else None,
        "kinds": json.dumps(kinds) if query.kinds else None,
        "since": query.since.isoformat() if query.since else None,
        "outlets": json.dumps([outlet.casefold() for outlet in query.outlets]) if query.outlets else None,
    }
    return _articles(_rows(db, query.words, wanted, ranked=ranked))


def _rows(db: Database, typed: str, wanted: dict[str, Any], *, ranked: bool) -> Iterable[_Row]:
    if not typed.strip():
        return db.query(_ALL + _NEWEST, wanted)
    wanted = wanted | {"words": index_query(typed), "parts": part_query(typed), "least": 0, "most": RANKED_AMONG}
    if wanted["words"] is None:
        return ()
    for (least,) in db.execute(_LEAST, wanted) if ranked else ():
        wanted["least"] = least
    texts = db.query(_TEXTS + (_BEST_TEXTS if ranked else _NEWEST_TEXTS), wanted)
    if wanted["parts"] is None:
        return texts
    titles = db.query(_TITLES + (_BEST_TITLES if ranked else _NEWEST_TITLES), wanted)
    return chain(titles, texts) if ranked else merge(texts, titles, key=_edition, reverse=True)


def _articles(rows: Iterable[_Row]) -> Iterator[FoundArticle]:
    """Yield each article once."""
    met = set()
    for row in rows:
        if row["id"] not in met:
            met.add(row["id"])
            shown = snippet(row["piece"]) if "piece" in row else beginning(row["beginning"], row["title"])
            yield FoundArticle(known_article(row), row["seen"], shown)


def _edition(row: _Row) -> int:
    return int(row["edition"])
