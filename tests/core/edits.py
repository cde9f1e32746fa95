"""Edits as newsrooms make them, made to articles of our own; where each place went is known from the edit itself."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from desktop.core.anchoring import MIN_QUOTE, SHORT, Found, anchor_at
from desktop.core.folding import folded
from desktop.core.placing import place
from desktop.core.text import Span

ROOT = Path(__file__).parents[2]
_SENTENCE = re.compile(r"[^.!?\n]*[.!?]+[“\"]?\s?|[^.!?\n]+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_ADDED = (
    " nach eigenen Angaben",
    " am Mittwoch",
    " erneut",
    " der Deutschen Presse-Agentur zufolge",
    " zunächst",
    " noch",
)
_QUOTES = ("„“‚‘", "\"\"''", "»«›‹", "“”‘’", "«»‹›")
_MOST = 400
"""Characters of the longest place a case is made of, whole paragraphs apart."""


class Fate(StrEnum):
    """What an edit did to the words of a place."""

    INTACT = "intact"
    """They are all there, side by side, but for quotation marks and white space."""
    TOUCHED = "touched"
    """At least four fifths are as they were, as the help promises; not of a short place, which must be intact."""
    TORN = "torn"
    """Less is as it was."""
    GONE = "gone"
    """Hardly any is there."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text, and for each character where it stood before the edits; -1 for what is new."""

    text: str
    origins: tuple[int, ...]
    place: Span
    """The place that matters, in the text before the edits."""

    def cut(self, start: int, end: int) -> "Edited":
        """Return a piece of it."""
        return Edited(self.text[start:end], self.origins[start:end], self.place)

    def pick(self, pieces: Sequence[tuple[int, int]], chance: random.Random) -> tuple[int, int]:
        """Return one of `pieces`, one time in five one that matters."""
        matter = [(start, end) for start, end in pieces if self._touches(start, end)]
        return chance.choice(matter if matter and chance.random() < 0.2 else pieces)

    def _touches(self, start: int, end: int) -> bool:
        """Say whether a piece lies at the place, or within two words of it."""
        near = range(self.place.start - 15, self.place.end + 15)
        return any(origin in near for origin in (self.origins[start], self.origins[end - 1]))

    def put(self, start: int, end: int, new: "str | Edited") -> "Edited":
        """Return it with `new` instead of a piece; the words that stood there already stay."""
        if new and new == self.text[start:end]:
            return self
        piece = new if isinstance(new, Edited) else Edited(new, (-1,) * len(new), self.place)
        text = self.text[:start] + piece.text + self.text[end:]
        return Edited(text, self.origins[:start] + piece.origins + self.origins[end:], self.place)


Edit = Callable[[Edited, random.Random, Sequence[str]], Edited]
"""Takes what to edit, chance, and paragraphs of other articles."""


@dataclass(frozen=True, slots=True)
class Case:
    """A place in a text, what the text became, and where the place is now; None where it is gone."""

    edit: str
    text: str
    span: Span
    changed: str
    truth: Span | None
    fate: Fate

    def outcome(self, *, kept: bool = False) -> tuple[str, Found]:
        """Say whether the place was found, with `kept` beside the old text: right, near (some of it), lost or wrong."""
        found = place(anchor_at(self.text, self.span), self.changed, [self.text] if kept else [])
        if found.span is None:
            return "lost", found
        if self.truth is None or not found.span.overlaps(self.truth):
            return "wrong", found
        shared = min(found.span.end, self.truth.end) - max(found.span.start, self.truth.start)
        whole = max(found.span.end, self.truth.end) - min(found.span.start, self.truth.start)
        return ("right" if shared >= 0.8 * whole else "near"), found


def articles() -> list[str]:
    """Return the articles of this repository."""
    folders = (ROOT / "seeds", ROOT / "tests" / "quality" / "articles" / "dense")
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    return [path.read_text(encoding="utf-8") for path in paths]


