"""Texts and notes found by their words, by parts of compounds in titles, and by what fields ask for.

Each thing that is asked for is a list of numbers, which the index yields from the highest down. So the newest that are
on all lists are found without looking at the rest. Where few have what the fields ask for, and
many the words, the words are looked for in these few.
"""

import json
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain, islice, zip_longest
from typing import Any, NamedTuple

from sqlite_utils import Database

from desktop.core.article import KnownArticle
from desktop.core.library import Query, kinds_meant
from desktop.store.connection import value
from desktop.store.library.articles import known_article
from desktop.store.library.indexing import outlet_mark
from desktop.store.search import index_query, part_queries, part_query, spelled_words, whole_query
from desktop.store.snippets import stand_in
from desktop.store.text import now, storable

RANKED_AMONG = 2_000
"""So many texts and as many notes, the newest that match, are compared for which match best."""

_AT_ONCE = 50
_FEW, _MANY = 500, 3_000
"""To read so few texts takes no longer than to go through a list with more than so many numbers."""

_WORDS = "SELECT rowid FROM finds_words WHERE finds_words MATCH :words AND rowid BETWEEN :low AND :high"
_PARTS = "SELECT rowid FROM finds_parts WHERE finds_parts MATCH :parts AND rowid BETWEEN :low AND :high"
_LISTED = "SELECT value FROM json_each(:listed)"
_PLACES = "SELECT rowid FROM finds_parts WHERE finds_parts MATCH :places"
_MARKS = "SELECT rowid FROM finds_marks WHERE finds_marks MATCH :marks"
_OF_KIND = "SELECT rowid FROM finds_marks WHERE finds_marks MATCH :kind"
_NEWEST = "ORDER BY 1 DESC LIMIT :most"
_ALL = {"low": 0, "high": 2**63 - 1, "most": -1}

_ARE_MANY = f"{_WORDS} LIMIT 1 OFFSET {_MANY}"
_TEXTS = "SELECT value, title, text FROM json_each(:few) CROSS JOIN found ON found.number = value"
_NOTES = "SELECT number FROM finds WHERE note IS NOT NULL AND number IN (SELECT value FROM json_each(:among))"

# Only those on the list are weighed: the function is not called for what was left out before.
_BEST_WORDS = """
    SELECT rowid FROM finds_weights
    WHERE finds_weights MATCH :whole AND rowid >= :least AND +rowid IN (SELECT value FROM json_each(:among))
    ORDER BY bm25(finds_weights, 5.0, 1.0)
"""
_BEST_PARTS = """
    SELECT rowid FROM finds_parts
    WHERE finds_parts MATCH :parts AND rowid >= :least AND +rowid IN (SELECT value FROM json_each(:among))
    ORDER BY bm25(finds_parts)
"""

_ROWS = """
    SELECT finds.number AS find, note, editions.title AS heading, coalesce(finds.words, text) AS text, articles.*
    FROM finds JOIN articles ON articles.number = finds.article LEFT JOIN editions ON editions.number = finds.edition
    WHERE finds.number IN (SELECT value FROM json_each(?)) AND (removed IS NULL OR note IS NOT NULL)
"""

_OUTLETS = """
    WITH RECURSIVE known(outlet) AS (
        SELECT min(outlet) FROM articles
        UNION ALL SELECT (SELECT min(outlet) FROM articles WHERE outlet > known.outlet) FROM known
        WHERE outlet IS NOT NULL
    )
    SELECT outlet FROM known WHERE outlet IS NOT NULL
"""
"""From one outlet to the next along the index."""

_LATEST = "SELECT max(coalesce(max(published), ''), ?) FROM articles"


class Found(NamedTuple):
    """A text or a note that was found."""

    article: KnownArticle
    note: str | None
    """The id of the note; None if it is a text."""
    title: str
    text: str
    """The whole text; of a note its words, those it is on, and its tags."""


class _Wish(NamedTuple):
    """What is asked for: words, lists of what has the rest, and the parameters of all lists."""

    words: str
    fields: tuple[str, ...]
    facts: dict[str, Any]

    def newest(self, *words: str, more: tuple[str, ...] = ()) -> str:
        """Return the statement that yields what is on one of the lists of words and on all others."""
        lists = [" UNION ".join(words)] if self.words else []
        return f"{' INTERSECT '.join((*lists, *self.fields, *more))} {_NEWEST}"

    @property
    def of_words(self) -> tuple[str, ...]:
        """Return the lists of words: one of them is enough."""
        return (_WORDS, _PARTS) if self.facts.get("parts") else (_WORDS,)


def found(db: Database, query: Query, *, ranked: bool) -> Iterator[Found]:
    """Yield what matches, the newest first, or with `ranked` the best notes and texts in turn; an article once."""
    wish = _wish(db, query)
    if wish is None:
        return iter(())
    few = _few(db, wish) if wish.words and wish.fields else None
    if ranked and wish.words:
        kinds = _newest_of_kinds(db, wish) if few is None else _kinds(db, list(few))
        pairs = chain.from_iterable(zip_longest(*(_best(db, wish, numbers) for numbers in kinds)))
        return _each_once(db, (number for number in pairs if number is not None))
    return _each_once(db, _newest(db, wish) if few is None else few)


def _few(db: Database, wish: _Wish) -> Iterator[int] | None:
    """Return the numbers of what matches, the highest first, if few have what fields ask for, and many the words."""
    few = list(_numbers(db, wish._replace(words="").newest(), wish.facts | {"most": _FEW + 1}))
    if len(few) > _FEW or not any(_numbers(db, _ARE_MANY, wish.facts)):
        return None
    words = spelled_words(wish.words)
    texts = db.execute(_TEXTS, {"few": json.dumps(few)})
    return (
        number
        for number, title, text in texts
        if stand_in(f"{title}\n{text}".lower(), words) or (wish.facts["parts"] and _are_parts(words, title.lower()))
    )


