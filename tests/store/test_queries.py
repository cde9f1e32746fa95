"""The queries of the help page on the database work as they stand there."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.article import Article
from desktop.core.judging import Judgement, SignalKey, Verdict
from desktop.core.places import resource
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]


def queries(language: str) -> list[str]:
    """Return the queries of the page."""
    page = resource("help", language, "database.md").read_text(encoding="utf-8")
    return re.findall(r"```sql\n(.*?)```", page, re.DOTALL)


@pytest.mark.parametrize("number", range(5))
def test_each_query_of_the_help_finds_something(
    path: Path, notebook: Notebook, article: MakeArticle, number: int
) -> None:
    # GIVEN a note with a tag, on the Kremlin, and a verdict
    notebook.annotate(article(), "Wer sagt das?", span=Span(4, 9), tags=("quelle",))
    notebook.judge(article(), Judgement(SignalKey("deny-1", "der kreml"), Verdict.RELEVANT))
    notebook.close()

    # WHEN a query of the help is asked, by plain SQLite
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute(queries("de")[number]).fetchall()

    # THEN it finds the one
    assert len(rows) == 1


def test_both_languages_show_the_same_five_queries() -> None:
    # GIVEN the page in both languages
    # WHEN their queries are compared
    # THEN they are the same five
    assert queries("de") == queries("en")
    assert len(queries("de")) == 5
