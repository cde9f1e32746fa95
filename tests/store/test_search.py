"""Search: German words as written, both spellings, and nothing the reader types is an error."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.article import Article
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]


def found(notebook: Notebook, query: str) -> list[str]:
    """Return the bodies of the notes that match."""
    return [note.body for _, notes in notebook.notes(query) for note in notes]


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("Die Ärzte streiken", "ärzte"),
        ("Die Ärzte streiken", "Aerzte"),
        ("Die Aerzte streiken", "Ärzte"),
        ("Eine große Straße", "strasse"),
        ("Eine grosse Strasse", "Große Straße"),
        ("Überprüfungsausschüsse", "ueberpruefungs"),
        ("Laut Regierungssprecher", "regierung"),
        ("Re\u00adgierung", "Regierung"),
        ("U\u0308ber", "über"),
        ("ein „Zitat“ darin", '"Zitat"'),
        ("Neue Quelle", "neue"),
    ],
)
def test_a_word_is_found_by_its_beginning_and_in_either_spelling(
    notebook: Notebook, article: MakeArticle, body: str, query: str
) -> None:
    # GIVEN a note
    notebook.annotate(article(), body)

    # WHEN it is searched for
    # THEN it is found
    assert len(found(notebook, query)) == 1


@pytest.mark.parametrize(
    ("body", "query"),
    [("er hatte recht", "hätte"), ("er hätte recht", "hatte"), ("nur Kreml", "Kreml Putin"), ("Regierung", "gierung")],
)
def test_a_different_word_is_not_found(notebook: Notebook, article: MakeArticle, body: str, query: str) -> None:
    # GIVEN a note that lacks what is searched for
    notebook.annotate(article(), body)

    # WHEN it is searched for
    # THEN it is not found
    assert found(notebook, query) == []


def test_the_words_a_note_stands_on_are_searched_too(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note whose body does not name its place
    notebook.annotate(article("Der Kreml schweigt."), "Warum?", span=Span(4, 9))

    # WHEN the words of the place are searched for
    # THEN the note is found
    assert found(notebook, "kreml") == ["Warum?"]


def test_search_follows_a_revision(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note with a new body
    note = notebook.annotate(article(), "alter Gedanke")
    notebook.revise(note.id, "neuer Gedanke")

    # WHEN old and new words are searched for
    # THEN only the new ones are found
    assert (found(notebook, "alter"), found(notebook, "neuer")) == ([], ["neuer Gedanke"])


@pytest.fixture
def written(notebook: Notebook, article: MakeArticle) -> Notebook:
    """Return a notebook with one note."""
    notebook.annotate(article(), "NEAR AND NOT OR: nur Wörter")
    return notebook


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.one_of(st.sampled_from("\"'*():^-+{}ANDORTNEäeuß "), st.characters()), max_size=20))
def test_nothing_typed_is_a_syntax_error(written: Notebook, query: str) -> None:
    # GIVEN anything a reader might type
    # WHEN it is searched for
    # THEN there is an answer
    assert len(found(written, query)) <= 1


@pytest.mark.parametrize(("query", "hits"), [("AND", 1), ("near not", 1), ('"', 0), ("*", 0), ("   ", 1)])
def test_operators_are_words_and_signs_are_nothing(written: Notebook, query: str, hits: int) -> None:
    # GIVEN a note that holds the index's own operators as words
    # WHEN they are searched for
    # THEN they are found as words; signs alone find nothing, and spaces ask for all
    assert len(found(written, query)) == hits
