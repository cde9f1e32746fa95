"""The library on a terminal: pieces of text with the words that were found, and nothing that steers the terminal."""

from datetime import UTC, datetime

from desktop.core.article import KnownArticle
from desktop.core.library import Entry, Hit, Snippet
from desktop.core.library_report import entries_report, hits_report
from desktop.core.text import Span

KNOWN = KnownArticle("a", "Titel\x1b[2J", "/a.txt", None, "Tagblatt", None, datetime(2024, 3, 1, tzinfo=UTC))


def painted(words: str, tone: str) -> str:
    """Put a text in marks of its tone."""
    return f"<{tone}:{words}>"


def test_the_words_found_are_painted_also_where_the_line_breaks() -> None:
    # GIVEN a piece that needs two lines, with words found at the end of one and in the other
    text = "Der Kreml weist den Bericht zurück"
    hit = Hit(KNOWN, None, Snippet(text, (Span(4, 9), Span(16, 27), Span(28, 34))))
    # WHEN it is told in narrow lines
    lines = list(hits_report([hit], language="de", width=31, paint=painted))
    # THEN every word found is painted, on its line
    assert lines[2:] == ["    Der <title:Kreml> weist <title:den Bericht>", "    <title:zurück>", ""]


def test_nothing_in_a_hit_steers_the_terminal() -> None:
    # GIVEN a title and a text with escape sequences
    hit = Hit(KNOWN, None, Snippet("vor\x1b[31m nach", ()))
    # WHEN they are told
    told = "".join(hits_report([hit], language="de", width=80, paint=painted))
    # THEN the sequences are not there, and outlet and day are
    assert "\x1b" not in told
    assert "Tagblatt · 01.03.2024 · /a.txt" in told


def test_an_entry_tells_only_what_there_is() -> None:
    # GIVEN an article without a text, and one with notes and two versions
    bare, full = Entry(KNOWN, None, 0, 0, (), 0), Entry(KNOWN, None, 420, 2, ("quelle", "zahl"), 2)
    # WHEN they are listed
    lines = list(entries_report([bare, full], language="en", paint=painted))
    # THEN the first has nothing more to tell
    assert lines[2] == "  "
    assert lines[5] == "  420 words · notes: 2 · versions: 2 · quelle · zahl"
