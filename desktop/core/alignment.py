"""Two versions of a text side by side: which word of the old one stands where in the new one.

A few words in a row that stand once in either version belong together wherever they were moved, and so do their
neighbours in the same paragraph as far as they are the same (Heckel 1978, CACM 21:264). What was edited between two
such places is compared by itself. So a sentence is told from one much like it by what it stands beside.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from desktop.core.folding import alike
from desktop.core.text import Span

ROW = 4
"""So many words in a row tell a place that they have to themselves."""

_GAP = 400
"""Where more words than this were edited at once, nothing is compared."""
_BESIDE = 4
"""So many words on either side are asked whether they stand there still."""
_NEAR = 12
"""So many words may have come between a place and what stood beside it."""
_AROUND = 30
"""So many on either side tell whether a sentence was taken out of its place."""
_NOWHERE, _CONTESTED = -1, -2
_WORD = re.compile(r"\w+|[^\w\s]")
_BREAK = "\n\n"


class Moved(NamedTuple):
    """Where a place of the old text is in the new one."""

    span: Span
    beside: int
    """How many of the words next to it are next to it still."""
    together: bool
    """Whether most of what stood around it went with it."""


class _Word(NamedTuple):
    start: int
    end: int
    letters: str
    opens: bool
    """Whether it is the first one of a paragraph: these are moved as a whole."""


class Alignment:
    """Where the words of an old text stand in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self._texts = old, new
        self._old, self._new = _words(old), _words(new)
        self._starts = [word.start for word in self._old], [word.start for word in self._new]
        self._there = [_NOWHERE] * len(self._old)
        """Where each word of the old text stands in the new one."""
        self._back = [_NOWHERE] * len(self._new)
        self._link_unique()
        self._link_neighbours()
        self._link_edited()
        self._contest()

    def moved(self, span: Span) -> Moved | None:
        """Return where the words at `span` of the old text stand now; None if too little tells, or others say else."""
        words = _touched(span, self._old, self._starts[0])
        linked = [word for word in words if self._there[word] >= 0]
        if not linked or self.contested(span):
            return None
        at, to = self._there[linked[0]], self._there[linked[-1]]
        beside = self._beside(words, at, to)
        if at > to or beside + len(linked) < ROW:
            return None
        start, end = self._start(words[0], linked[0], span), self._end(words[-1], linked[-1], span)
        return Moved(Span(start, end), beside, self._together(words, at)) if start < end else None

    def told_apart(self, span: Span) -> bool:
        """Say whether the words at `span` of the old text are told from the same ones elsewhere.

        They are where there are no others in either text, or where they stand right between their old neighbours.
        """
        words = _touched(span, self._old, self._starts[0])
        ends = (words[0], -1), (words[-1], 1)
        return all(self._neighbour_stays(word, step) for word, step in ends) or self._single(words)

    def contested(self, span: Span) -> bool:
        """Say whether most words at `span` of the old text may stand in two places."""
        words = _touched(span, self._old, self._starts[0])
        return 2 * sum(self._there[word] == _CONTESTED for word in words) > len(words)

    def came_from_elsewhere(self, now: Span, span: Span) -> bool:
        """Say whether most of what stands at `now` of the new text stood outside of `span` in the old one."""
        words, own = _touched(now, self._new, self._starts[1]), _touched(span, self._old, self._starts[0])
        foreign = sum(self._back[at] >= 0 and self._back[at] not in own for at in words)
        return 2 * foreign > len(words)

    def _link_unique(self) -> None:
        """Link the rows of words that stand once in either text; a word of two that are apart now is contested."""
        here, there = _rows(self._old), _rows(self._new)
        for row, word in here.items():
            at = there.get(row, _NOWHERE)
            if word >= 0 and at >= 0:
                for step in range(ROW):
                    if self._there[word + step] in (_NOWHERE, at + step):
                        self._link(word + step, at + step)
                    else:
                        self._there[word + step] = _CONTESTED

    def _link(self, word: int, at: int) -> None:
        if self._there[word] == _NOWHERE and self._back[at] == _NOWHERE:
            self._there[word], self._back[at] = at, word

    def _link_neighbours(self) -> None:
        """Link what stands next to linked words and is the same; what both sides want elsewhere is contested."""
        count = len(self._old)
        ahead, behind = self._named(range(count - 1), 1), self._named(range(count - 1, 0, -1), -1)
        for word in ahead.keys() | behind.keys():
            places = {side[word] for side in (ahead, behind) if word in side}
            if len(places) == 1:
                self._link(word, *places)
            else:
                self._there[word] = _CONTESTED

    def _named(self, words: Iterable[int], step: int) -> dict[int, int]:
        """Return where each unlinked word would stand by what stands before it (1) or after it (-1)."""
        named: dict[int, int] = {}
        for word in words:
            at = named.get(word, self._there[word])
            if at >= 0 and self._there[word + step] == _NOWHERE and self._goes_on(word, at, step):
                named[word + step] = at + step
        return named

    def _goes_on(self, word: int, at: int, step: int) -> bool:
        """Say whether both texts go on from there with the same word, in the same paragraph, that is not linked yet."""
        if not 0 <= at + step < len(self._new) or self._back[at + step] != _NOWHERE:
            return False
        if self._old[max(word, word + step)].opens or self._new[max(at, at + step)].opens:
            return False
        return self._old[word + step].letters == self._new[at + step].letters

    def _link_edited(self) -> None:
        """Link the words that stayed between two places that stayed."""
        places = [word for word, at in enumerate(self._there) if at >= 0]
        for before, after in pairwise([-1, *places, len(self._old)]):
            left = self._there[before] if before >= 0 else -1
            right = self._there[after] if after < len(self._old) else len(self._new)
            gap, now = range(before + 1, after), range(left + 1, right)
            if gap and now and max(len(gap), len(now)) <= _GAP and all(self._back[at] == _NOWHERE for at in now):
                self._link_between(gap, now)

    def _link_between(self, gap: range, now: range) -> None:
        old, new = [self._old[word].letters for word in gap], [self._new[at].letters for at in now]
        for same in LCSseq.opcodes(old, new):
            for step in range(same.src_end - same.src_start if same.tag == "equal" else 0):
                self._link(gap[same.src_start + step], now[same.dest_start + step])

    def _contest(self) -> None:
        """Contest words that stand twice where one version has more: of "the | old the | town" either is the one."""
        here, there = (self._old, self._there), (self._new, self._back)
        came = [word for step in (1, -1) for word, _ in _slides(*here, *there, step)]
        went = [
            word for step in (1, -1) for at, other in _slides(*there, *here, step) for word in (self._back[at], other)
        ]
        for word in (*came, *went):
            self._there[word] = _CONTESTED

    def _beside(self, words: range, at: int, to: int) -> int:
        """Return how many of the words next to a place are near it still, on the same side."""
        before = self._there[max(0, words[0] - _BESIDE) : words[0]]
        after = self._there[words[-1] + 1 : words[-1] + 1 + _BESIDE]
        return sum(max(0, at - _NEAR) <= one < at for one in before) + sum(to < one <= to + _NEAR for one in after)

    def _neighbour_stays(self, word: int, step: int) -> bool:
        """Say whether the same word as before stands next to one, or still none in its paragraph."""
        at = self._there[word]
        ends = _ends(self._old, word, step), _ends(self._new, at, step)
        return at >= 0 and (all(ends) or (not any(ends) and self._there[word + step] == at + step))

    def _single(self, words: range) -> bool:
        """Say whether the words of a place stand in a row only once in either text."""
        row = [self._old[word].letters for word in words]
        return all(
            sum([word.letters for word in text[at : at + len(row)]] == row for at in range(len(text))) == 1
            for text in (self._old, self._new)
        )

    def _together(self, words: range, at: int) -> bool:
        """Say whether most of the words around a place that are still there are near it.

        That is its paragraph, at least; a whole paragraph may go anywhere.
        """
        first, last = words[0], words[-1] + 1
        while first and not self._old[first].opens:
            first -= 1
        while last < len(self._old) and not self._old[last].opens:
            last += 1
        if words == range(first, last):
            return True
        first, last = min(first, max(0, words[0] - _AROUND)), max(last, words[-1] + 1 + _AROUND)
        rest = [
            word for word in range(first, min(last, len(self._old))) if word not in words and self._there[word] >= 0
        ]
        return 2 * sum(abs(self._there[word] - word - at + words[0]) <= _AROUND for word in rest) >= len(rest)

    def _start(self, first: int, linked: int, span: Span) -> int:
        """Return where a place begins: at its first word, or right behind what stood before it."""
        if linked == first:
            return self._new[self._there[first]].start + max(0, span.start - self._old[first].start)
        before = self._there[first - 1] if first else _NOWHERE
        return self._new[before + 1 if 0 <= before < self._there[linked] else self._there[linked]].start

    def _end(self, last: int, linked: int, span: Span) -> int:
        """Return where a place ends: with its last word and the blanks after it, or right before what stood behind."""
        if linked == last:
            end, over = self._new[self._there[last]].end, span.end - self._old[last].end
            blanks = self._texts[0][self._old[last].end : span.end]
            return end + over if over < 0 or self._texts[1].startswith(blanks, end) else end
        after = self._there[last + 1] if last + 1 < len(self._old) else _NOWHERE
        return self._new[after - 1 if after > self._there[linked] else self._there[linked]].end


