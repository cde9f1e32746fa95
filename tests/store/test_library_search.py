"""Search in the library: articles and notes, as the reader types, and nothing typed is an error."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database, Migrations

from desktop.core.article import Article
from desktop.core.holdings import KeptSignal
from desktop.core.library import Hit
from desktop.core.signal import Findings, Place, Signal, Source, Voice, Wording
from desktop.core.text import Span
from desktop.store.connection import create
from desktop.store.library import finding
from desktop.store.library.file import APPLICATION_ID
from desktop.store.library.library import Library
from desktop.store.library.schema import LIBRARY
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]
W = Wording("-", "-")
SIGNAL = Signal(
    "D.reject", "deny-1", (Span(0, 3),), Span(0, 3), None, Voice.AUTHOR, None, None, 2, Place.BODY, Span(0, 9), W, W, W
)


def hits(library: Library, typed: str, *, ranked: bool = False, limit: int = 50) -> tuple[Hit, ...]:
    """Return what is found."""
    return library.search(typed, ranked=ranked, limit=limit).hits


def found(library: Library, typed: str, **more: Any) -> list[str]:
    """Return what is found: articles by their ids, notes by their words."""
    return [hit.note.body if hit.note else hit.article.id for hit in hits(library, typed, **more)]


def marked(hit: Hit) -> list[str]:
    """Return the words that are marked in the piece shown."""
    return [span.of(hit.snippet.text) for span in hit.snippet.marks]


@pytest.fixture
def shelves(library: Library, notebook: Notebook, article: MakeArticle) -> Library:
    """Return a library with three articles and two notes."""
    texts = [
        article("Die Ärzte streiken.\n\nDas hätte niemand gedacht.", key="streik", title="Streik", outlet="Süd-Kurier"),
        article("Der Bundestag berät.", key="pflicht", title="Die Coronaimpfungspflicht", outlet="Österreich heute"),
        article(
            "Streik: die Impfung, so hieß es 👩‍👩‍👧 gestern.", key="impfung", published=datetime(2023, 5, 1, tzinfo=UTC)
        ),
    ]
    for text in texts:
        library.remember(text)
    notebook.annotate(texts[0], "Welche Ärzte?", span=Span(4, 9), tags=("quelle",))
    notebook.annotate(texts[1], "Abwarten", signal=SIGNAL, tags=("Offene Frage",))
    library.keep_findings(texts[0], Findings("streik", texts[0].digest, (SIGNAL, SIGNAL), (), "m", "l", 0.0))
    return library


@pytest.mark.parametrize("ranked", [False, True])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("aerzte", {"Welche Ärzte?", "streik"}),
        ("arzte", set()),
        ("hatte", set()),
        ("hätte niem", {"streik"}),
        ("impfung", {"pflicht", "impfung"}),
        ("bundes", {"pflicht"}),
        ("tag", set()),
        ("frage", {"Abwarten"}),
        ("quel", {"Welche Ärzte?"}),
        ("tag:QUELLE", {"Welche Ärzte?", "streik"}),
        ('tag:"offene frage" abw', {"Abwarten"}),
        ("tag:quelle tag:fehlt", {"Welche Ärzte?", "streik"}),
        ("tag:fehlt", set()),
        ("tag:quelle bundestag", set()),
        ("kind:D.reject", {"streik", "Abwarten"}),
        ("kind:zurückweisung streiken", {"streik"}),
        ("kind:H", set()),
        ("kind:unsinn", set()),
        ("quelle:süd", {"streik", "Welche Ärzte?"}),
        ("source:österreich", {"pflicht", "Abwarten"}),
        ("quelle:texte/impf", {"impfung"}),
        ("seit:2024 streik", {"streik"}),
        ("seit:2023-05-01 streik", {"streik", "impfung"}),
        ("seit:2023-05-02 impfung", {"pflicht"}),
        ('"', set()),
        ("", set()),
        ("  ", set()),
        ("tag:", set()),
    ],
)
def test_articles_and_notes_are_found(shelves: Library, typed: str, expected: set[str], ranked: bool) -> None:
    # GIVEN three articles and two notes
    # WHEN something is looked for
    # THEN what matches is found, each once
    answer = found(shelves, typed, ranked=ranked)
    assert set(answer) == expected
    assert len(answer) == len(expected)


def test_the_newest_comes_first_and_with_ranked_the_best(library: Library, article: MakeArticle) -> None:
    # GIVEN an article in whose title the word stands, one that names it often, one that names it once, one it ends in
    texts = [
        ("titel", "Ein Text", "Das Dementi"),
        ("oft", "Dementi folgt auf Dementi", "x"),
        ("kaum", "Dementi " + "x " * 90, "x"),
    ]
    for key, text, title in [*texts, ("teil", "Ein Text", "Halbdementi")]:
        library.remember(article(text, key=key, title=title))

    # WHEN the word is looked for in both orders
    # THEN the newest come first, or titles and then the texts most about it
    assert found(library, "dementi") == ["teil", "kaum", "oft", "titel"]
    assert set(found(library, "dementi", ranked=True)[:2]) == {"titel", "teil"}
    assert found(library, "dementi", ranked=True)[2:] == ["oft", "kaum"]
    assert found(library, "dementi", limit=2) == ["teil", "kaum"]


def test_both_texts_of_a_changed_article_are_found_the_article_once(library: Library, article: MakeArticle) -> None:
    # GIVEN an article that has lost a word
    library.remember(article("Der Kreml dementiert den Bericht."))
    library.remember(article("Der Kreml schweigt zu dem Bericht."))

    # WHEN the lost word, and one of both texts, are looked for
    # THEN the article is found each time, once
    assert found(library, "dementiert") == found(library, "bericht") == ["a"]


def test_a_snippet_shows_the_words_in_their_place(shelves: Library) -> None:
    # GIVEN hits in texts, in a note and in a title
    # WHEN what is shown of them is read
    (text,) = hits(shelves, "aerzte streiken")
    (emoji,) = hits(shelves, "gestern")
    (note, _) = hits(shelves, "welche") + hits(shelves, "abwarten")
    (title, _) = hits(shelves, "impfung", ranked=True)

    # THEN the words stand on one line, marked by code points
    assert text.snippet.text == "Die Ärzte streiken. · Das hätte niemand gedacht."
    assert marked(text) == ["Ärzte", "streiken"]
    assert marked(emoji) == ["gestern"]
    assert marked(note) == ["Welche"]
    assert (title.article.id, title.snippet.text, title.snippet.marks) == ("pflicht", "Der Bundestag berät.", ())


def test_a_long_text_is_shown_around_the_word(library: Library, article: MakeArticle) -> None:
    # GIVEN a long text with the word in its midst
    library.remember(article("davor " * 200 + "Dementi " + "danach " * 200))

    # WHEN it is found
    (hit,) = hits(library, "dementi")

    # THEN the piece shown is short and has the word
    assert len(hit.snippet.text) < 300
    assert marked(hit) == ["Dementi"]


def test_newer_findings_take_the_place_of_older_ones(shelves: Library) -> None:
    # GIVEN an article that was found by a kind of signal
    assert "streik" in found(shelves, "kind:D")

    # WHEN its analysis finds none any more
    kept = shelves.kept("streik", "")
    shelves.keep_findings(kept, Findings("streik", kept.digest, (), (), "m", "l", 0.0))

    # THEN it is not found by it
    assert "streik" not in found(shelves, "kind:D")


def test_who_says_it_is_kept_with_the_signals_of_the_newest_text(shelves: Library) -> None:
    # GIVEN an article in which somebody denies something, and one in which nobody is named
    kept = shelves.kept("streik", "")
    said = replace(SIGNAL, source=Source(Span(4, 9), "Die Ärzte", "group"))
    found = Findings("streik", kept.digest, (said, replace(SIGNAL, cue=(Span(4, 9),))), (), "m", "l", 0.0)

    # WHEN that is kept, twice
    shelves.keep_findings(kept, found)
    shelves.keep_findings(kept, found)

    # THEN each signal is there once with its words, and with who says it
    assert shelves.signals({"streik", "pflicht"}) == {
        "streik": (
            KeptSignal("D.reject|deny-1", 0, "Die", "Die Ärzte"),
            KeptSignal("D.reject|deny-1", 4, "Ärzte", None),
        )
    }


def test_a_library_from_before_signals_were_kept_goes_on(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a library of the first version, with an article
    file = path.with_name("library.db")
    create(file, _Stopped(), application_id=APPLICATION_ID)
    with closing(Library(file, notebook, patience=0)) as library:
        # WHEN an article and its signals are kept in it
        library.remember(article())
        library.keep_findings(article(), Findings("a", article().digest, (SIGNAL,), (), "m", "l", 0.0))

        # THEN it takes them, and was not set aside
        assert len(library.signals({"a"})["a"]) == 1
    assert [entry.name for entry in path.parent.iterdir() if "set-aside" in entry.name] == []


class _Stopped(Migrations):
    """The migrations as they were before there was a table of signals."""

    def __init__(self) -> None:
        super().__init__("library")

    def apply(self, db: Database, **_: Any) -> None:
        LIBRARY.apply(db, stop_before="m002_signals")


def test_an_article_is_found_by_the_signals_of_its_newest_text(shelves: Library, article: MakeArticle) -> None:
    # GIVEN an article whose newest text has no signals any more
    old, new = shelves.kept("streik", ""), article("Die Ärzte arbeiten wieder.", key="streik")
    shelves.remember(new)
    shelves.keep_findings(new, Findings("streik", new.digest, (), (), "m", "l", 0.0))

    # WHEN the older text is looked at once more, and its signals with it
    shelves.keep_findings(old, Findings("streik", old.digest, (SIGNAL,), (), "m", "l", 0.0))

    # THEN the article is not found by them
    assert "streik" not in found(shelves, "kind:D")


def test_articles_and_notes_come_in_turn_where_the_best_are_asked_for(
    library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN many notes and two articles with a word
    for key in ("a", "b"):
        library.remember(article("Ein Dementi.", key=key))
    for number in range(5):
        notebook.annotate(article("Ein Dementi.", key="a"), f"Dementi {number}")

    # WHEN the best four are asked for
    best = hits(library, "dementi", ranked=True, limit=4)

    # THEN neither crowds out the other
    assert [hit.note is None for hit in best] == [False, True, False, True]


def test_words_that_many_have_are_found_in_the_few_articles_of_an_outlet(
    library: Library, article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN articles with words at the beginning, far behind, in the title, as a part of it, and inside other words
    far = "x " * 900
    for key, title, text in [
        ("vorn", "-", "Die Ärzte streiken. " + far),
        ("hinten", "-", far + "Streik der Ärzte"),
        ("titel", "Ärzte im Streik", far),
        ("teil", "Zahnärztestreik", far),
        ("einer", "Zahnärzte", "Warnstreik"),
        ("keiner", "-", far + "Warnstreik der Zahnärzte"),
    ]:
        library.remember(article(text, key=key, title=title, outlet="Süd-Kurier"))
    monkeypatch.setattr(finding, "_ARE_MANY", "SELECT 1")

    # WHEN they are looked for in that outlet
    # THEN they are found as without it, the newest first
    assert found(library, "aerzte strei quelle:süd") == ["teil", "titel", "hinten", "vorn"]
    assert found(library, "aerzte strei") == ["teil", "titel", "hinten", "vorn"]
    assert set(found(library, "aerzte strei quelle:süd", ranked=True)) == {"teil", "titel", "hinten", "vorn"}


def test_parts_of_titles_come_in_turn_with_many_words(library: Library, article: MakeArticle) -> None:
    # GIVEN more articles with both words than are taken at once, and between them titles with them as parts
    for number in range(120):
        title = {30: "Warnstreikaufruf", 90: "Warnstreikaufruf", 91: "Warnstreik"}.get(number, "x")
        text = "x" if title != "x" else "Streik nach Aufruf"
        library.remember(article(text, key=f"{number}", title=title))

    # WHEN both are looked for
    newest = found(library, "streik aufruf", limit=200)

    # THEN the titles stand where they belong
    assert newest == [f"{number}" for number in reversed(range(120)) if number != 91]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(
    st.text(st.one_of(st.sampled_from("\"'*():^-+{}ANDORTNEäeuß "), st.characters()), max_size=20),
    st.sampled_from(["", "tag:", "kind:", "quelle:", 'seit:2020 "', "tag:quelle "]),
    st.booleans(),
)
def test_nothing_typed_is_a_syntax_error(shelves: Library, typed: str, field: str, ranked: bool) -> None:
    # GIVEN anything a reader might type, behind a field or not
    # WHEN it is looked for
    # THEN there is an answer, with marks inside what is shown
    for hit in hits(shelves, field + typed, ranked=ranked):
        assert all(mark.end <= len(hit.snippet.text) for mark in hit.snippet.marks)
