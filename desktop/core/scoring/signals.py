"""Signals found beside signals annotated.

Two are the same if they belong to one family and their heads overlap; each is matched once. An annotation marked
optional counts neither way, and so does what meets it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.core.scoring.marks import Mark, Pair
from desktop.core.scoring.rates import Rates

QUALITIES = ("kind", "voice", "source", "actor")
"""What may be right or wrong about a signal that was found."""

Test = Callable[[Mark, Mark], bool]


@dataclass(frozen=True, slots=True)
class FamilyScore:
    """The numbers of one family."""

    rates: Rates
    right: dict[str, float | None]
    """By quality, the share of hits that have it right, of those where it is annotated; None if it never is."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A signal that was missed, or one too many."""

    text_id: str | int
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class SignalScore:
    """All numbers of one comparison."""

    families: dict[str, FamilyScore]
    recall_by_kind: dict[str, tuple[int, int]]
    """By kind annotated: so many found of so many."""
    missed: tuple[Slip, ...]
    false: tuple[Slip, ...]


def score_signals(pairs: Iterable[Pair]) -> SignalScore:
    """Compare the signals of each text; texts without annotated signals are passed over."""
    tally = _Tally()
    for pair in pairs:
        if pair.gold.signals is not None:
            tally.add(pair)
    return tally.score()


def match(gold: Sequence[Mark], found: Sequence[Mark]) -> list[tuple[int, int]]:
    """Pair annotated and found marks one to one, by their numbers; the same head goes before one that overlaps.

    >>> from desktop.core.text import Span
    >>> wide, narrow = Mark("D.deny", Span(0, 9)), Mark("D.deny", Span(0, 4))
    >>> match([wide, narrow], [narrow])
    [(1, 0)]
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    tests: tuple[Test, ...] = (
        lambda a, b: a.head == b.head and a.kind == b.kind,
        lambda a, b: a.head == b.head,
        lambda a, b: a.head.overlaps(b.head),
    )
    for same in tests:
        for i, mark in enumerate(gold):
            if i in pairs:
                continue
            free = (j for j, other in enumerate(found) if j not in taken and mark.family == other.family)
            chosen = next((j for j in free if same(mark, found[j])), None)
            if chosen is not None:
                pairs[i] = chosen
                taken.add(chosen)
    return list(pairs.items())


class _Tally:
    """Counts text by text."""

    def __init__(self) -> None:
        self._rates: defaultdict[str, Rates] = defaultdict(Rates)
        self._asked: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._right: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._by_kind: defaultdict[str, Rates] = defaultdict(Rates)
        self._missed: list[Slip] = []
        self._false: list[Slip] = []

    def add(self, pair: Pair) -> None:
        gold, found = _counted(pair)
        pairs = match(gold, found)
        for mark in gold:
            self._rates[mark.family] += Rates(gold=1)
            self._by_kind[mark.kind] += Rates(gold=1)
        for mark in found:
            self._rates[mark.family] += Rates(system=1)
        for i, j in pairs:
            self._hit(gold[i], found[j])
        met, right = {i for i, _ in pairs}, {j for _, j in pairs}
        self._missed += [Slip(pair.gold.id, pair.gold.text, mark) for i, mark in enumerate(gold) if i not in met]
        self._false += [Slip(pair.gold.id, pair.gold.text, mark) for j, mark in enumerate(found) if j not in right]

    def _hit(self, gold: Mark, found: Mark) -> None:
        self._rates[gold.family] += Rates(hit=1)
        self._by_kind[gold.kind] += Rates(hit=1)
        answers = {
            "kind": gold.kind == found.kind,
            "voice": gold.voice == found.voice if gold.voice else None,
            "source": found.source is not None and gold.source.overlaps(found.source) if gold.source else None,
            "actor": gold.actor == found.actor if gold.actor else None,
        }
        for quality, answer in answers.items():
            if answer is not None:
                self._asked[gold.family][quality] += 1
                self._right[gold.family][quality] += answer

    def score(self) -> SignalScore:
        families = {name: FamilyScore(rates, self._shares(name)) for name, rates in sorted(self._rates.items())}
        by_kind = {kind: (rates.hit, rates.gold) for kind, rates in sorted(self._by_kind.items())}
        return SignalScore(families, by_kind, tuple(self._missed), tuple(self._false))

    def _shares(self, family: str) -> dict[str, float | None]:
        asked, right = self._asked[family], self._right[family]
        return {quality: right[quality] / asked[quality] if asked[quality] else None for quality in QUALITIES}


def _counted(pair: Pair) -> tuple[list[Mark], list[Mark]]:
    """Return the marks that count: without those annotated as optional, and without what meets them."""
    gold = pair.gold.signals or ()
    found = [mark for mark in pair.found.signals if mark.kind[0] in pair.gold.families]
    pairs = match(gold, found)
    matched = {j for _, j in pairs}
    excused = {j for i, j in pairs if gold[i].optional}
    doubtful = [mark for mark in gold if mark.optional]
    excused |= {j for j, mark in enumerate(found) if j not in matched and any(_meets(mark, one) for one in doubtful)}
    kept = [mark for j, mark in enumerate(found) if j not in excused]
    return [mark for mark in gold if not mark.optional], kept


def _meets(mark: Mark, doubtful: Mark) -> bool:
    return mark.kind[0] == doubtful.kind[0] and mark.head.overlaps(doubtful.head)
