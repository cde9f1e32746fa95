"""The tables of notes.db, as migrations that are applied once and never changed afterwards."""

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x4C455341
"""Written into the file's header, "LESA": tells our file from any other SQLite file."""

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
