"""What the reader thinks of signals: verdicts, places put out of sight, rules kept silent.

A signal is known again by its rule and the words of its sentence, not by its offset or its explanation: so a judgement
holds when the text around it is edited and when the rule is worded anew.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rapidfuzz import fuzz

from desktop.core.signal import Signal

ALIKE = 90.0
"""Per cent of a sentence that must have stayed for a judgement to hold after the sentence itself was edited."""

_WORD = re.compile(r"\w+")


class Verdict(StrEnum):
    """What the reader holds of a signal; OPEN until they say something else."""

    OPEN = "open"
    HARMLESS = "harmless"
    RELEVANT = "relevant"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, order=True)
class SignalKey:
    """By what a signal is known again."""

    rule: str
    sentence: str
    """The words of its sentence, folded: no case, no marks, one space between them."""
    nth: int = 0
    """Which of the signals of that rule in that sentence, counted from 0."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one signal of one article."""

    key: SignalKey
    verdict: Verdict
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Signals the reader does not want to see: one place, or with no `place` all of a rule; here or everywhere."""

    rule: str
    place: SignalKey | None = None
    article_id: str | None = None
    """None for every article."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """All the reader said about the signals of one article, with what holds for every article."""

    verdicts: tuple[Judgement, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A signal as the reader judges it."""

    signal: Signal
    key: SignalKey
    verdict: Verdict = Verdict.OPEN
    silence: Silence | None = None
    """What keeps it out of sight."""


def folded(sentence: str) -> str:
    """Return the words of a sentence without case, marks and invisible characters.

    >>> folded("„Das sei ‚möglich‘“,  hieß es.")
    'das sei möglich hieß es'
    """
    plain = unicodedata.normalize("NFC", sentence.replace("\u00ad", "").replace("\u200b", ""))
    return " ".join(_WORD.findall(plain.lower()))


def signal_keys(signals: Sequence[Signal], text: str) -> tuple[SignalKey, ...]:
    """Return the keys of all signals of a text, in their order."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for signal in signals:
        named = (signal.rule, folded(signal.sentence.of(text)))
        keys.append(SignalKey(*named, seen[named]))
        seen[named] += 1
    return tuple(keys)


def judge(signals: Sequence[Signal], text: str, judgements: Judgements) -> tuple[Judged, ...]:
    """Return each signal with what the reader said of it, in text order.

    A judgement belongs to the signal with its key; where there is none, to that of its rule in a sentence at least
    `ALIKE` per cent the same.
    """
    keys = signal_keys(signals, text)
    verdicts = {judgement.key: judgement.verdict for judgement in judgements.verdicts}
    places = {silence.place: silence for silence in judgements.silences if silence.place is not None}
    rules = {silence.rule: silence for silence in judgements.silences if silence.place is None}
    verdict_of, place_of = _found_again(keys, tuple(verdicts)), _found_again(keys, tuple(places))
    return tuple(
        Judged(
            signal,
            key,
            verdicts.get(verdict_of.get(key, key), Verdict.OPEN),
            rules.get(signal.rule) or places.get(place_of.get(key, key)),
        )
        for signal, key in zip(signals, keys, strict=True)
    )


def _found_again(keys: Sequence[SignalKey], kept: Sequence[SignalKey]) -> dict[SignalKey, SignalKey]:
    """Return for each key of today the key it was kept under; a kept key is given away once."""
    today = set(keys)
    found = {key: key for key in kept if key in today}
    pairs = sorted(_pairs([key for key in keys if key not in found], [key for key in kept if key not in today]))
    given: set[SignalKey] = set()
    for _, key, old in reversed(pairs):
        if key not in found and old not in given:
            found[key] = old
            given.add(old)
    return found


def _pairs(keys: Sequence[SignalKey], kept: Sequence[SignalKey]) -> Iterator[tuple[float, SignalKey, SignalKey]]:
    for old in kept:
        for key in keys:
            if key.rule == old.rule and key.nth == old.nth:
                likeness = fuzz.ratio(key.sentence, old.sentence, score_cutoff=ALIKE)
                if likeness >= ALIKE:
                    yield likeness, key, old
