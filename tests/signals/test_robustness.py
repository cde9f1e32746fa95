"""Any text at all is survived, and what hides in a text does not change what is found there."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import article_of

from desktop.core.places import sample
from desktop.core.signal import Findings, Voice
from desktop.signals.analyser import Analyser
from desktop.signals.examples import unmark
from desktop.signals.rulebook import load_lexicon

INVISIBLE = ("\u00ad", "\u200b", "\u200d", "\u200e", "\u202b", "\u2060", "\ufeff", "\x00")
MARKS = ('"', "„", "“", "»", "«", "‚", "'", "(", ")", "[", ".", "…", "–", ":", ",", "\n", "\n\n", "\t", "\u00a0")
WORDS = ("sei", "habe", "sagte", "er", "dass", "nicht", "laut", "Kreisen", "hieß", "es", "bestreitet", "soll", "will")
OTHERS = (
    "😀",
    "👩‍👩‍👧",
    "e\u0301",
    "ﬁ",
    "İ",
    "ẞ",
    "שלום",
    "مرحبا",
    "said",
    "SAGTE",
    "1.000",
    "http://a.de/?x=1",
    "\ud800",
)


@cache
def analyser() -> Analyser:
    return Analyser()


@cache
def seed() -> str:
    """Return the lead and the first paragraphs of the sample article."""
    return sample().read_text(encoding="utf-8")[:1500]


@cache
def words_of_examples() -> list[str]:
    """Return each word that stands in a sentence of a rule, with the marks on it."""
    examples = (example for rule in load_lexicon().rules for example in (*rule.yes, *rule.no))
    return sorted({word for example in examples for word in unmark(example)[0].split()})


def analysed(text: str) -> Findings:
    return analyser().analyse(article_of(text))


def told(text: str) -> list[tuple[str, str]]:
    """Return kind and words of each signal, without what no reader sees."""
    found = ((signal.kind, signal.words(text)) for signal in analysed(text).signals)
    return [
        (kind, unicodedata.normalize("NFC", "".join(c for c in words if c not in INVISIBLE))) for kind, words in found
    ]


def assert_sound(text: str, findings: Findings) -> None:
    """Assert that each place that was found lies inside the text and holds something."""
    for signal in findings.signals:
        for place in (*signal.cue, signal.head, signal.sentence):
            assert 0 <= place.start < place.end <= len(text)
    for attribution in findings.attributions:
        for place in (*attribution.cue, *attribution.content):
            assert 0 <= place.start < place.end <= len(text)


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=400))
def test_any_characters_are_survived(text: str) -> None:
    # GIVEN any characters at all / WHEN they are analysed / THEN all that is found has a place
    assert_sound(text, analysed(text))


@settings(max_examples=80, deadline=None)
@given(
    pieces=st.lists(st.sampled_from((*WORDS, *MARKS, *OTHERS, *INVISIBLE)), max_size=120),
    between=st.sampled_from(("", " ")),
)
def test_any_mixture_of_words_marks_and_scripts_is_survived(pieces: list[str], between: str) -> None:
    # GIVEN words, unbalanced marks, emoji and other scripts, with spaces between them or glued together
    text = between.join(pieces)
    # WHEN it is analysed / THEN all that is found has a place
    assert_sound(text, analysed(text))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_words_of_the_examples_are_survived_in_any_order(data: st.DataObject) -> None:
    # GIVEN words of the sentences in which our rules fire, in any order: most of them mean something to some rule
    text = " ".join(data.draw(st.lists(st.sampled_from(words_of_examples()), max_size=80)))
    # WHEN they are analysed / THEN all that is found has a place
    assert_sound(text, analysed(text))


def test_a_text_may_end_in_an_article() -> None:
    # GIVEN a text that breaks off behind a word written like a noun
    text = "Angaben widerspricht, Der"
    # WHEN it is analysed / THEN it is survived
    assert_sound(text, analysed(text))


def test_many_clauses_without_a_subject_are_survived() -> None:
    # GIVEN a sentence whose every clause might share the subject of the one before, and none has one
    text = "Und ging, und sei, und sage, und habe, und könne, " * 8
    # WHEN it is analysed / THEN looking for the subject comes to an end
    assert_sound(text, analysed(text))


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_what_nobody_sees_changes_nothing(data: st.DataObject) -> None:
    # GIVEN the sample article with invisible characters at some places, also inside words
    text = seed()
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=40))
    for place in sorted(places, reverse=True):
        text = text[:place] + data.draw(st.sampled_from(INVISIBLE)) + text[place:]
    # WHEN it is analysed / THEN the same words are found, at their places in that text
    assert told(text) == told(seed())


def test_letters_with_their_accents_apart_are_the_same_letters() -> None:
    # GIVEN the sample article in the form in which some systems store it
    text = unicodedata.normalize("NFD", seed())
    assert text != seed()
    # WHEN it is analysed / THEN the same words are found
    assert told(text) == told(seed())


@settings(max_examples=15, deadline=None)
@given(cut=st.integers(0, 1500), end=st.sampled_from(("", "„", '"', "(", "»", "…")))
def test_a_text_may_break_off_anywhere(cut: int, end: str) -> None:
    # GIVEN the sample article cut off in the middle, a mark left open
    text = seed()[:cut] + end
    # WHEN it is analysed / THEN all that is found has a place
    assert_sound(text, analysed(text))


def test_shouting_and_text_without_punctuation_are_survived() -> None:
    # GIVEN the sample article in capitals, without marks, and on one line
    variants = (seed().upper(), "".join(c for c in seed() if c.isalnum() or c == " "), seed().replace("\n", " "))
    for text in variants:
        # WHEN each is analysed
        findings = analysed(text)
        # THEN something is still found, at its place
        assert findings.signals
        assert_sound(text, findings)


def test_english_gives_no_german_signals() -> None:
    # GIVEN an English paragraph with words that are German words too
    text = "The minister will not say what he said in Brussels. Will it be so? Die hard! The war was the art of man."
    # WHEN it is analysed
    findings = analysed(text)
    # THEN nothing is found
    assert findings.signals == ()


def test_a_clause_of_nothing_but_verbs_is_survived() -> None:
    # GIVEN a view that needs somebody, in a clause that a list cuts off from every other word
    text = "Der Fahrer, der Milch, Beton oder Gas durch die Stadt fährt, ist besorgt."
    # WHEN it is analysed / THEN nothing breaks, and nobody says anything
    assert analysed(text).attributions == ()


@pytest.mark.parametrize("own", ["Aus meiner Sicht", "Unserer Ansicht nach", "Meines Erachtens"])
def test_the_own_view_is_nobody_elses(own: str) -> None:
    # GIVEN a guess that the author calls the own view / WHEN it is analysed / THEN it is the author's
    (guess,) = analysed(f"{own} hat der Verein offenbar gelogen.").signals
    assert (guess.kind, guess.voice, guess.source) == ("H.adv", Voice.AUTHOR, None)
