"""In whose voice a word stands, and who speaks."""

import pytest
from spaced import phrase_words, read

from desktop.core.signal import Voice
from desktop.signals.context import Context
from desktop.signals.speech.frames import find_frames


def context_of(text: str) -> Context:
    syntax = read(text)
    return Context(syntax, find_frames(syntax))


def told_of(text: str, word: str) -> tuple[Voice, str | None]:
    """Return the voice and the source of a word."""
    context = context_of(text)
    index = context.syntax.tokens.index(word)
    return context.voice(index), phrase_words(context.syntax, context.source(index))


@pytest.mark.parametrize(
    ("text", "word", "voice", "source"),
    [
        ("Der Plan ist tot .", "tot", Voice.AUTHOR, None),
        ("Weber sagte , der Plan sei tot .", "tot", Voice.REPORTED, "Weber"),
        ("Weber sagte , der Plan sei tot .", "sagte", Voice.AUTHOR, None),
        ("„ Der Plan ist tot “ , sagte Weber .", "tot", Voice.QUOTED, "Weber"),
        ("Weber sagte , der Plan sei „ völlig tot “ .", "tot", Voice.QUOTED, "Weber"),
        ("Sie hätten Zeit , man habe Geld .", "Geld", Voice.REPORTED, None),
        ("Auf dem Bild ist zu sehen , dass er fiel .", "fiel", Voice.AUTHOR, None),
        ("Der „ Spiegel “ ist da .", "Spiegel", Voice.AUTHOR, None),
        ("Weber sagte , der „ Spiegel “ sei da .", "Spiegel", Voice.REPORTED, "Weber"),
        ("Nach eigenen Angaben floh Weber .", "floh", Voice.REPORTED, "Weber"),
        ("Weber sagte , der Plan sei tot . Das Geld fehle .", "Geld", Voice.REPORTED, "Weber"),
        ("Weber sagte , der Plan sei tot . Viele hätten Angst .", "Angst", Voice.REPORTED, "Weber"),
        ("Weber sagte , der Plan sei tot . Er hätte warten sollen .", "warten", Voice.AUTHOR, None),
        ("Weber sagte , der Plan sei tot . Das könnte sich ändern .", "ändern", Voice.AUTHOR, None),
    ],
)
def test_a_word_stands_in_somebodys_voice(text: str, word: str, voice: Voice, source: str | None) -> None:
    # GIVEN a sentence / WHEN a word of it is asked for its voice and source / THEN both are told
    assert told_of(text, word) == (voice, source)


def test_the_innermost_words_count() -> None:
    # GIVEN words of one person inside those of another
    text = "Weber sagte , Berg habe behauptet , der Plan sei tot ."
    # WHEN the inner ones are asked / THEN their own speaker is told
    assert told_of(text, "tot") == (Voice.REPORTED, "Berg")


def test_words_that_nobody_says_are_those_of_who_tells_of_them() -> None:
    # GIVEN words behind a verb that hints by itself, inside those of a person
    text = "Es deute darauf hin , dass der Plan tot sei , sagte Weber ."
    # WHEN the inner ones are asked / THEN the person is told
    assert told_of(text, "tot") == (Voice.REPORTED, "Weber")


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("Experten warnen vor dem Virus .", "Experten", True),
        ("Experten und Ärzte warnen .", "Ärzte", True),
        ("Davor warnen Experten und Ärzte .", "Ärzte", True),
        ("Experten sind sich uneins .", "Experten", True),
        ("Experten wissen davon .", "Experten", True),
        ("Experten wissen viel .", "Experten", False),
        ("Experten wurden gewarnt .", "Experten", False),
        ("Experten reisten ab .", "Experten", False),
    ],
)
def test_the_subject_of_saying_is_known_even_without_words_of_its_own(text: str, word: str, subject: bool) -> None:
    # GIVEN a clause / WHEN its subject is asked / THEN it is one of saying or not (rule A-1)
    context = context_of(text)
    assert context.is_subject_of_saying(context.syntax.tokens.index(word)) is subject


def test_a_speaker_is_known_by_name_and_by_pronoun() -> None:
    # GIVEN words handed over by a pronoun
    context = context_of("Weber kam . Er sagte , der Plan sei tot .")
    # WHEN pronoun and name are asked / THEN both lead to the same words
    assert context.speaking(0) is context.speaking(3)
    assert context.speaking(3) is not None
    assert context.speaking(1) is None
