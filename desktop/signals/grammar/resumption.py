"""Main clauses that go on behind a dependent one: Er *hat* den Plan, der teuer ist, scharf *kritisiert*."""

from collections.abc import Sequence
from itertools import pairwise

from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.verbs import readings
from desktop.signals.grammar.words import words

_VERBAL = (Tag.FINITE, Tag.NONFINITE)


def settle_resumed(lowers: Sequence[str], tags: list[Tag]) -> None:
    """Turn a finite verb into the participle that an auxiliary before a dependent clause still waits for."""
    commas = [at for at, lower in enumerate(lowers) if lower == ","]
    for before, after in pairwise(commas):
        if not _is_dependent(lowers, tags, before + 1, after) or not waits(lowers, tags, range(before)):
            continue
        for index in range(after + 1, len(tags)):
            if tags[index] is Tag.MARK:
                break
            ends = tags[index + 1 : index + 2] in ([], [Tag.MARK]) or lowers[index + 1] in words("joining_words")
            if tags[index] is Tag.FINITE and ends and _is_participle(lowers[index]):
                tags[index] = Tag.NONFINITE


def waits(tokens: Sequence[str], tags: Sequence[Tag], places: Sequence[int]) -> bool:
    """Say whether the last verb among some words is an auxiliary without what it governs: Er *hat* den Plan."""
    verb = next((at for at in reversed(places) if tags[at] in _VERBAL), None)
    if verb is None or tags[verb] is not Tag.FINITE:
        return False
    return any(form.lemma in words("governing_verbs") for form in readings(tokens[verb].lower()))


def is_subjunctive(lower: str) -> bool:
    """Say whether a form is subjunctive and can't be a past tense."""
    tenses = {form.tense for form in readings(lower)}
    return any(tense.startswith("subjunctive") for tense in tenses) and "past" not in tenses


def hands_over(tokens: Sequence[str], finites: Sequence[int | None], verb: int) -> bool:
    """Say whether a verb tells who says what stands before it in Konjunktiv: Er sei krank, trotz allem, *sagt* sie."""
    last = next((finite for finite in reversed(finites) if finite is not None), None)
    return last is not None and is_subjunctive(tokens[last].lower()) and not is_subjunctive(tokens[verb].lower())


def _is_dependent(lowers: Sequence[str], tags: Sequence[Tag], start: int, end: int) -> bool:
    """Say whether a stretch between commas is a clause with its verb at the end: der teuer *ist*, als er *kam*."""
    if end - start < 2 or tags[end - 1] not in _VERBAL:
        return False
    opener = start + 1 if tags[start] is Tag.PREPOSITION else start
    return lowers[opener] in words("relative_pronouns") or lowers[opener] in words("subordinators")


def _is_participle(lower: str) -> bool:
    return any(form.shape == "participle" for form in readings(lower))
