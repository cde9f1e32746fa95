"""Who says what, found beside annotated.

Two attributions are the same if their contents share at least half the characters of the shorter; one to one, the
best overlap first. Cues are matched by themselves. Free indirect speech, which has neither cue nor frame, is left out
on both sides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.core.scoring.marks import Pair, Saying
from desktop.core.scoring.rates import Rates
from desktop.core.text import Span

MEASURES = ("cue", "message", "speaker", "both", "chars")
_FREE = "FreeIndirect"
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class AttributionSlip:
    """An attribution that was missed, or one whose speaker is wrong."""

    text_id: str | int
    text: str
    gold: Saying
    found: Saying | None
    """None if it was missed."""


@dataclass(frozen=True, slots=True)
class AttributionScore:
    """All numbers of one comparison."""

    rates: dict[str, Rates]
    """By measure. speaker: messages met whose speaker is right, of those that have one; both: the same and those that
    have none on either side; chars: characters inside any content."""
    slips: tuple[AttributionSlip, ...]


def score_attributions(pairs: Iterable[Pair]) -> AttributionScore:
    """Compare the attributions of each text; texts without annotated ones are passed over."""
    total = dict.fromkeys(MEASURES, Rates())
    slips: list[AttributionSlip] = []
    for pair in pairs:
        if pair.gold.sayings is not None:
            rates, more = _compared(pair, pair.gold.sayings)
            total = {name: total[name] + rates[name] for name in MEASURES}
            slips += more
    return AttributionScore(total, tuple(slips))


def _compared(pair: Pair, annotated: Sequence[Saying]) -> tuple[dict[str, Rates], list[AttributionSlip]]:
    free = _characters(one for one in annotated if one.form == _FREE)
    gold = [one for one in annotated if one.form != _FREE and one.content]
    found = [one for one in pair.found.sayings if one.content and not _is_free(one, free)]
    matched = _match(gold, found)
    right = {i: j for i, j in matched.items() if _same_speaker(gold[i], found[j])}
    inside, told = _characters(gold), _characters(found) - free
    rates = {
        "cue": _cue_rates(gold, found),
        "message": Rates(len(gold), len(found), len(matched)),
        "speaker": Rates(_with_speaker(gold), _with_speaker(found), _with_speaker(gold[i] for i in right)),
        "both": Rates(len(gold), len(found), len(right)),
        "chars": Rates(len(inside), len(told), len(inside & told)),
    }
    slips: list[tuple[Saying, Saying | None]] = [(gold[i], found[j]) for i, j in matched.items() if i not in right]
    slips += [(one, None) for i, one in enumerate(gold) if i not in matched]
    return rates, [AttributionSlip(pair.gold.id, pair.gold.text, one, other) for one, other in slips]


def _match(gold: Sequence[Saying], found: Sequence[Saying]) -> dict[int, int]:
    """Pair attributions one to one by their contents, the best overlap first."""
    inside, told = [_characters([one]) for one in gold], [_characters([one]) for one in found]
    shared = sorted(
        (
            (len(a & b) / min(len(a), len(b)), i, j)
            for i, a in enumerate(inside)
            for j, b in enumerate(told)
            if not a.isdisjoint(b)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in shared:
        if share >= _SHARED and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _cue_rates(gold: Sequence[Saying], found: Sequence[Saying]) -> Rates:
    """Match cues in text order, whatever their contents are."""
    annotated, told = [one.cue for one in gold if one.cue], [one.cue for one in found if one.cue]
    left = list(told)
    for cue in annotated:
        met = next((number for number, other in enumerate(left) if _overlap(cue, other)), None)
        if met is not None:
            del left[met]
    return Rates(len(annotated), len(told), len(told) - len(left))


def _with_speaker(sayings: Iterable[Saying]) -> int:
    return sum(bool(one.speaker) for one in sayings)


def _same_speaker(gold: Saying, found: Saying) -> bool:
    return _overlap(gold.speaker, found.speaker) or not (gold.speaker or found.speaker)


def _is_free(saying: Saying, free: set[int]) -> bool:
    inside = _characters([saying])
    return len(inside & free) * 2 >= len(inside)


def _overlap(one: Iterable[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _characters(sayings: Iterable[Saying]) -> set[int]:
    return {place for one in sayings for span in one.content for place in range(span.start, span.end)}
