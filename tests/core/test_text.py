"""Text at the door: clean, in NFC, with a way back; and the two ways of counting characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text import CleanText, Span, Utf16Map, normalise

AWKWARD = st.text(
    st.one_of(
        st.sampled_from("aouU \n\r\x00\x85\u00ad\u200b\u200c\u200d\u2028\u202e\u2066\ufeff\ud800"),
        st.sampled_from("\u0308\u0301\u0327ﬁ😀👩\ufe0f\u0645\u064b\u0915\u094d\u1100\u1161\u11a8\u0958\u212b"),
        st.characters(),
    ),
    max_size=40,
)
JOINERS = frozenset("\u200c\u200d")
WIDE = st.text(st.sampled_from("aä…😀𝔘"), max_size=30)


@given(AWKWARD)
def test_clean_text_is_nfc_without_invisible_characters_or_foreign_line_ends(raw: str) -> None:
    # GIVEN any text
    # WHEN it comes through the door
    text = normalise(raw).text

    # THEN nothing in it can hide a word, break a line unseen or fail to be written
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\x00\u00ad\u200b\u202e\u2066\ufeff\r\u2028\u2029\x85")
    text.encode("utf-8")


@given(AWKWARD)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    # GIVEN a clean text
    clean = normalise(raw).text

    # WHEN it is cleaned again
    # THEN it is the same, and known to be
    assert normalise(clean) == CleanText(clean, None)


@given(AWKWARD, st.data())
def test_every_place_leads_back_to_the_raw_words_it_came_from(raw: str, data: st.DataObject) -> None:
    # GIVEN a place of whole characters in a clean text
    clean = normalise(raw)
    ends = [end for end in range(len(clean.text) + 1) if _between_characters(clean, end)]
    start, end = sorted((data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))))

    # WHEN it is looked up in the raw text
    place = clean.raw(Span(start, end))

    # THEN the raw words there clean up to the same words
    assert normalise(place.of(raw)).text == clean.text[start:end]


def test_a_place_before_a_windows_line_end_does_not_take_half_of_it() -> None:
    # GIVEN a text with \r\n
    clean = normalise("Nein.\r\nDoch.")

    # WHEN the places around it are looked up
    # THEN the line end belongs to neither side
    assert clean.raw(Span(0, 5)) == Span(0, 5)
    assert clean.raw(Span(6, 11)) == Span(7, 12)


def test_an_umlaut_written_as_two_characters_becomes_one_even_around_a_soft_hyphen() -> None:
    # GIVEN decomposed umlauts, one torn apart by a soft hyphen
    # WHEN they are cleaned
    # THEN each is one character
    assert normalise("Ko\u0308nig hat\u00adte mo\u00ad\u0308gen").text == "König hatte mögen"


@pytest.mark.parametrize(
    "text",
    ["👩\u200d👩\u200d👧 da", "🏳\ufe0f\u200d🌈", "👩🏽\u200d⚕\ufe0f", "می\u200cخواهم", "ه\u200d", "क\u094d\u200dष"],
)
def test_a_joiner_stays_where_it_belongs_to_the_text(text: str) -> None:
    # GIVEN emoji of several, Persian and Hindi words
    # WHEN they are cleaned, also beside something that is not clean
    # THEN they are as they were, and the places behind count what is kept
    assert normalise(text) == CleanText(text, None)
    beside = normalise(f"ge\u00adsagt {text}\r\nNein")
    assert beside.text == f"gesagt {text}\nNein"
    assert beside.raw(Span(len(text) + 8, len(text) + 12)) == Span(len(text) + 10, len(text) + 14)


@pytest.mark.parametrize("raw", ["angeb\u200dlich", "angeb\u200clich", "\u200dNein", "😀\u200d Nein", "o\u200d\u0308"])
def test_a_joiner_that_only_hides_goes(raw: str) -> None:
    # GIVEN joiners in German words and at the edge of an emoji
    # WHEN they are cleaned
    text = normalise(raw).text

    # THEN none is left, and what it kept apart comes together
    assert JOINERS.isdisjoint(text)
    assert unicodedata.is_normalized("NFC", text)


def test_a_pile_of_marks_is_cut_instead_of_hanging() -> None:
    # GIVEN a letter under 200,000 unordered marks, which Python's NFC would sort for minutes
    raw = "vorher e" + "\u0301\u0316" * 100_000 + " nachher"

    # WHEN it is cleaned
    text = normalise(raw).text

    # THEN the words around it are whole and the pile is short
    assert text.startswith("vorher é")
    assert text.endswith(" nachher")
    assert len(text) < 60


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    # GIVEN bounds that are no place
    # WHEN a span is made of them
    # THEN it is refused
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(*[st.integers(0, 8)] * 4)
def test_spans_overlap_exactly_if_they_share_a_character(a: int, b: int, c: int, d: int) -> None:
    # GIVEN two places
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    # WHEN they are compared
    # THEN overlap and containment are those of their characters
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    if len(other):
        assert one.contains(other) == (len(shared) == len(other))


@given(WIDE)
def test_code_points_and_utf16_units_lead_to_each_other(text: str) -> None:
    # GIVEN a text with characters outside the basic plane
    border = Utf16Map(text)

    # WHEN each place is translated to Qt's counting
    for place in range(len(text) + 1):
        units = border.units(place)

        # THEN it is the length of the text so far in UTF-16, and leads back
        assert units == len(text[:place].encode("utf-16-le")) // 2
        assert border.code_points(units) == place


def test_half_a_pair_counts_as_none() -> None:
    # GIVEN a place Qt reports in the middle of an emoji
    # WHEN it is translated
    # THEN it is the place before it
    assert Utf16Map("a😀b").code_points(2) == 1


def _between_characters(clean: CleanText, end: int) -> bool:
    """Say whether no character of the raw text, with its marks, lies on both sides of `end`."""
    if 0 < end < len(clean.text) and not JOINERS.isdisjoint(clean.text[end - 1 : end + 1]):
        return False
    origins = clean.origins
    return origins is None or not 0 < end < len(origins) or origins[end - 1] != origins[end]
