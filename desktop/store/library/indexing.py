"""What the search finds: each text and each note once, with its words, its place, and the marks that fields ask for."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from desktop.core.note import Note
from desktop.store.connection import value

PERIODS = (2, 3, 4, 7, 10)
"""How many characters of an ISO date name its century, decade, year, month and day: each is a mark."""

AT_ONCE = 100
"""Texts and notes that get into the indexes in one go: what the reader wants meanwhile waits no longer than that."""

_Row = dict[str, Any]

_NEW_TEXTS = """
    SELECT editions.number AS edition, articles.number AS article, seen AS time, outlet, location, published, first_seen
    FROM editions JOIN articles ON articles.number = editions.article
    WHERE editions.number > (SELECT coalesce(max(edition), 0) FROM finds)
"""

_ADD = """
    INSERT INTO finds (article, edition, note, words, place, marks)
    VALUES (:article, :edition, :note, :words, :place, :marks)
"""

_ARTICLE = "SELECT * FROM articles WHERE id = ?"

_FINDS = "SELECT number, note, words, place, marks FROM finds WHERE article = ?"

_FIELDS = """
    SELECT 0, 'tag:' || folded FROM article_tags WHERE article = :number
    UNION SELECT 1, 'kind:' || kind FROM article_kinds WHERE article = :number ORDER BY 1, 2
