"""The notebook: what is written stays, is found again, and goes to the trash only."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.core.article import Article, Origin, Place
from desktop.core.errors import StoreError
from desktop.core.note import How, Note
from desktop.core.signal import Signal, Voice, Wording
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]
WORDING = Wording("-", "-")


def notes_of(notebook: Notebook, query: str = "") -> list[Note]:
    """Return all notes as one list."""
    return [note for _, found in notebook.notes(query) for note in found]


def test_a_note_is_there_when_the_notebook_is_opened_again(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note on a place
    note = notebook.annotate(article(), "Wer sagt das?", span=Span(4, 9))

    # WHEN the file is closed and opened again
    notebook.close()
    (placement,) = notebook.place(article())

    # THEN note and place are the same
    assert placement.note == note
    assert (placement.span, placement.score, placement.how) == (Span(4, 9), 1.0, How.POSITION)


def test_a_note_on_a_signal_stands_on_its_cue_and_names_its_rule(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a denial in two pieces
    text = article()
    pieces = (Span(10, 15), Span(28, 34))
    head, sentence = pieces[0], Span(0, len(text.text))
    signal = Signal(
        "D.reject", "deny-1", pieces, head, None, Voice.AUTHOR, None, None, 2, Place.BODY, sentence, *[WORDING] * 3
    )

    # WHEN a note is written on it
    note = notebook.annotate(text, "Was genau?", signal=signal)

    # THEN it stands from the first to the last piece and says on what it was written
    assert note.anchor is not None
    assert note.anchor.exact == "weist den Bericht zurück"
    assert note.signal_key == "D.reject|deny-1"


@pytest.mark.parametrize("span", [None, Span(7, 7)])
def test_without_a_place_a_note_concerns_the_whole_article(
    notebook: Notebook, article: MakeArticle, span: Span | None
) -> None:
    # GIVEN nothing chosen, or only a caret
    # WHEN a note is written
    notebook.annotate(article(), "Zum Ganzen", span=span)

    # THEN it needs no place
    (placement,) = notebook.place(article("Ein anderer Text."))
    assert (placement.span, placement.how) == (None, How.WHOLE)


def test_notes_come_in_text_order_with_lost_ones_last(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN notes on three sentences and on the article, in no order
    sentences = ["Erstens wird bestritten.", "Zweitens wird gemutmaßt.", "Drittens wird geschwiegen."]
    text = " ".join(sentences)
    for words in (sentences[2], sentences[0], sentences[1]):
        start = text.index(words)
        notebook.annotate(article(text), words, span=Span(start, start + len(words)))
    notebook.annotate(article(text), "Zum Ganzen")

    # WHEN the first sentence is deleted
    placed = notebook.place(article(" ".join(sentences[1:])))

    # THEN the whole comes first, then the text's order, then what was lost
    assert [placement.note.body for placement in placed] == ["Zum Ganzen", sentences[1], sentences[2], sentences[0]]
    assert placed[-1].how is How.LOST


def test_placing_a_note_never_rewrites_its_anchor(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note that was found by likeness in a changed text
    text = "Die Behörde erklärte am Freitag, sie habe keine Kenntnis davon gehabt."
    note = notebook.annotate(article(text), "?", span=Span(4, 60))
    assert notebook.place(article(text.replace("Freitag", "Montag")))[0].how is How.FUZZY

    # WHEN the text is put back
    (placement,) = notebook.place(article(text))

    # THEN the note is exactly where it was
    assert placement.note.anchor == note.anchor
    assert placement.how is How.POSITION


def test_a_moved_file_keeps_its_notes_even_when_it_is_edited_afterwards(
    notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a note on a file, which is then moved and opened at its new place
    notebook.annotate(article(key="alt"), "Wer?", span=Span(4, 9))
    moved = article(key="neu")
    assert [placement.note.body for placement in notebook.place(moved)] == ["Wer?"]
    notebook.know(moved)

    # WHEN it is edited there
    edited = article("Heute: Der Kreml weist den Bericht zurück.", key="neu")
    notebook.know(edited)

    # THEN the note is still there, at its words
    assert [placement.span for placement in notebook.place(edited)] == [Span(11, 16)]


def test_notes_do_not_appear_on_other_articles(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note on one article
    notebook.annotate(article(key="a"), "Wer?")

    # WHEN another one is opened
    # THEN it has no notes
    assert notebook.place(article("Etwas anderes.", key="b")) == ()


def test_a_revised_note_keeps_its_place_and_when_it_was_created(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note
    note = notebook.annotate(article(), "Erster Gedanke", span=Span(4, 9))

    # WHEN its body is revised
    revised = notebook.revise(note.id, "Zweiter Gedanke")

    # THEN only the body and the time of change are new
    assert (revised.body, revised.created, revised.anchor) == ("Zweiter Gedanke", note.created, note.anchor)
    assert revised.changed > note.changed
    assert notes_of(notebook) == [revised]


def test_a_discarded_note_is_gone_until_it_is_restored(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note that is discarded
    note = notebook.annotate(article(), "Doch wichtig")
    notebook.discard(note.id)
    assert (notebook.place(article()), notebook.notes(""), notebook.notes("wichtig")) == ((), (), ())

    # WHEN it is restored
    restored = notebook.restore(note.id)

    # THEN it is as before
    assert restored == note
    assert notes_of(notebook, "wichtig") == [note]


@pytest.mark.parametrize("act", [lambda n: n.revise("x", ""), lambda n: n.discard("x"), lambda n: n.restore("x")])
def test_an_unknown_note_is_an_explained_error(notebook: Notebook, act: Callable[[Notebook], object]) -> None:
    # GIVEN no notes
    # WHEN one is to be changed
    # THEN the error says so
    with pytest.raises(StoreError) as caught:
        act(notebook)
    assert caught.value.code == "store_note_unknown"


@pytest.mark.parametrize("body", ["", "Zeile\nZeile 👩‍👩‍👧 „Zitat“ 'x' \"y\" % ? \\", "x" * 100_000])
def test_a_body_comes_back_as_it_was_written(notebook: Notebook, article: MakeArticle, body: str) -> None:
    # GIVEN a body of any kind
    # WHEN it is kept
    notebook.annotate(article(), body)

    # THEN it is the same when read
    assert [note.body for note in notes_of(notebook)] == [body]


def test_half_characters_are_kept_as_far_as_they_can_be(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a file name that is no text, and a body with half an emoji
    broken = replace(article(title="\udce4"), origin=Origin("plain", "/texte/\udce4.txt"))

    # WHEN they are kept
    notebook.annotate(broken, "halb \ud83d ganz")

    # THEN the rest is there
    assert [note.body for note in notes_of(notebook)] == ["halb ? ganz"]


def test_notes_are_listed_by_article_the_one_with_the_newest_note_first(
    notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN notes on two articles, and a third without
    notebook.know(article(key="c"))
    notebook.annotate(article(key="a"), "hinten", span=Span(10, 15))
    notebook.annotate(article(key="a"), "vorn", span=Span(0, 3))
    notebook.annotate(article(key="b"), "eins")

    # WHEN all are listed
    listed = [(known.id, [note.body for note in notes]) for known, notes in notebook.notes("")]

    # THEN they come by article, inside it in text order
    assert listed == [("b", ["eins"]), ("a", ["vorn", "hinten"])]
