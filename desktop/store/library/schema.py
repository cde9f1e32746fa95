"""The tables of library.db, as migrations that are applied once and never changed afterwards."""

from sqlite_utils import Database, Migrations

LIBRARY = Migrations("library")

INDEXES = ("finds_words", "finds_weights", "finds_parts", "finds_marks")
"""What the search looks words up in."""

_TWO_ARE_ENOUGH = "INSERT INTO {0} ({0}, rank) VALUES ('usermerge', 2)"

_INDEXES = (
    # Prefixes of two and three letters have lists of their own: they are what is asked for while one types.
    """
    CREATE VIRTUAL TABLE editions_fts USING fts5(title, text, content='editions', content_rowid='number',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3')
    """,
    "INSERT INTO editions_fts (editions_fts, rank) VALUES ('rank', 'bm25(5.0, 1.0)')",
    # Parts of compounds, in titles only: for whole texts such an index is larger than the texts.
    """
    CREATE VIRTUAL TABLE titles_fts USING fts5(title, content='editions', content_rowid='number', tokenize='trigram')
    """,
    """
    CREATE TRIGGER editions_added AFTER INSERT ON editions BEGIN
        INSERT INTO editions_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
        INSERT INTO titles_fts (rowid, title) VALUES (new.number, new.title);
    END
    """,
    """
    CREATE TRIGGER editions_removed AFTER DELETE ON editions BEGIN
        INSERT INTO editions_fts (editions_fts, rowid, title, text)
            VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO titles_fts (titles_fts, rowid, title) VALUES ('delete', old.number, old.title);
    END
    """,
)

_FOUND = (
    """
    CREATE VIEW found AS
        SELECT finds.number, coalesce(title, '') AS title, coalesce(finds.words, text) AS text, place, marks
        FROM finds LEFT JOIN editions ON editions.number = finds.edition
    """,
    # Which words stand in what, and nothing else. Beginnings have lists of their own, else all words that begin alike
    # were collected at each letter that is typed.
    """
    CREATE VIRTUAL TABLE finds_words USING fts5(title, text, content='found', content_rowid='number', detail=none,
        columnsize=0, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4 5 6 7 8 9')
    """,
    # How often they do, and in titles or texts.
    """
    CREATE VIRTUAL TABLE finds_weights USING fts5(title, text, content='found', content_rowid='number',
        tokenize='unicode61 remove_diacritics 0')
    """,
    """
    CREATE VIRTUAL TABLE finds_parts USING fts5(title, place, content='found', content_rowid='number',
        tokenize='trigram')
    """,
    # A mark is a line: all that stands in one belongs to it.
    """
    CREATE VIRTUAL TABLE finds_marks USING fts5(marks, content='found', content_rowid='number',
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Zs Cf Co'")
    """,
)


@LIBRARY()
def m001_articles_and_editions(db: Database) -> None:
    """Lay the tables of articles, their texts, and the index of these.

    The text stands last in its row: whoever reads what is before it need not read through it.
    """
    _articles(db)
    columns = {"number": int, "article": int, "digest": str, "title": str, "words": int, "seen": str, "last_seen": str}
    columns |= {"notices": str, "blocks": str, "text": str}
    db.table("editions").create(
        columns,
        pk="number",
        foreign_keys=[("article", "articles", "number")],
        not_null=set(columns) - {"number"},
        strict=True,
    )
    db.table("editions").create_index(["article", "digest"], unique=True)
    for statement in _INDEXES:
        db.execute(statement)


def _articles(db: Database) -> None:
    columns = {"number": int, "id": str, "title": str, "sort_title": str, "location": str, "position": int}
    columns |= dict.fromkeys(
        ("form", "language", "outlet", "author", "published", "first_seen", "opened", "removed"), str
    )
    articles = db.table("articles")
    articles.create(
        columns,
        pk="number",
        not_null={"id", "title", "sort_title", "location", "position", "form", "language"},
        defaults={"position": 0},
        strict=True,
    )
    articles.create_index(["id"], unique=True)
    for columns_together in (["opened"], ["sort_title"], ["outlet", "removed"], ["published", "opened"]):
        articles.create_index(columns_together)
    db.execute("CREATE INDEX articles_by_outlet ON articles (outlet IS NULL, outlet, opened DESC, number DESC)")
    # Nearly all are not removed: an index that held these as well would be taken for the best one to every list.
    db.execute("CREATE INDEX articles_removed ON articles (removed) WHERE removed IS NOT NULL")
    db.table("article_kinds").create(
        {"article": int, "kind": str},
        pk=("article", "kind"),
        foreign_keys=[("article", "articles", "number")],
        strict=True,
    )
    db.table("article_kinds").create_index(["kind"])


@LIBRARY()
def m002_signals(db: Database) -> None:
    """Lay the table of the signals in the newest text of each article, with who says it."""
    columns = {"article": int, "kind": str, "rule": str, "start": int, "end": int, "words": str, "speaker": str}
    db.table("signals").create(
        columns,
        foreign_keys=[("article", "articles", "number")],
        not_null=set(columns) - {"speaker"},
        strict=True,
    )
    db.table("signals").create_index(["article", "start"])


@LIBRARY()
def m003_finds(db: Database) -> None:
    """Index texts and notes together, in the order they came, and count the notes of each article.

    They are indexed when the library is opened next: only there the notes are at hand.
    """
    for trigger in ("editions_added", "editions_removed"):
        db.execute(f"DROP TRIGGER {trigger}")
    for index in ("editions_fts", "titles_fts"):
        db.table(index).drop()
    db.table("articles").add_column("notes", int, not_null_default=0)
    db.table("articles").create_index(["notes", "opened"])
    db.execute("CREATE INDEX articles_noted ON articles (opened) WHERE notes > 0")
    db.table("article_tags").create(
        {"article": int, "tag": str, "folded": str, "notes": int},
        pk=("article", "tag"),
        foreign_keys=[("article", "articles", "number")],
        not_null={"folded", "notes"},
        strict=True,
    )
    for columns in (["folded", "article"], ["tag", "notes"]):
        db.table("article_tags").create_index(columns)
    db.table("finds").create(
        {"number": int, "article": int, "edition": int, "note": str, "words": str, "place": str, "marks": str},
        pk="number",
        foreign_keys=[("article", "articles", "number"), ("edition", "editions", "number")],
        not_null={"article", "place", "marks"},
        strict=True,
    )
    for column in ("edition", "note"):
        db.table("finds").create_index([column], unique=True)
    db.table("finds").create_index(["article"])
    for statement in _FOUND:
        db.execute(statement)


@LIBRARY()
def m004_statements(db: Database) -> None:
    """Lay the table of what a text hands over as somebody's words, and whose."""
    columns = {"edition": int, "start": int, "end": int, "speaker": str}
    db.table("statements").create(
        columns,
        foreign_keys=[("edition", "editions", "number")],
        not_null=set(columns),
        strict=True,
    )
    db.table("statements").create_index(["edition", "start"])


@LIBRARY()
def m005_parts_of_indexes(db: Database) -> None:
    """Let two parts of an index be enough to be brought together."""
    for index in INDEXES:
        db.execute(_TWO_ARE_ENOUGH.format(index))
