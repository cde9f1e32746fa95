"""Notes found by their words, by their tags and by what they are written on, without a library."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlite_utils import Database

from desktop.core.library import Query, kinds_meant
from desktop.core.note import Note
from desktop.store.notes import rows
from desktop.store.search import fold_with, index_query, spelled_words

_WANTED = """
    SELECT number FROM notes
    WHERE discarded IS NULL
    AND (:tags IS NULL OR number IN (SELECT note FROM note_tags WHERE tag IN (SELECT value FROM json_each(:tags))))
    AND (:kinds IS NULL
        OR substr(signal_key, 1, instr(signal_key, '|') - 1) IN (SELECT value FROM json_each(:kinds)))
    AND (:since IS NULL OR changed >= :since)
    AND (:outlets IS NULL OR EXISTS (
        SELECT 1 FROM articles JOIN json_each(:outlets)
        ON instr(folded(coalesce(outlet, '') || ' ' || location), json_each.value)
        WHERE articles.id = article_id))
"""

_WITH_WORDS = """
    AND (number IN (SELECT rowid FROM notes_fts WHERE notes_fts MATCH :words)
        OR number IN (SELECT note FROM note_tags WHERE tag IN (SELECT value FROM json_each(:also))))
"""

_TAGS = "SELECT DISTINCT tag FROM note_tags"


def matching(db: Database, query: Query) -> list[Note]:
    """Return the notes that match; one also by the words of a tag it bears."""
    fold_with(db)
    kinds = [kind for typed in query.kinds for kind in kinds_meant(typed)]
    wanted: dict[str, Any] = {
        "tags": json.dumps(_alike(db, query.tags)) if query.tags else None,
        "kinds": json.dumps(kinds) if query.kinds else None,
        "since": query.since.isoformat() if query.since else None,
        "outlets": json.dumps([outlet.casefold() for outlet in query.outlets]) if query.outlets else None,
    }
    sql = _WANTED
    if query.words.strip():
        wanted |= {"words": index_query(query.words), "also": json.dumps(list(_tags_with(db, query.words)))}
        sql += _WITH_WORDS
        if wanted["words"] is None:
            return []
    return list(rows.numbered(db, [number for (number,) in db.execute(sql, wanted)]).values())


def _alike(db: Database, tags: Collection[str]) -> list[str]:
    """Return those of all tags that are these but for their case."""
    wanted = {tag.casefold() for tag in tags}
    return [tag for (tag,) in db.execute(_TAGS) if tag.casefold() in wanted]


def _tags_with(db: Database, words: str) -> Iterator[str]:
    """Yield the tags that hold all words or words beginning with them."""
    wanted = spelled_words(words)
    for (tag,) in db.execute(_TAGS):
        held = [spellings[0] for spellings in spelled_words(tag)]
        if all(any(word.startswith(tuple(spellings)) for word in held) for spellings in wanted):
            yield tag
