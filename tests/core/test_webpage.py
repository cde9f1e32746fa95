"""The report on an article: it stands alone, shows what there is, and no foreign word becomes a tag."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept import DAY, WORDS, judged, note

from desktop.core.article import Article, Block, Origin, Place, Role
from desktop.core.judging import Judgements, Silence, Verdict
from desktop.core.note import How, Placement
from desktop.core.signal import Combination, Findings, Signal, Source, Voice, Wording
from desktop.core.text import Span
from desktop.core.webpage import Sheet, article_page
from desktop.ui.theme import DARK, LIGHT, Shade

TEXT = "Kreml weist Bericht zurück\n\nDer Kreml weist möglicherweise alles zurück.\nMehr nicht."
HEAD, BODY = Span(0, 26), Span(28, len(TEXT))
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "div", "h1", "h2", "h3", "p"),
    *("blockquote", "span", "mark", "sup", "a", "b", "strong", "ul", "li", "table", "tr", "th", "td"),
}
VOID = {"meta"}


def signal(kind: str, *cue: Span, rule: str = "r", told: str = "Grund", sentence: Span = BODY) -> Signal:
    wording = Wording(told, told)
    source = Source(cue[0], told, "official")
    return Signal(
        *(kind, rule, cue, cue[0], None, Voice.REPORTED, source, None, 2, Place.BODY, sentence, wording, wording),
        wording,
    )


def sheet(text: str = TEXT, told: str = "Grund", body: str = "Wer?") -> Sheet:
    article = Article(
        "a",
        told,
        text,
        (Block(HEAD, Role.HEADING), Block(BODY, Role.PARAGRAPH)),
        Origin("plain", told, told, told, DAY),
    )
    signals = (
        signal("D.reject", Span(6, 11), Span(20, 26), told=told, rule="deny-1", sentence=HEAD),
        signal("H.adv", Span(44, 58), told=told, rule=told or "r"),
        signal("A.circle", Span(38, 50), told=told),
    )
    together = Combination("k", *[Wording(told, told)] * 1, (HEAD,), *[Wording(told, told)] * 3)
    written = replace(note(body), tags=(told,))
    placements = (
        Placement(written, Span(20, 37), 1.0, How.POSITION),
        Placement(replace(written, anchor=None), None, 1.0, How.WHOLE),
        Placement(written, None, 0.0, How.LOST),
    )
    findings = Findings("a", article.digest, signals, (), told, told, 0.1, (together,))
    return Sheet(article, findings, Judgements(), placements, DAY, (told,))


class Read(HTMLParser):
    """A page as a browser takes it: its elements, their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@given(
    st.one_of(WORDS, st.sampled_from(["<script>alert(1)</script>", "</style><img src=x onerror=y>", '"><a href="x">']))
)
def test_no_foreign_word_becomes_a_tag(words: str) -> None:
    # GIVEN an article, its origin, signals, notes and rules full of hostile words
    hostile = sheet(text=(words * 90 + TEXT)[-len(TEXT) :], told=words, body=words)
    # WHEN the page is read as a browser does
    plain, read = Read(article_page(sheet(), "de")), Read(article_page(hostile, "de"))
    # THEN it has only our elements, all closed, nothing that loads or runs, and links to itself alone
    assert set(read.tags) <= ALLOWED
    assert read.open == []
    assert read.tags.count("section") == plain.tags.count("section") == 5
    names = {name for name, _ in read.attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href"}
    assert all(value is not None and value.startswith("#") for name, value in read.attributes if name == "href")
    targets = {value for name, value in read.attributes if name == "id"}
    assert {str(value)[1:] for name, value in read.attributes if name == "href"} <= targets


def test_nothing_comes_from_elsewhere() -> None:
    # GIVEN the page / WHEN its styles and its policy are read / THEN it asks for nothing
    page = article_page(sheet(), "de")
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(|https?://|<script|<link|<img", page)


def test_every_word_of_the_article_is_there_once() -> None:
    # GIVEN the page of an article with overlapping marks
    page = article_page(sheet(), "de")
    # WHEN its main part is read without the numbers of the marks
    main = re.sub(r"<sup.*?</sup>", "", page[page.index("<main") : page.index("</main>") + 7])
    # THEN the text is there, character by character
    assert Read(main).words.split() == TEXT.split()


def test_a_sentence_with_several_signals_stands_there_once() -> None:
    # GIVEN two signals in one sentence and one in another
    page = article_page(sheet(), "de")
    # WHEN the list of signals is read
    listed = page[page.index("<h2>Signale (3)") : page.index("Zusammen gelesen")]
    # THEN each sentence is quoted once, the signals below it
    assert re.findall(r"<blockquote>|id=\"s\d\"", listed) == [
        "<blockquote>",
        'id="s1"',
        "<blockquote>",
        'id="s2"',
        'id="s3"',
    ]


def test_marks_tell_family_and_number_and_may_overlap() -> None:
    # GIVEN a denial in two pieces, a hedge and an unnamed source on overlapping words, a note across two blocks
    page = article_page(sheet(), "de")
    # WHEN the marks are read
    # THEN pieces share one number, overlapping words bear both, and a note is framed in each block
    assert '<mark class="D">weist</mark> Bericht ' in page
    assert (
        '<span class="noted"><mark class="D">zurück</mark></span><sup class="D" id="s1-here"><a href="#s1">D1</a></sup>'
        in page
    )
    assert '<mark class="A"><mark class="H">' in page
    assert page.count('class="noted"') == 2
    assert page.count('id="n1-here"') == 1


def test_what_is_out_of_sight_is_told_but_not_marked() -> None:
    # GIVEN a muted rule, a hidden place and a verdict
    whole = sheet()
    hidden = next(one.key for one in whole.judged if one.signal.kind == "H.adv")
    judgements = Judgements(
        (judged("deny-1", "kreml weist bericht zurück", Verdict.RELEVANT),),
        (Silence("r"), Silence(hidden.rule, hidden, "a")),
    )
    # WHEN the page is made
    page = article_page(replace(whole, judgements=judgements), "de")
    # THEN the others stand alone, and the page says what is missing so that somebody else gets the same list
    assert "Signale (1)" in page
    assert "Urteil: relevant" in page
    assert 'class="H">möglicherweise' not in page
    made = page[page.index("Woraus dieser Bericht entstand") :]
    assert whole.article.digest in made
    assert "<th>Stumme Regeln</th><td>r</td>" in made
    assert "Der Kreml weist möglicherweise alles zurück." in made


def test_an_article_without_anything_says_so() -> None:
    # GIVEN an article in which nothing was found and nothing written
    whole = sheet()
    empty = replace(whole, findings=replace(whole.findings, signals=(), combinations=()), placements=())
    # WHEN the page is made / THEN it says so, and that this means little
    page = article_page(empty, "en")
    assert "That says nothing about whether it is true." in page
    assert "<h2>Notes" not in page


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_page_has_the_colours_of_the_window(theme: Any) -> None:
    # GIVEN the style of the page, light and dark
    style = Path("resources/styles/webpage.css").read_text(encoding="utf-8")
    light, dark = (
        style[: style.index("@media (prefers")],
        style[style.index("@media (prefers") : style.index("@media print")],
    )
    # WHEN its colours are looked for / THEN they are those of the theme
    part = light if theme is LIGHT else dark
    shades: dict[str, Shade] = {"H": theme.hedge, "A": theme.source, "D": theme.denial}
    for letter, shade in shades.items():
        assert f"mark.{letter} {{ background: {shade.tint}; text-decoration-color: {shade.line};" in part
    assert f"color: {theme.text}; background: {theme.page};" in part
