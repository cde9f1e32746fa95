"""Which morphology the student says: of verbs their form, mood, tense, person and number; of others what agrees."""

_VERBAL = ("Number", "Person", "Mood", "Tense", "VerbForm")
_NOMINAL = ("Case", "Number", "Gender", "Person")
_CONTRACTED = ("Case", "Number", "Gender")
_VERB_FORMS = {"FIN": "Fin", "IMP": "Fin", "INF": "Inf", "IZU": "Inf", "PP": "Part"}
"""By the end of the tag."""


def agreed(tag: str, features: dict[str, str]) -> dict[str, str]:
    """Return the features the student says of a word with that tag; the form of a verb follows from the tag.

    >>> agreed("VVFIN", {"Number": "Sing", "Gender": "Fem"})
    {'Mood': 'Ind', 'Number': 'Sing', 'VerbForm': 'Fin'}
    >>> agreed("VVPP", {"Number": "Sing", "VerbForm": "Part"})
    {'VerbForm': 'Part'}
    """
    if tag[:2] not in ("VV", "VA", "VM"):
        return _of(features, _CONTRACTED if tag == "APPRART" else _NOMINAL)
    form = _VERB_FORMS.get(tag[2:], "Fin")
    if form != "Fin":
        return {"VerbForm": form}
    return {"Mood": "Ind"} | _of(features, _VERBAL) | {"VerbForm": form}


def _of(features: dict[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, value in features.items() if name in names}
