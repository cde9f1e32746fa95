"""A note's life across restarts and changes of the file, seen from the desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.core.judging import Judgement, Verdict, judge, signal_keys
from desktop.core.note import How
from desktop.core.places import sample
from desktop.core.text import Span
from desktop.desk import Desk

WORDS = "Der Kreml hat am Freitag einen Bericht zurückgewiesen"


@contextmanager
def fresh_start(home: Path) -> Iterator[Desk]:
    """Lend a desk as a new start of the program would have it."""
    desk = Desk(home)
    yield desk
    desk.close()


@pytest.fixture
def file(tmp_path: Path, home: Path) -> Path:
    """Return the sample article, copied to where the reader keeps it, with a note on its first sentence."""
    file = tmp_path / "artikel.txt"
    file.write_bytes(sample().read_bytes())
    with fresh_start(home) as desk:
        article = desk.open(str(file))
        desk.remember(article)
        start = article.text.index(WORDS)
        desk.annotate(article, "Wer hat berichtet?", span=Span(start, start + len(WORDS)))
    return file


def test_a_note_survives_a_restart(home: Path, file: Path) -> None:
    # GIVEN a note from yesterday
    with fresh_start(home) as desk:
        # WHEN the article is opened again
        article = desk.open(str(file))
        (placement,) = desk.place_notes(article)

        # THEN the note is on its words
        assert placement.note.body == "Wer hat berichtet?"
        assert placement.span is not None
        assert placement.span.of(article.text) == WORDS
        assert placement.how is How.POSITION


def test_a_note_survives_an_inserted_paragraph(home: Path, file: Path) -> None:
    # GIVEN a file to which a headline and a paragraph were added on top
    file.write_text(
        "Korrektur\n\nDer Kreml hat sich heute geäußert.\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8"
    )
    with fresh_start(home) as desk:
        # WHEN it is opened again
        article = desk.open(str(file))
        (placement,) = desk.place_notes(article)

        # THEN the note moved with its words
        assert placement.span is not None
        assert placement.span.of(article.text) == WORDS
        assert placement.how is How.QUOTE


def test_a_note_whose_sentence_was_rewritten_is_listed_as_lost_not_dropped(home: Path, file: Path) -> None:
    # GIVEN a file whose first sentence is gone
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(WORDS, "Aus Moskau kam dazu nichts"), encoding="utf-8")
    with fresh_start(home) as desk:
        # WHEN it is opened again
        article = desk.open(str(file))
        (placement,) = desk.place_notes(article)

        # THEN the note is there without a place, with the words it stood on
        assert (placement.span, placement.score, placement.how) == (None, 0.0, How.LOST)
        assert placement.note.anchor is not None
        assert placement.note.anchor.exact == WORDS


def test_a_note_survives_a_moved_file(home: Path, file: Path) -> None:
    # GIVEN a file that was moved to another folder
    moved = file.with_name("archiv") / "umbenannt.txt"
    moved.parent.mkdir()
    file.rename(moved)
    with fresh_start(home) as desk:
        # WHEN it is opened there
        # THEN its note is there too
        assert [placement.how for placement in desk.place_notes(desk.open(str(moved)))] == [How.POSITION]


def test_the_desk_finds_the_note_by_its_words_after_a_restart(home: Path, file: Path) -> None:
    # GIVEN a note from yesterday
    with fresh_start(home) as desk:
        # WHEN it is searched for by the beginning of a word
        ((known, notes),) = desk.notes("berich")

        # THEN it is found under its article
        assert known.location == str(file)
        assert [note.body for note in notes] == ["Wer hat berichtet?"]
        assert [recent.id for recent in desk.recent()] == [known.id]


def test_a_verdict_survives_a_restart_and_an_edited_article(home: Path, file: Path) -> None:
    # GIVEN a verdict on the first signal of yesterday's text
    with fresh_start(home) as desk:
        article = desk.open(str(file))
        signals = desk.analyse(article).signals
        key = signal_keys(signals, article.text)[0]
        desk.judge(article, Judgement(key, Verdict.RELEVANT))
    file.write_text("Korrektur\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")

    # WHEN the article, which got a new headline, is opened again
    with fresh_start(home) as desk:
        edited = desk.open(str(file))
        judged = judge(desk.analyse(edited).signals, edited.text, desk.judgements(edited))

    # THEN the verdict stands at the same words, and at no others
    (relevant,) = (one.signal for one in judged if one.verdict is not Verdict.OPEN)
    assert relevant.words(edited.text) == signals[0].words(article.text)
