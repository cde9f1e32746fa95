"""What the terminal shows."""

from desktop.core.article import Article, Block, Origin, Place, Role
from desktop.core.report import findings_report, one_line
from desktop.core.signal import Combination, Findings, Signal, Voice, Wording
from desktop.core.text import Span


def test_foreign_words_cannot_steer_the_terminal() -> None:
    # GIVEN words with an escape sequence, a bell and a line end
    # WHEN they are shown on one line
    shown = one_line("Titel\x1b[2J\x07\r\nzwei")
    # THEN only what can be read is left
    assert shown == "Titel�[2J� zwei"


def report(words: int) -> list[str]:
    """Return the report on an article of so many words with one denial."""
    text, told, cue = "bestreitet" + " und" * (words - 1), Wording("Grund", "reason"), Span(0, 10)
    article = Article("a", "Titel", text, (Block(Span(0, len(text)), Role.PARAGRAPH),), Origin("plain", "/a.txt"))
    signal = Signal(
        "D.deny", "d", (cue,), cue, None, Voice.AUTHOR, None, None, 2, Place.BODY, cue, told, told, told
    )  # fmt: skip
    findings = Findings("a", article.digest, (signal,), (), "model", "lexicon", 0.1)
    return list(findings_report(article, findings, language="de", width=80, paint=lambda words, tone: words))


def test_the_report_ends_with_what_is_usual() -> None:
    # GIVEN a report on an article of 400 words with one denial
    lines = report(400)
    # WHEN its end is read
    rows = [line for line in lines if "1 Mal, 2,5 je 1.000 Wörter" in line]
    # THEN family and kind stand there, below what they are compared with
    assert [row.split("  ")[1].strip() or row.split("  ")[2].strip() for row in rows] == ["Dementis (D)", "Bestreiten"]
    assert any("Zeitungsartikel von" in line for line in lines)


def test_the_report_says_what_comes_together() -> None:
    # GIVEN a text in which something comes together that asks for care, and something that does credit
    text, told = "Der Text", Wording("Grund", "reason")
    article = Article("a", "Titel", text, (Block(Span(0, 8), Role.PARAGRAPH),), Origin("plain", "/a.txt"))
    pair = tuple(
        Combination(
            kind, Wording(kind, kind), (Span(0, 3),), Wording(f"Das ist {kind}.", ""), told, told, credit=credit
        )
        for kind, credit in (("Widerspruch", False), ("Beleg", True))
    )
    findings = Findings("a", article.digest, (), (), "model", "lexicon", 0.1, pair)
    # WHEN it is reported
    lines = list(findings_report(article, findings, language="de", width=80, paint=lambda words, tone: words))
    # THEN name and sentence stand there, and the sign tells the two apart
    at = lines.index("Zusammen gelesen")
    assert lines[at + 1 : at + 5] == [
        "  ?  Widerspruch",
        "     Das ist Widerspruch.",
        "  +  Beleg",
        "     Das ist Beleg.",
    ]


def test_the_report_on_a_short_text_says_that_it_is_too_short() -> None:
    # GIVEN a report on 40 words / WHEN read / THEN nothing is compared, and it says so
    lines = report(40)
    assert any("zu kurz" in line for line in lines)
    assert not any("je 1.000" in line for line in lines)
