"""Notes found by their words, by their tags and by what they are written on."""

import json
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlite_utils import Database

from desktop.core.article import KnownArticle
from desktop.core.library import Query, Snippet, kinds_meant
from desktop.core.note import Note
from desktop.store.notes import articles, rows
from desktop.store.search import fold_with, index_query, spelled_words
from desktop.store.snippets import snippet

_BEGINNING = 200
"""Characters of a note that are shown where no word of it was looked for."""

_AMONG = """
    discarded IS NULL
    AND (:tags IS NULL OR number IN (SELECT note FROM note_tags WHERE tag IN (SELECT value FROM json_each(:tags))))
    AND (:kinds IS NULL
        OR substr(signal_key, 1, instr(signal_key, '|') - 1) IN (SELECT value FROM json_each(:kinds)))
    AND (:since IS NULL OR changed >= :since)
    AND (:outlets IS NULL OR article_id IN (
        SELECT articles.id FROM articles JOIN json_each(:outlets)
        ON instr(folded(coalesce(outlet, '') || ' ' || location), json_each.value)))
"""

_NEWEST = """
    SELECT number, snippet(notes_fts, -1, char(2), char(3), ' … ', 20)
    FROM notes_fts JOIN notes ON notes.number = notes_fts.rowid
    WHERE notes_fts MATCH :query AND discarded IS NULL
        AND (:among IS NULL OR number IN (SELECT value FROM json_each(:among)))
    ORDER BY notes_fts.rowid DESC LIMIT :limit
"""

_RANKED = """
    SELECT number, snippet(notes_fts, -1, char(2), char(3), ' … ', 20)
    FROM notes_fts JOIN notes ON notes.number = notes_fts.rowid
    WHERE notes_fts MATCH :query AND discarded IS NULL
        AND (:among IS NULL OR number IN (SELECT value FROM json_each(:among)))
    ORDER BY notes_fts.rank LIMIT :limit
"""

_TAGGED = """
    SELECT DISTINCT number FROM note_tags JOIN notes ON notes.number = note_tags.note
    WHERE tag IN (SELECT value FROM json_each(:tags)) AND discarded IS NULL
        AND (:among IS NULL OR number IN (SELECT value FROM json_each(:among)))
    ORDER BY number DESC LIMIT :limit
"""

_TAGS = """
    WITH RECURSIVE known(tag) AS (
        SELECT min(tag) FROM note_tags
        UNION ALL SELECT (SELECT min(tag) FROM note_tags WHERE tag > known.tag) FROM known WHERE tag IS NOT NULL
    )
    SELECT tag FROM known WHERE tag IS NOT NULL
"""
"""From one tag to the next along the index: a hundred thousand rows hold few different ones."""

_COUNTS = "SELECT article_id, count(*) FROM notes WHERE discarded IS NULL GROUP BY article_id"

_COUNTS_TAGGED = """
    SELECT article_id, count(*) FROM notes
    WHERE discarded IS NULL
        AND number IN (SELECT note FROM note_tags WHERE tag IN (SELECT value FROM json_each(?)))
    GROUP BY article_id
"""

_NOTED = """
    SELECT article_id, number FROM notes
    WHERE article_id IN (SELECT value FROM json_each(?)) AND discarded IS NULL
"""


class Noted(NamedTuple):
    """What notes an article has."""

    notes: int
    tags: tuple[str, ...]


class FoundNote(NamedTuple):
    """A note that was found, with its article."""

    article: KnownArticle
    note: Note
    snippet: Snippet


def found(db: Database, query: Query, *, ranked: bool, limit: int) -> tuple[FoundNote, ...]:
    """Return the notes that match, the newest first, or with `ranked` those that match best."""
    among = _among(db, query) if query.fields else None
    if not query.words.strip():
        pieces = dict.fromkeys(sorted(among or (), reverse=True)[:limit], "")
    else:
        pieces = _by_words(db, query.words, among, ranked=ranked, limit=limit)
    notes = rows.numbered(db, pieces)
    known = {article.id: article for article in articles.known(db, {note.article_id for note in notes.values()})}
    return tuple(
        FoundNote(known[note.article_id], note, snippet(pieces[number] or _beginning(note)))
        for number, note in notes.items()
    )


def counts(db: Database, tags: Collection[str] = ()) -> dict[str, int]:
    """Return how many notes each article has, by id; with `tags`, how many that bear one of them."""
    if not tags:
        return dict(db.execute(_COUNTS).fetchall())
    return dict(db.execute(_COUNTS_TAGGED, [json.dumps(alike(db, tags))]).fetchall())


def noted(db: Database, article_ids: Collection[str]) -> dict[str, Noted]:
    """Return the number of notes and their tags for those of some articles that have notes."""
    numbers: dict[str, list[int]] = {}
    for article_id, number in db.execute(_NOTED, [json.dumps(list(article_ids))]):
        numbers.setdefault(article_id, []).append(number)
    tags = rows.tags_of(db, [number for those in numbers.values() for number in those])
    return {
        article_id: Noted(len(those), tuple(sorted({tag for number in those for tag in tags.get(number, ())})))
        for article_id, those in numbers.items()
    }


def alike(db: Database, tags: Collection[str]) -> list[str]:
    """Return those of all tags that are these but for their case."""
    wanted = {tag.casefold() for tag in tags}
    return [tag for (tag,) in db.execute(_TAGS) if tag.casefold() in wanted]


def _among(db: Database, query: Query) -> list[int]:
    """Return the numbers of the notes that have what is asked for besides words."""
    fold_with(db)
    kinds = [kind for typed in query.kinds for kind in kinds_meant(typed)]
    facts = {
        "tags": json.dumps(alike(db, query.tags)) if query.tags else None,
        "kinds": json.dumps(kinds) if query.kinds else None,
        "since": query.since.isoformat() if query.since else None,
        "outlets": json.dumps([outlet.casefold() for outlet in query.outlets]) if query.outlets else None,
    }
    return [row["number"] for row in db.table("notes").rows_where(_AMONG, facts, select="number")]


def _by_words(db: Database, words: str, among: list[int] | None, *, ranked: bool, limit: int) -> dict[int, str]:
    """Return the numbers of notes that hold all words, or bear a tag that does, each with the piece that was found."""
    wanted = index_query(words)
    if wanted is None:
        return {}
    facts = {"query": wanted, "among": None if among is None else json.dumps(among), "limit": limit}
    pieces: dict[int, str] = dict(db.execute(_RANKED if ranked else _NEWEST, facts).fetchall())
    tags = list(_tags_with(db, words))
    tagged = db.execute(_TAGGED, facts | {"tags": json.dumps(tags)}).fetchall() if tags else []
    pieces = {number: "" for (number,) in tagged if number not in pieces} | pieces
    chosen = list(pieces) if ranked else sorted(pieces, reverse=True)
    return {number: pieces[number] for number in chosen[:limit]}


def _tags_with(db: Database, words: str) -> Iterator[str]:
    """Yield the tags that hold all words or words beginning with them."""
    wanted = spelled_words(words)
    for (tag,) in db.execute(_TAGS):
        held = [spellings[0] for spellings in spelled_words(tag)]
        if all(any(word.startswith(tuple(spellings)) for word in held) for spellings in wanted):
            yield tag


def _beginning(note: Note) -> str:
    return (note.body or (note.anchor.exact if note.anchor else ""))[:_BEGINNING]