"""

_CHANGE = {
    "words": "UPDATE finds SET words = ? WHERE number = ?",
    "place": "UPDATE finds SET place = ? WHERE number = ?",
    "marks": "UPDATE finds SET marks = ? WHERE number = ?",
}

_LAST = "SELECT coalesce(max(number), 0) FROM finds"

# All indexes hold the same numbers, from one to another, and this one keeps a row for each.
_INDEXED = "SELECT (SELECT min(id) FROM finds_weights_docsize), (SELECT max(id) FROM finds_weights_docsize)"

_ABOVE = "SELECT max(number) FROM (SELECT number FROM finds WHERE number > ? ORDER BY number LIMIT ?)"

_BELOW = "SELECT min(number) FROM (SELECT number FROM finds WHERE number < ? ORDER BY number DESC LIMIT ?)"

_LEFT = "SELECT count(*) FROM finds WHERE number < ? OR number > ?"

_TAG = "INSERT INTO article_tags VALUES (:article, :tag, :folded, :notes)"

_FROM = "FROM found WHERE number BETWEEN ? AND ?"

_IN = {
    "words": (
        f"INSERT INTO finds_words (rowid, title, text) SELECT number, title, text {_FROM}",
        f"INSERT INTO finds_weights (rowid, title, text) SELECT number, title, text {_FROM}",
    ),
    "place": (f"INSERT INTO finds_parts (rowid, title, place) SELECT number, title, place {_FROM}",),
    "marks": (f"INSERT INTO finds_marks (rowid, marks) SELECT number, marks {_FROM}",),
}
"""How the numbers from one to another get into the indexes of each column."""

_OUT = {
    "words": ("DELETE FROM finds_words WHERE rowid = ?", "DELETE FROM finds_weights WHERE rowid = ?"),
    "place": ("DELETE FROM finds_parts WHERE rowid = ?",),
    "marks": ("DELETE FROM finds_marks WHERE rowid = ?",),
}
"""How a number gets out of them; what was indexed is read from the column."""

_UNSAID = "DELETE FROM statements WHERE edition IN (SELECT number FROM editions WHERE article = ?)"

_OF_TEXTS = "SELECT finds.number FROM finds WHERE edition IN (SELECT number FROM editions WHERE article = ?)"


def index_texts(db: Database) -> None:
    """Give numbers to the texts that have none, in the order they were opened first, and index some of them."""
    _add(db, _new_texts(db))


def index_notes(db: Database, notes: Mapping[str, Collection[Note]]) -> None:
    """Take the notes of some articles, by id, in place of what is known of theirs; with them texts not numbered yet.

    Of all that is new the latest has the highest number. `index_more` sees to those that are not found at once.
    """
    new = list(_new_texts(db))
    for article_id, those in notes.items():
        for article in list(db.query(_ARTICLE, [article_id])):
            new += _taken_in(db, article, those)
    _add(db, new)


def index_more(db: Database) -> None:
    """Put some of what is numbered, but not yet found, into the indexes: what came last first, then the newest."""
    low, high = _indexed(db)
    above, below = value(db, _ABOVE, high, AT_ONCE), value(db, _BELOW, low, AT_ONCE)
    place = [high + 1, above] if above else [below, low - 1]
    for sql in chain(*_IN.values()) if above or below else ():
        db.execute(sql, place)


def waiting(db: Database) -> int:
    """Return how many texts and notes are numbered, but not yet found."""
    return int(value(db, _LEFT, *_indexed(db)))


def _indexed(db: Database) -> tuple[int, int]:
    """Return from which number to which all are in the indexes; where none is, the place above the highest number."""
    low, high = db.execute(_INDEXED).fetchone()
    if low is None:
        last = value(db, _LAST)
        return last + 1, last
    return low, high


def _is_indexed(db: Database, number: int) -> bool:
    low, high = _indexed(db)
    return low <= number <= high


def mark(db: Database, article: int) -> None:
    """Index anew what changed of an article besides its texts: who published it, its kinds of signals, its tags."""
    _mark(db, db.table("articles").get(article))


def _mark(db: Database, row: _Row) -> None:
    place, of_texts = _place(row), _marks_of_texts(db, row)
    for find in list(db.query(_FINDS, [row["number"]])):
        marks = of_texts if find["note"] is None else _with_outlet(find["marks"], row["outlet"])
        for column, wanted in (("place", place), ("marks", marks)):
            if find[column] != wanted:
                _change(db, find["number"], column, wanted)


def drop_texts(db: Database, article: int) -> None:
    """Forget the texts of an article; they must be there still."""
    for (number,) in db.execute(_OF_TEXTS, [article]).fetchall():
        _drop(db, number)
    db.execute(_UNSAID, [article])


def drop_text(db: Database, edition: int) -> None:
    """Forget one text; it must be there still."""
    for row in list(db.table("finds").rows_where("edition = ?", [edition], select="number")):
        _drop(db, row["number"])
    db.table("statements").delete_where("edition = ?", [edition])


def outlet_mark(outlet: str) -> str:
    """Return the mark of what somebody published, on one line."""
    return f"outlet:{' '.join(outlet.casefold().split())}"


def noted(db: Database) -> tuple[str, ...]:
    """Return the ids of the articles with notes."""
    return tuple(row["id"] for row in db.table("articles").rows_where("notes > 0", select="id"))


def _new_texts(db: Database) -> Iterator[_Row]:
    for row in list(db.query(_NEW_TEXTS)):
        marks = _marks_of_texts(db, row | {"number": row["article"]})
        yield row | {"note": None, "words": None, "place": _place(row), "marks": marks}


def _taken_in(db: Database, article: _Row, notes: Collection[Note]) -> Iterator[_Row]:
    """Change what is known of the notes of an article, and yield those that are new."""
    number = article["number"]
    here = {find["note"]: find for find in db.query(_FINDS, [number]) if find["note"] is not None}
    for gone in here.keys() - {note.id for note in notes}:
        _drop(db, here[gone]["number"])
    for note in notes:
        wanted = {"words": _words(note), "marks": _marks_of_note(note, article["outlet"])}
        if note.id not in here:
            row = {"article": number, "edition": None, "note": note.id, "place": _place(article)}
            yield row | wanted | {"time": note.created.isoformat(timespec="microseconds")}
            continue
        for column, now in wanted.items():
            if here[note.id][column] != now:
                _change(db, here[note.id]["number"], column, now)
    tags = Counter(tag for note in notes for tag in note.tags)
    db.execute("DELETE FROM article_tags WHERE article = ?", [number])
    counted = [{"article": number, "tag": tag, "folded": tag.casefold(), "notes": tags[tag]} for tag in tags]
    db.conn.executemany(_TAG, counted)
    db.execute("UPDATE articles SET notes = ? WHERE number = ?", [len(notes), number])
    _mark(db, article)


def _add(db: Database, rows: Iterable[_Row]) -> None:
    db.conn.executemany(_ADD, sorted(rows, key=itemgetter("time")))
    index_more(db)


def _change(db: Database, number: int, column: str, now: str) -> None:
    """Give a find something else in one column, and index that anew if it was indexed."""
    indexed = _is_indexed(db, number)
    for sql in _OUT[column] if indexed else ():
        db.execute(sql, [number])
    db.execute(_CHANGE[column], [now, number])
    for sql in _IN[column] if indexed else ():
        db.execute(sql, [number, number])


def _drop(db: Database, number: int) -> None:
    for sql in chain(*_OUT.values()) if _is_indexed(db, number) else ():
        db.execute(sql, [number])
    db.execute("DELETE FROM finds WHERE number = ?", [number])


def _words(note: Note) -> str:
    return "\n".join((note.body, note.anchor.exact if note.anchor else "", *note.tags))


def _place(article: _Row) -> str:
    return f"{article['outlet'] or ''} {article['location']}"


def _marks_of_note(note: Note, outlet: str | None) -> str:
    kind = (note.signal_key or "").partition("|")[0]
    marks = ["is:note", *(f"tag:{tag.casefold()}" for tag in note.tags), *([f"kind:{kind}"] if kind else [])]
    return _with_outlet("\n".join([*marks, *_periods(note.changed.isoformat())]), outlet)


def _marks_of_texts(db: Database, article: _Row) -> str:
    fields = (field for _, field in db.execute(_FIELDS, {"number": article["number"]}))
    time = article["published"] or article["first_seen"] or ""
    return _with_outlet("\n".join(["is:text", *fields, *_periods(time)]), article["outlet"])


def _with_outlet(marks: str, outlet: str | None) -> str:
    others = [line for line in marks.split("\n") if not line.startswith("outlet:")]
    return "\n".join([*others, *([outlet_mark(outlet)] if outlet else [])])


def _periods(time: str) -> Iterator[str]:
    return (time[:length] for length in PERIODS if time)