@lru_cache(maxsize=4)
def aligned(old: str, new: str) -> Alignment:
    """Return two texts side by side; the last ones are kept, since all notes of an article are looked for in them."""
    return Alignment(old, new)


def _words(text: str) -> list[_Word]:
    """Return the words and marks of a text, quotation marks and dashes all alike."""
    found = (word.span() for word in _WORD.finditer(text))
    plain = alike(text)
    return [_Word(start, end, plain[start:end], text.startswith(_BREAK, start - 2)) for start, end in found]


def _rows(words: Sequence[_Word]) -> dict[tuple[str, ...], int]:
    """Return where each row of words in one paragraph begins; nowhere if it stands more than once."""
    rows: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - ROW + 1):
        first, *rest = words[at : at + ROW]
        if not any(word.opens for word in rest):
            row = (first.letters, *(word.letters for word in rest))
            rows[row] = _NOWHERE if row in rows else at
    return rows


def _slides(
    ours: Sequence[_Word], there: Sequence[int], theirs: Sequence[_Word], back: Sequence[int], step: int
) -> Iterator[tuple[int, int]]:
    """Yield linked words that could as well be linked to a free one on the other side of what came in between."""
    for word in range(len(ours)):
        beyond = word + step
        if not 0 <= beyond < len(ours) or min(there[word], there[beyond]) < 0 or there[beyond] == there[word] + step:
            continue
        at = there[beyond] - step
        while 0 <= word < len(ours) and 0 <= at < len(theirs) and there[word] >= 0 > back[at]:
            if ours[word].letters != theirs[at].letters:
                break
            yield word, at
            word, at = word - step, at - step  # noqa: PLW2901 - the run before it


def _ends(words: Sequence[_Word], word: int, step: int) -> bool:
    """Say whether no word of the same paragraph stands next to one."""
    return not 0 <= word + step < len(words) or words[max(word, word + step)].opens


def _touched(span: Span, words: Sequence[_Word], starts: Sequence[int]) -> range:
    """Return the words that a place covers, also in part."""
    first = max(0, bisect_right(starts, span.start) - 1)
    return range(first + (bool(words) and words[first].end <= span.start), bisect_left(starts, span.end))