def _are_parts(words: list[list[str]], title: str) -> bool:
    return all(any(spelling in title for spelling in spellings) for spellings in words)


def _newest(db: Database, wish: _Wish) -> Iterator[int]:
    """Yield the numbers of what matches, the highest first.

    Parts are looked for only as far down as words are found, each by itself: an index that looks for several together
    goes on to the first that has all.
    """
    words, facts = wish.of_words, wish.facts
    if wish.facts.get("parts") and not wish.fields:
        first = list(_numbers(db, wish.newest(_WORDS), facts | {"most": _AT_ONCE}))
        if len(first) == _AT_ONCE:
            low = first[-1]
            of_each = ({"parts": f"title : ({part})", "low": low} for part in part_queries(wish.words) or ())
            titles = set.intersection(*(set(_numbers(db, _PARTS, part)) for part in of_each))
            yield from sorted(titles.union(first), reverse=True)
            facts = facts | {"high": low - 1}
        else:
            words, facts = (_LISTED, _PARTS), facts | {"listed": json.dumps(first)}
    yield from _numbers(db, wish.newest(*words), facts)


def _newest_of_kinds(db: Database, wish: _Wish) -> Iterator[list[int]]:
    """Yield the newest notes and the newest texts that match."""
    newest = wish.newest(*wish.of_words, more=(_OF_KIND,))
    for kind in ('"is:note"', '"is:text"'):
        yield list(_numbers(db, newest, wish.facts | {"kind": kind, "most": RANKED_AMONG}))


def _kinds(db: Database, numbers: list[int]) -> tuple[list[int], list[int]]:
    """Return which of these are notes, and which texts."""
    notes = set(_numbers(db, _NOTES, {"among": json.dumps(numbers)}))
    return [one for one in numbers if one in notes], [one for one in numbers if one not in notes]


def _numbers(db: Database, sql: str, facts: dict[str, Any]) -> Iterator[int]:
    return (number for (number,) in db.execute(sql, _ALL | facts))


def _wish(db: Database, query: Query) -> _Wish | None:
    """Return what is asked for; None if nothing can match."""
    fields, facts = list[str](), dict[str, Any]()
    if query.words.strip():
        words, parts = index_query(query.words), part_query(query.words)
        if words is None:
            return None
        facts = {"words": words, "whole": whole_query(query.words), "parts": parts and f"title : ({parts})"}
    outlets = list(_outlets(db, query.outlets))
    if query.outlets and not outlets:
        facts["places"] = f"place : {_any_of(query.outlets)}"
        fields.append(_PLACES)
    groups = [[f"tag:{tag.casefold()}" for tag in query.tags]] if query.tags else []
    if query.kinds:
        groups.append([f"kind:{kind}" for typed in query.kinds for kind in sorted(kinds_meant(typed))])
    if outlets:
        groups.append([outlet_mark(outlet) for outlet in outlets])
    if query.since:
        groups.append(list(periods_since(query.since, value(db, _LATEST, now()))))
    if not all(groups):
        return None
    if groups:
        facts["marks"] = " AND ".join(_any_of(group) for group in groups)
        fields.append(_MARKS)
    return _Wish(query.words.strip(), tuple(fields), facts)


def _outlets(db: Database, typed: Collection[str]) -> Iterator[str]:
    """Yield the outlets in whose name something typed stands."""
    for (outlet,) in db.execute(_OUTLETS) if typed else ():
        if any(part.casefold() in outlet.casefold() for part in typed):
            yield outlet


def _any_of(phrases: Iterable[str]) -> str:
    return "(" + " OR ".join('"' + storable(phrase).replace('"', '""') + '"' for phrase in phrases) + ")"


def periods_since(day: date, latest: str) -> Iterator[str]:
    """Yield the rest of the month in days, of the year in months, and so on, up to the latest day there is."""
    year, month = f"{day.year:04}", f"{day.year:04}-{day.month:02}"
    periods = [f"{month}-{number:02}" for number in range(day.day, monthrange(day.year, day.month)[1] + 1)]
    periods += [f"{year}-{number:02}" for number in range(day.month + 1, 13)]
    for length, last in ((4, day.year // 10 * 10 + 9), (3, day.year // 100 * 10 + 9), (2, 99)):
        periods += [f"{period:0{length}}" for period in range(int(year[:length]) + 1, last + 1)]
    return (period for period in periods if period <= latest[: len(period)])


def _best(db: Database, wish: _Wish, newest: list[int]) -> Iterable[int]:
    """Return these numbers with the best first: parts of titles, whole words, then their beginnings."""
    facts = wish.facts | {"least": min(newest, default=0), "among": json.dumps(newest)}
    titles = _numbers(db, _BEST_PARTS, facts) if newest and facts["parts"] else ()
    texts = _numbers(db, _BEST_WORDS, facts) if newest else ()
    return dict.fromkeys(chain(titles, texts, newest))


def _each_once(db: Database, numbers: Iterator[int]) -> Iterator[Found]:
    met = set()
    while some := list(islice(numbers, _AT_ONCE)):
        rows = {row["find"]: row for row in db.query(_ROWS, [json.dumps(some)])}
        for row in (rows[number] for number in some if number in rows):
            if row["note"] is not None or row["id"] not in met:
                yield Found(known_article(row), row["note"], row["heading"] or "", row["text"])
            if row["note"] is None:
                met.add(row["id"])