def cases(texts: Sequence[str], count: int, seed: int) -> Iterator[Case]:
    """Yield cases in which all kinds of edits, and all kinds of places, take their turns."""
    chance = random.Random(seed)
    kinds = [*EDITS, "combined"]
    for number in range(count):
        text = texts[number % len(texts)]
        others = [part for other in texts if other is not text for part in other.split("\n\n") if part.strip()]
        name = kinds[number % len(kinds)]
        span = _place(text, chance)
        edited = Edited(text, tuple(range(len(text))), span)
        names = chance.choices(list(EDITS), k=chance.randint(2, 5)) if name == "combined" else [name]
        for one in names:
            edited = EDITS[one](edited, chance, others)
        yield _case(name, text, span, edited)


def _case(name: str, text: str, span: Span, edited: Edited) -> Case:
    places = [at for at, origin in enumerate(edited.origins) if span.start <= origin < span.end]
    kept = len(places) / len(span)
    if kept < 0.2:
        return Case(name, text, span, edited.text, None, Fate.GONE)
    truth = Span(min(places), max(places) + 1)
    words, new = folded(span.of(text)).text, folded(truth.of(edited.text)).text
    if words == new:
        fate = Fate.INTACT
    else:
        like = 1 - Levenshtein.distance(words, new) / len(words)
        fate = Fate.TOUCHED if like >= MIN_QUOTE and len(words) >= SHORT else Fate.TORN
    return Case(name, text, span, edited.text, truth, fate)


# places as readers choose them


def _place(text: str, chance: random.Random) -> Span:
    words = list(_WORD.finditer(text))
    kind = chance.randrange(5)
    if kind == 0:
        return Span(*chance.choice(words).span())
    if kind == 1:
        first = chance.randrange(len(words) - 8)
        return Span(words[first].start(), words[first + chance.randint(1, 7)].end())
    if kind == 2:
        start, end = chance.choice(list(_sentences(text)))
        return Span(start, end)
    if kind == 3:
        first = chance.randrange(len(words) - 40)
        start = words[first].start()
        return Span(start, min(words[first + chance.randint(8, 40)].end(), start + _MOST))
    start, end = chance.choice(_paragraphs(text))
    return Span(start, end)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        words = found[0].strip()
        if len(words) > 3:
            start = found.start() + found[0].index(words)
            yield start, start + len(words)


def _words(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text)]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"\S[^\n]*", text)]


# edits


