"""The mood of finite verbs by form and subject: the gold has too few subjunctives for the teacher to learn them well.

“sei” is subjunctive by its form alone, “habe” unless “ich” is its subject, “haben” never; of forms that can be both,
such as “machte” and “konnten”, the indicative is taken unless the teacher saw a subjunctive.
"""

from collections.abc import Sequence

from model.dictionary import Readings
from model.sentences import Word

_WISHED = {"möchte", "möchten", "möchtest"}
_STATED = {"weiß", "muss", "darf"}
_SHOULD = {"sollte", "sollten"}
_SUBJUNCTIVE_1, _SUBJUNCTIVE_2, _PRESENT, _PAST = "KJ1", "KJ2", "PRÄ", "PRT"


def settle(words: Sequence[Word], readings: Readings) -> list[Word]:
    """Return the words of an analysed sentence with the mood of their finite verbs settled."""
    return [word._replace(features=_settled(words, index, readings)) for index, word in enumerate(words)]


def _settled(words: Sequence[Word], index: int, readings: Readings) -> dict[str, str]:
    word = words[index]
    if word.tag in ("VVIMP", "VAIMP"):
        return word.features | {"Mood": "Imp"}
    if not word.tag.endswith("FIN"):
        dropped = "Mood" if word.tag.startswith("V") else ""
        return {name: value for name, value in word.features.items() if name != dropped}
    forms = readings(word.form.lower())
    mood = _mood(words, index, forms)
    is_first = mood == "Sub" and _SUBJUNCTIVE_1 in forms and _SUBJUNCTIVE_2 not in forms
    return word.features | {"Mood": mood, "VerbForm": "Fin"} | ({"Tense": "Pres"} if is_first else {})


def _mood(words: Sequence[Word], index: int, forms: frozenset[str]) -> str:
    lower = words[index].form.lower()
    is_first, is_second = _SUBJUNCTIVE_1 in forms, _SUBJUNCTIVE_2 in forms
    if lower in _WISHED or lower in _STATED:
        return "Sub" if lower in _WISHED else "Ind"
    if lower in _SHOULD:
        return "Ind" if _is_told_in_past(words) else "Sub"
    if is_first and not is_second and lower.endswith("n") and lower != "seien":
        return "Ind"
    if (is_first or is_second) and not forms & {_PRESENT, _PAST}:
        return "Sub"
    if is_first and _PRESENT in forms and _PAST not in forms and not lower.endswith(("en", "t")):
        return "Ind" if _is_said_by_me(words, index) or "3" not in forms else "Sub"
    return "Sub" if is_second and words[index].features.get("Mood") == "Sub" else "Ind"


def _is_told_in_past(words: Sequence[Word]) -> bool:
    """Say whether another verb of the sentence is in the past: “sollte” then tells of a plan, not of a duty."""
    return any(
        word.tag.endswith("FIN")
        and word.form.lower() not in _SHOULD
        and word.features.get("Tense") == "Past"
        and word.features.get("Mood") != "Sub"
        for word in words
    )


def _is_said_by_me(words: Sequence[Word], index: int) -> bool:
    """Say whether “ich” is the subject of a verb or stands beside it."""
    verb = words[index]
    verbs = {index, verb.head} if verb.role in ("aux", "cop") else {index}
    return any(
        word.form.lower() == "ich"
        and (abs(place - index) == 1 or (word.role.startswith("nsubj") and word.head in verbs))
        for place, word in enumerate(words)
    )
