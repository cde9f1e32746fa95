"""Notes found by their words, by their tags and by what they are written on."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlite_utils import Database

from desktop.core.article import KnownArticle
from desktop.core.library import Query, Snippet, kinds_meant
from desktop.core.note import Note
from desktop.store.notes import articles, rows
from desktop.store.search import fold_with, index_query, spelled_words
from desktop.store.snippets import beginning, snippet

RANKED_AMONG = 10_000
"""So many notes, the newest that match, are compared for which match best."""

_WANTED = """
    discarded IS NULL
    AND (:tags IS NULL OR number IN (SELECT note FROM note_tags WHERE tag IN (SELECT value FROM json_each(:tags))))
    AND (:kinds IS NULL
        OR substr(signal_key, 1, instr(signal_key, '|') - 1) IN (SELECT value FROM json_each(:kinds)))
    AND (:since IS NULL OR changed >= :since)
    AND (:outlets IS NULL OR EXISTS (
        SELECT 1 FROM articles JOIN json_each(:outlets)
        ON instr(folded(coalesce(outlet, '') || ' ' || location), json_each.value)
        WHERE articles.id = article_id))
"""

_NOTES = "SELECT number, '' FROM notes WHERE"

_MATCHING = """
    SELECT number, snippet(notes_fts, -1, char(2), char(3), ' … ', 20)
    FROM notes_fts CROSS JOIN notes ON notes.number = notes_fts.rowid
    WHERE notes_fts MATCH :words AND notes_fts.rowid >= :least AND
"""

_TAGGED = """
    SELECT DISTINCT number, '' FROM note_tags JOIN notes ON notes.number = note_tags.note
    WHERE tag IN (SELECT value FROM json_each(:also)) AND
"""

_NEWEST, _NEWEST_MATCHING, _BEST = (
    f"{_WANTED} ORDER BY {order} LIMIT :limit" for order in ("number DESC", "notes_fts.rowid DESC", "notes_fts.rank")
)

_LEAST = "SELECT rowid FROM notes_fts WHERE notes_fts MATCH :words ORDER BY rowid DESC LIMIT 1 OFFSET :most"

_TAGS = """
    WITH RECURSIVE known(tag) AS (
        SELECT min(tag) FROM note_tags
        UNION ALL SELECT (SELECT min(tag) FROM note_tags WHERE tag > known.tag) FROM known WHERE tag IS NOT NULL
    )
    SELECT tag FROM known WHERE tag IS NOT NULL
"""
"""From one tag to the next along the index: a hundred thousand rows hold few different ones."""

_COUNTED = """
    SELECT article_id FROM notes
    WHERE discarded IS NULL
    AND (:tags IS NULL OR number IN (SELECT note FROM note_tags WHERE tag IN (SELECT value FROM json_each(:tags))))
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
    wanted = _wanted(db, query) | {"limit": limit}
    if query.words.strip():
        pieces = _by_words(db, query.words, wanted, ranked=ranked)
    else:
        pieces = dict(db.execute(_NOTES + _NEWEST, wanted).fetchall())
    notes = rows.numbered(db, pieces)
    known = {article.id: article for article in articles.known(db, {note.article_id for note in notes.values()})}
    return tuple(
        FoundNote(known[note.article_id], note, snippet(pieces[number]) if pieces[number] else _beginning(note))
        for number, note in notes.items()
    )


def counts(db: Database, tags: Collection[str] = ()) -> dict[str, int]:
    """Return how many notes each article has, by id; with `tags`, how many that bear one of them."""
    wanted = {"tags": json.dumps(alike(db, tags)) if tags else None}
    # Counted here: to group them SQLite would look up each note by the index of articles.
    return Counter(article_id for (article_id,) in db.execute(_COUNTED, wanted))


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


def _wanted(db: Database, query: Query) -> dict[str, Any]:
    """Return what is asked for besides words."""
    fold_with(db)
    kinds = [kind for typed in query.kinds for kind in kinds_meant(typed)]
    return {
        "tags": json.dumps(alike(db, query.tags)) if query.tags else None,
        "kinds": json.dumps(kinds) if query.kinds else None,
        "since": query.since.isoformat() if query.since else None,
        "outlets": json.dumps([outlet.casefold() for outlet in query.outlets]) if query.outlets else None,
    }


def _by_words(db: Database, typed: str, wanted: dict[str, Any], *, ranked: bool) -> dict[int, str]:
    """Return the numbers of notes that hold all words, or bear a tag that does, each with the piece that was found."""
    wanted = wanted | {"words": index_query(typed), "least": 0, "most": RANKED_AMONG}
    if wanted["words"] is None:
        return {}
    for (least,) in db.execute(_LEAST, wanted) if ranked else ():
        wanted["least"] = least
    pieces: dict[int, str] = dict(db.execute(_MATCHING + (_BEST if ranked else _NEWEST_MATCHING), wanted).fetchall())
    if also := list(_tags_with(db, typed)):
        tagged = dict(db.execute(_TAGGED + _NEWEST, wanted | {"also": json.dumps(also)}).fetchall())
        pieces = tagged | pieces
    chosen = list(pieces) if ranked else sorted(pieces, reverse=True)
    return {number: pieces[number] for number in chosen[: wanted["limit"]]}


def _tags_with(db: Database, words: str) -> Iterator[str]:
    """Yield the tags that hold all words or words beginning with them."""
    wanted = spelled_words(words)
    for (tag,) in db.execute(_TAGS):
        held = [spellings[0] for spellings in spelled_words(tag)]
        if all(any(word.startswith(tuple(spellings)) for word in held) for spellings in wanted):
            yield tag


def _beginning(note: Note) -> Snippet:
    return beginning(note.body or (note.anchor.exact if note.anchor else ""))
