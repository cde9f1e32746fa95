"""The tables of notes.db, as migrations that are applied once and never changed afterwards."""

from sqlite_utils import Database, Migrations

NOTES = Migrations("notes")


@NOTES()
def m001_articles_and_notes(db: Database) -> None:
    """Lay the first tables.

    Notes have a number besides their id because the search index refers to rows by integer, and a row that has none
    of its own may be renumbered when the file is compacted.
    """
    db.table("articles").create(
        {"id": str, "title": str, "location": str, "opened": str, "position": int},
        pk="id",
        not_null={"title", "location", "position"},
        defaults={"position": 0},
        strict=True,
    )
    db.table("editions").create(
        {"article_id": str, "digest": str},
        pk=("article_id", "digest"),
        foreign_keys=[("article_id", "articles", "id")],
        strict=True,
    )
    db.table("editions").create_index(["digest"])
    _notes(db)


def _notes(db: Database) -> None:
    columns = {"number": int, "id": str, "article_id": str, "signal_key": str, "start": int, "end": int}
    columns |= dict.fromkeys(("exact", "prefix", "suffix", "body", "created", "changed", "discarded"), str)
    notes = db.table("notes")
    notes.create(
        columns,
        pk="number",
        not_null={"id", "article_id", "body", "created", "changed"},
        foreign_keys=[("article_id", "articles", "id")],
        strict=True,
    )
    notes.create_index(["id"], unique=True)
    notes.create_index(["article_id"])
    # Folding diacritics would make "hätte" find "hatte"; the query is widened instead.
    notes.enable_fts(["body", "exact"], create_triggers=True, tokenize="unicode61 remove_diacritics 0")


@NOTES()
def m002_tags_and_judgements(db: Database) -> None:
    """Add tags, checksums, verdicts, silences, and the texts that notes were written on.

    The text of an annotated article is kept beside its notes, so that this file alone tells what they are about.
    """
    articles = db.table("articles")
    for column in ("outlet", "author", "published"):
        articles.add_column(column, str)
    editions = db.table("editions")
    for column in ("title", "text", "blocks", "kept"):
        editions.add_column(column, str)
    db.table("notes").add_column("checksum", str)
    _tags(db)
    _judgements(db)


def _tags(db: Database) -> None:
    db.table("note_tags").create(
        {"note": int, "tag": str},
        pk=("note", "tag"),
        foreign_keys=[("note", "notes", "number")],
        strict=True,
    )
    db.table("note_tags").create_index(["tag"])


def _judgements(db: Database) -> None:
    """Lay the tables of what the reader said about signals; `sentence` holds folded words, see core.judging."""
    db.table("verdicts").create(
        {"article_id": str, "rule": str, "sentence": str, "nth": int, "verdict": str, "changed": str},
        pk=("article_id", "rule", "sentence", "nth"),
        foreign_keys=[("article_id", "articles", "id")],
        not_null={"verdict", "changed"},
        strict=True,
    )
    # Without an article a silence holds everywhere, without a sentence it is about the whole rule.
    db.table("silences").create(
        {"number": int, "article_id": str, "rule": str, "sentence": str, "nth": int, "created": str},
        pk="number",
        foreign_keys=[("article_id", "articles", "id")],
        not_null={"rule", "created"},
        strict=True,
    )
    db.table("silences").create_index(["article_id"])


@NOTES()
def m003_unplaced(db: Database) -> None:
    """Add when the reader decided to leave a note whose place is lost without another one."""
    db.table("notes").add_column("unplaced", str)


@NOTES()
def m004_revisions(db: Database) -> None:
    """Count the changes of notes, so that the library finds those it has not seen.

    Each article has the number of the last change to one of its notes.
    """
    articles = db.table("articles")
    articles.add_column("revision", int)
    articles.create_index(["revision"])
    db.execute("UPDATE articles SET revision = 1 WHERE id IN (SELECT article_id FROM notes)")
