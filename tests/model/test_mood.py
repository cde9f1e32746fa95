"""The mood of finite verbs: by form, by subject, and by the teacher only where both leave it open."""

import pytest
from model.mood import settle
from model.sentences import Word

FORMS = {
    "sei": {"VER", "KJ1", "1", "3"},
    "habe": {"VER", "KJ1", "PRÄ", "1", "3"},
    "haben": {"VER", "KJ1", "PRÄ", "1", "3"},
    "hätte": {"VER", "KJ2", "1", "3"},
    "machte": {"VER", "KJ2", "PRT", "1", "3"},
    "geht": {"VER", "PRÄ", "3"},
}


def _readings(form: str) -> frozenset[str]:
    return frozenset(FORMS.get(form, {"unknown"}))


def _words(sentence: str, verb: str, **features: str) -> list[Word]:
    """Return the words of a sentence; its subject is the first one, its verb the one named."""
    forms = sentence.split()
    place = forms.index(verb)
    return [
        Word(form, space=True, features=dict(features), tag="VVFIN", head=place, role="root")
        if form == verb
        else Word(form, space=True, features={}, tag="PPER", head=place, role="nsubj" if index == 0 else "obj")
        for index, form in enumerate(forms)
    ]


@pytest.mark.parametrize(
    ("sentence", "verb", "teacher", "mood"),
    [
        ("Er sei krank", "sei", "Ind", "Sub"),
        ("Er habe Zeit", "habe", "Ind", "Sub"),
        ("Ich habe Zeit", "habe", "Sub", "Ind"),
        ("Sie haben Zeit", "haben", "Sub", "Ind"),
        ("Er hätte Zeit", "hätte", "Ind", "Sub"),
        ("Er machte Platz", "machte", "Ind", "Ind"),
        ("Er machte Platz", "machte", "Sub", "Sub"),
        ("Er geht heim", "geht", "Sub", "Ind"),
        ("Er möchte heim", "möchte", "Ind", "Sub"),
        ("Er sollte gehen", "sollte", "Ind", "Sub"),
    ],
)
def test_the_mood_is_settled(sentence: str, verb: str, teacher: str, mood: str) -> None:
    # GIVEN a sentence as the teacher reads it
    words = _words(sentence, verb, Mood=teacher)
    # WHEN its moods are settled
    settled = settle(words, _readings)
    # THEN the verb has the mood its form and subject give it
    assert [word.features["Mood"] for word in settled if word.form == verb] == [mood]


def test_a_plan_in_a_tale_is_no_subjunctive() -> None:
    # GIVEN “sollte” in a sentence whose other verb is in the past
    words = [*_words("Er sollte gehen", "sollte"), Word("kam", True, {"Tense": "Past", "Mood": "Ind"}, "VVFIN")]
    # WHEN settled / THEN it tells what was planned
    assert settle(words, _readings)[1].features["Mood"] == "Ind"


def test_only_finite_verbs_have_a_mood() -> None:
    # GIVEN an infinitive with a mood
    words = [Word("gehen", space=True, features={"Mood": "Sub", "VerbForm": "Inf"}, tag="VVINF")]
    # WHEN settled / THEN it has none
    assert settle(words, _readings)[0].features == {"VerbForm": "Inf"}