def _insert_paragraphs(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    for _ in range(chance.randint(1, 3)):
        at, _ = old.pick(_paragraphs(old.text), chance)
        old = old.put(at, at, chance.choice(others) + "\n\n")
    return old


def _insert_sentences(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    for _ in range(chance.randint(1, 4)):
        foreign = chance.choice(others)
        start, end = chance.choice(list(_sentences(foreign)))
        _, at = old.pick(list(_sentences(old.text)), chance)
        old = old.put(at, at, " " + foreign[start:end])
    return old


def _insert_words(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    for _ in range(chance.randint(1, 8)):
        _, at = old.pick(_words(old.text), chance)
        old = old.put(at, at, chance.choice(_ADDED))
    return old


def _delete_paragraphs(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    for _ in range(chance.randint(1, 4)):
        paragraphs = _paragraphs(old.text)
        if len(paragraphs) > 2:
            start, end = old.pick(paragraphs, chance)
            after = re.compile(r"\s*").match(old.text, end)
            old = old.put(start, after.end() if after else end, "")
    return old


def _delete_sentences(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    for _ in range(chance.randint(1, 5)):
        sentences = list(_sentences(old.text))
        if len(sentences) > 3:
            old = old.put(*old.pick(sentences, chance), "")
    return old


def _delete_words(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    for _ in range(chance.randint(1, 8)):
        start, end = old.pick(_words(old.text), chance)
        old = old.put(start, min(end + 1, len(old.text)), "")
    return old


def _fix_typos(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    for _ in range(max(1, len(old.text) // chance.choice((200, 400, 800)))):
        start, end = old.pick(_words(old.text), chance)
        at = chance.randrange(start, end)
        kind = chance.randrange(4)
        letter = chance.choice("abdefghiklmnorstuwzäöüß")
        if kind == 0:
            old = old.put(at, at + 1, letter)
        elif kind == 1:
            old = old.put(at, at + 1, "")
        elif kind == 2:
            old = old.put(at, at, letter)
        else:
            old = old.put(at, at + 2, old.text[at : at + 2][::-1])
    return old


def _bring_up_to_date(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    """Change numbers and days: what a newsroom does to a running story."""
    pattern = re.compile(r"\d+|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch")
    for found in reversed(list(pattern.finditer(old.text))):
        if chance.random() < 0.6:
            new = str(chance.randrange(2, 3000)) if found[0].isdigit() else chance.choice(("Sonnabend", "Montag"))
            old = old.put(*found.span(), new)
    return old


def _repeat(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    """Say a sentence twice: the second time as a paragraph of its own, with every fifth word changed."""
    for _ in range(chance.randint(1, 3)):
        start, end = old.pick(list(_sentences(old.text)), chance)
        again = old.text[start:end]
        words = _words(again)
        for first, last in reversed(words[chance.randrange(min(5, len(words))) :: 5]):
            again = again[:first] + chance.choice(_WORD.findall(chance.choice(others))) + again[last:]
        at, _ = chance.choice(_paragraphs(old.text))
        old = old.put(at, at, again + "\n\n")
    return old


def _rewrite(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    """Say a sentence in other words: a third to two thirds of it are new."""
    foreign = _WORD.findall(chance.choice(others))
    for _ in range(chance.randint(1, 3)):
        start, end = old.pick(list(_sentences(old.text)), chance)
        share = chance.uniform(0.3, 0.7)
        for first, last in reversed([word for word in _words(old.text) if start <= word[0] and word[1] <= end]):
            if chance.random() < share:
                old = old.put(first, last, chance.choice(foreign))
    return old


def _reorder(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    """Move one paragraph, or two, or shuffle all."""
    parts = [old.cut(start, end) for start, end in _paragraphs(old.text)]
    if chance.random() < 0.3:
        chance.shuffle(parts)
    else:
        for _ in range(chance.randint(1, 2)):
            moved = _paragraphs(old.text).index(old.pick(_paragraphs(old.text), chance))
            parts.insert(chance.randrange(len(parts)), parts.pop(min(moved, len(parts) - 1)))
    return _joined(parts, "\n\n")


def _change_quotes(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    """Set quotations in other marks, all of them or those of one kind."""
    marks = dict(zip(_QUOTES[0], chance.choice(_QUOTES[1:]), strict=True))
    if chance.random() < 0.5:
        marks |= {"–": "-", "…": "..."}
    for at in range(len(old.text) - 1, -1, -1):
        if old.text[at] in marks:
            old = old.put(at, at + 1, marks[old.text[at]])
    return old


def _reflow(old: Edited, chance: random.Random, others: Sequence[str]) -> Edited:
    """Break lines anew, set paragraphs closer, or put other blanks."""
    kind = chance.randrange(4)
    if kind == 0:
        return _joined([old.cut(start, end) for start, end in _paragraphs(old.text)], "\n")
    if kind == 1:
        for found in reversed(list(re.finditer(r"(?<=[.!?]) ", old.text))):
            old = old.put(*found.span(), "  ")
        return old
    if kind == 2:
        for found in reversed(list(re.finditer(r" (?=\w)", old.text))):
            if chance.random() < 0.1:
                old = old.put(*found.span(), "\u00a0")
        return old
    column = 0
    for found in list(re.finditer(r"\s", old.text)):
        if old.text[found.start()] == " " and found.start() - column > 60:
            old = old.put(*found.span(), "\n")
            column = found.start()
    return old


def _joined(parts: Sequence[Edited], between: str) -> Edited:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.put(len(whole.text), len(whole.text), between)
        whole = whole.put(len(whole.text), len(whole.text), part)
    return whole


EDITS: dict[str, Edit] = {
    "paragraphs inserted": _insert_paragraphs,
    "sentences inserted": _insert_sentences,
    "words inserted": _insert_words,
    "paragraphs deleted": _delete_paragraphs,
    "sentences deleted": _delete_sentences,
    "words deleted": _delete_words,
    "typos": _fix_typos,
    "numbers and days": _bring_up_to_date,
    "sentences rewritten": _rewrite,
    "sentences repeated": _repeat,
    "paragraphs moved": _reorder,
    "quotation marks": _change_quotes,
    "white space": _reflow,
}
