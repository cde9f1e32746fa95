"""Notes as Markdown: no foreign character may turn into markup, no note may be lost."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import KnownArticle
from desktop.core.markdown import literal, notes_as_markdown
from desktop.core.note import Anchor, Note

DAY = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)


def note(body: str, quote: str | None = None) -> Note:
    anchor = Anchor(0, len(quote), quote, "", "") if quote else None
    return Note("n", "a", anchor, None, body, DAY, DAY)


def test_notes_stand_below_their_article_and_their_place() -> None:
    # GIVEN an article with a note on a place and one on the whole
    article = KnownArticle("a", "Kreml bestreitet", "/tmp/a.txt", DAY)
    # WHEN they are exported
    text = notes_as_markdown(
        [(article, (note("Wer sagt das?", "weist den\nBericht zurück"), note("Gut.")))], language="de"
    )
    # THEN title, place, quotation and notes follow each other
    blocks = text.rstrip().split("\n\n")
    assert blocks[:5] == [
        "# Notizen aus Lesart",
        "## Kreml bestreitet",
        "`/tmp/a.txt`",
        "> weist den\n> Bericht zurück",
        "Wer sagt das?",
    ]
    assert blocks[5].startswith("*05.03.2024")
    assert blocks[6] == "Gut."


def test_tags_and_the_kind_of_signal_stand_below_a_note() -> None:
    # GIVEN a note with tags on a signal
    tagged = replace(note("Wer?", "bestreitet"), signal_key="D.deny|deny-1", tags=("offene Frage", "quelle"))
    # WHEN it is exported
    text = notes_as_markdown([(KnownArticle("a", "T", "", None), (tagged,))], language="de")
    # THEN both are there, the tags as programs for Markdown take them
    assert text.endswith(" · Bestreiten (D)*\n\n#offene-Frage #quelle\n")


def test_titles_and_quotations_show_every_character() -> None:
    # GIVEN words that would be markup
    article = KnownArticle("a", "# <b>\n1. *Titel* [x](y)", "/tmp/a`b.txt", None)
    # WHEN they are exported
    text = notes_as_markdown([(article, (note("b", "- _a_ `c` &amp;"),))], language="en")
    # THEN each of them is shown as it is
    assert r"## \# \<b\> 1. \*Titel\* \[x\](y)" in text
    assert r"> \- \_a\_ \`c\` \&amp;" in text
    assert "`` /tmp/a`b.txt ``" in text


def test_a_note_is_exported_as_it_was_written() -> None:
    # GIVEN a note in Markdown
    body = "**Achtung**\n\n- eins\n- zwei"
    article = KnownArticle("a", "T", "", None)
    # WHEN it is exported
    # THEN it is the same
    assert f"\n\n{body}\n\n" in notes_as_markdown([(article, (note(body),))], language="de")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_nothing_but_backslashes_is_added_to_foreign_words(text: str) -> None:
    # GIVEN any line
    # WHEN it is made literal
    # THEN the line is there without loss
    assert literal(text).replace("\\", "") == text.replace("\\", "")
