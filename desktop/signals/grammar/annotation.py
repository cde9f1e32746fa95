"""What the language model says of a word, and what the rules make of it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from desktop.signals.grammar.tags import Tag, may_be_adjective, settle_articles
from desktop.signals.grammar.verbs import readings
from desktop.signals.grammar.words import words


class Annotation(NamedTuple):
    """One word as the language model reads it."""

    tag: str
    """Part of speech in the Stuttgart-Tübingen tagset: VVFIN, NE, PTKVZ …"""
    number: str
    """Sing | Plur, "" where the word has none."""
    gender: str
    """Masc | Fem | Neut, "" where the word has none."""
    mood: str
    """Ind | Sub | Imp of a finite verb, else ""."""
    tense: str
    """Pres | Past of a finite verb, else ""."""


Sentences = Sequence[Sequence[str]]


class Annotated(Protocol):
    """One sentence as the language model reads it."""

    @property
    def tags(self) -> Sequence[str]:
        """Return the part of speech of each word."""

    def __getitem__(self, place: int, /) -> Annotation:
        """Return all that is said of one word; it costs more than its tag."""


class Reader(Protocol):
    """A language model; a word by itself costs more than one of many, but less than its sentence."""

    def read(self, sentences: Sentences, /) -> Sequence[Annotated]:
        """Read sentences, given as words."""

    def look_up(self, places: Sequence[tuple[Sequence[str], int]], /) -> Sequence[Annotation]:
        """Return all that is said of single words, given as places in their sentences."""


class Annotations:
    """What the language model says of the words of one text, read where it is asked about."""

    def __init__(self, tokens: Sequence[str], sentences: Sequence[tuple[int, int]], reader: Reader | None) -> None:
        self._tokens, self.sentences, self._reader = tokens, sentences, reader
        self._read: dict[int, Annotated] = {}
        self._known: dict[int, Annotation] = {}

    def __getitem__(self, index: int) -> Annotation | None:
        """Return what is said of a token, None where there is no model."""
        if index not in self._known:
            self.look_up([index])
        return self._known.get(index)

    def look_up(self, indices: Iterable[int]) -> None:
        """Ask at once about tokens that will be asked about one by one."""
        if self._reader is None:
            return
        apart: dict[int, tuple[Sequence[str], int]] = {}
        for index in indices:
            if index in self._known:
                continue
            number = bisect_right(self.sentences, (index, len(self._tokens))) - 1
            start, end = self.sentences[number]
            if number in self._read:
                self._known[index] = self._read[number][index - start]
            else:
                apart[index] = self._tokens[start:end], index - start
        if apart:
            self._known.update(zip(apart, self._reader.look_up(list(apart.values())), strict=True))

    def read(self, numbers: Sequence[int]) -> Iterable[tuple[int, Annotated]]:
        """Read some sentences at once, and return each with its number."""
        if self._reader is not None:
            sentences = [self._tokens[slice(*self.sentences[number])] for number in numbers]
            self._read.update(zip(numbers, self._reader.read(sentences), strict=True))
        return self._read.items()


_COARSE = {
    Tag.DETERMINER: "ART PDAT PIAT PPOSAT PWAT PRELAT",
    Tag.NUMERAL: "CARD",
    Tag.ADJECTIVE: "ADJA",
    Tag.NOUN: "NN NE FM TRUNC XY",
    Tag.PRONOUN: "PPER PRF PDS PIS PPOSS PRELS PWS",
    Tag.PREPOSITION: "APPR APPRART APPO APZR",
    Tag.CONJUNCTION: "KOUS KOUI KON KOKOM",
    Tag.FINITE: "VVFIN VAFIN VMFIN VVIMP VAIMP",
    Tag.NONFINITE: "VVINF VAINF VMINF VVIZU VVPP VAPP VMPP",
    Tag.ADVERB: "ADV ADJD PAV PWAV PTKNEG PTKZU PTKVZ PTKA PTKANT ITJ",
    Tag.MARK: "$. $, $(",
}
_TAGS = {fine: coarse for coarse, listing in _COARSE.items() for fine in listing.split()}

_OURS = {
    Tag.PREPOSITION: "PTKZU KOUI ADV",
    Tag.CONJUNCTION: "ADV APPR PAV PWAV PWS PRELS",
    Tag.NUMERAL: "ADJA NN",
    Tag.DETERMINER: "ADJA PIS",
    Tag.FINITE: "VVINF VAINF VMINF VVIZU VVPP VAPP VMPP ADJD ADV PAV PTKVZ APPR KON",
    Tag.NONFINITE: "VVFIN VAFIN VMFIN VVIMP VAIMP",
}
"""Where the rules keep their own class against a tag: they count some closed classes otherwise than the tagset, and
tell a finite verb from its infinitive by the whole clause."""
_NEVER_NOUNS = frozenset(["ADJD", "ADV", "PAV"])
_AFTER_ADJECTIVE = frozenset(["NN", "NE", "TRUNC", "FM", "CARD", "ADJA", "ADJD", "KON", "$("])
_KEPT = frozenset((coarse, fine) for coarse, listing in _OURS.items() for fine in listing.split())


def settle(tokens: Sequence[str], guessed: Sequence[Tag], fine: Sequence[str]) -> list[Tag]:
    """Return the word classes of a sentence: those the language model's tags say, unless the rules know better."""
    tags = [_settled(tokens[index], guessed[index], fine, index) for index in range(len(tokens))]
    for index in range(len(tokens) - 1):
        if tokens[index] == "ihr" and fine[index + 1] == "ADJA" and tokens[index + 1].endswith("er"):
            tags[index] = (
                Tag.DETERMINER
            )  # ihr außenpolitischer Sprecher: a dative would have no such adjective behind it
    settle_articles(tokens, tags)
    return tags


def _settled(token: str, ours: Tag, fine: Sequence[str], index: int) -> Tag:
    here = fine[index]
    if ours is Tag.NOUN and index == 0 and here in _NEVER_NOUNS:
        return _TAGS[here]
    if ours is Tag.NOUN or (ours, here) in _KEPT:
        return ours  # a capital is a better witness of a noun than the model, but where a sentence begins
    if ours is Tag.CONJUNCTION and _TAGS.get(here) is Tag.NOUN:
        return ours  # woran
    if ours is Tag.FINITE and (_is_surely_verb(token, here) or not _opens_noun(fine, index)):
        return ours
    return _TAGS.get(here, ours)


def _opens_noun(fine: Sequence[str], index: int) -> bool:
    """Say whether an adjective at a place has a noun, another adjective or a conjunction behind it, as one must."""
    return fine[index] != "ADJA" or (index + 1 < len(fine) and fine[index + 1] in _AFTER_ADJECTIVE)


def _is_surely_verb(token: str, fine: str) -> bool:
    """Say whether a finite form is no adjective, nor a pronoun, as the model has it: erwäge, meine, berichten."""
    forms = readings(token)
    if token in words("verbal_determiners") or all(form.tense.startswith("subjunctive") for form in forms):
        return True
    plural = any(form.shape == "infinitive" for form in forms)
    return fine == "ADJA" and plural and not may_be_adjective(token)
