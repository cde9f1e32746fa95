"""Article offsets and document positions translate into one another, whatever characters stand in the text."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text import Span
from desktop.ui.article.offsets import ArticleMap

BLOCKS = st.lists(st.text("aä ß😀👩\u00a0„\n", min_size=1).filter(lambda words: words == words.strip()), min_size=1)
GAPS = st.sampled_from(["\n", "\n\n", " \n \n", ""])


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    """Return a text and the spans of its blocks, with white space before, between and after them."""
    text, spans = draw(GAPS), []
    for words in draw(BLOCKS):
        spans.append(Span(len(text), len(text) + len(words)))
        text += words + draw(GAPS)
    return text, tuple(spans)


def as_qt_counts(text: str, spans: tuple[Span, ...]) -> list[bytes]:
    """Return the document's UTF-16 units, one paragraph end between two blocks."""
    units = "\u2029".join(span.of(text) for span in spans).encode("utf-16-le")
    return [units[at : at + 2] for at in range(0, len(units), 2)]


@given(articles())
def test_every_character_is_found_in_the_document_and_back(article: tuple[str, tuple[Span, ...]]) -> None:
    # GIVEN an article and the document Qt makes of it
    text, spans = article
    units, places = as_qt_counts(text, spans), ArticleMap(text, spans)
    for span in spans:
        for offset in range(span.start, span.end):
            # WHEN a character's position is asked for
            position = places.position(offset)
            # THEN it stands there, and the way back leads to it
            char = text[offset].encode("utf-16-le")
            assert b"".join(units[position : position + len(char) // 2]) == char
            assert places.offset(position) == offset


@given(articles())
def test_positions_rise_with_offsets(article: tuple[str, tuple[Span, ...]]) -> None:
    # GIVEN an article
    text, spans = article
    places = ArticleMap(text, spans)
    # WHEN every offset is translated, white space between blocks included
    positions = [places.position(offset) for offset in range(len(text) + 1)]
    # THEN none lies before the one of its predecessor
    assert positions == sorted(positions)


@given(articles(), st.data())
def test_a_selection_becomes_the_words_without_white_space(
    article: tuple[str, tuple[Span, ...]], data: st.DataObject
) -> None:
    # GIVEN an article and a selection made in its document
    text, spans = article
    places = ArticleMap(text, spans)
    last = len(as_qt_counts(text, spans))
    first = data.draw(st.integers(0, last))
    # WHEN it is taken as a span
    selected = places.span(first, data.draw(st.integers(first, last)))
    # THEN it begins and ends with a word, or there is none
    assert selected is None or selected.of(text) == selected.of(text).strip() != ""


def test_a_selection_over_a_paragraph_end_holds_the_article_s_own_white_space() -> None:
    # GIVEN two blocks with three line ends between them
    places = ArticleMap("eins\n\n\nzwei", (Span(0, 4), Span(7, 11)))
    # WHEN both are selected in the document, where one paragraph end stands between them
    selected = places.span(0, 9)
    # THEN the span counts as the article does
    assert selected == Span(0, 11)


def test_an_article_without_blocks_has_one_place() -> None:
    # GIVEN nothing
    places = ArticleMap("", ())
    # WHEN its places are asked for
    # THEN they are all the first
    assert (places.position(5), places.offset(5), places.span(0, 5)) == (0, 0, None)
