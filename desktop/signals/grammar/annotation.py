"""What the language model says of a word, and what the rules make of it."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from desktop.signals.grammar.lookalikes import attributes_like_verbs
from desktop.signals.grammar.tags import Tag, is_known, may_be_adjective, settle_articles
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


Place = tuple[tuple[int, int], int]
"""A word by its number, behind those of the first word of its sentence and of the first after it."""


class Reader(Protocol):
    """A language model; a word by itself costs more than one of many, but less than its sentence."""

    def look_up(self, words: Sequence[str], places: Sequence[Place], /) -> Sequence[Annotation]:
        """Return all that is said of the words at some places."""


class Annotations:
    """What the language model says of the words of one text, read where it is asked about."""

    def __init__(self, tokens: Sequence[str], sentences: Sequence[tuple[int, int]], reader: Reader | None) -> None:
        self._tokens, self.sentences, self._reader = tokens, sentences, reader
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
        new = sorted({index for index in indices if index not in self._known})
        if new:
            told = self._reader.look_up(self._tokens, [(self._sentence_of(index), index) for index in new])
            self._known.update(zip(new, told, strict=True))

    def _sentence_of(self, index: int) -> tuple[int, int]:
        return self.sentences[bisect_right(self.sentences, (index, len(self._tokens))) - 1]


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
_BEFORE_NOUN = ([Tag.NOUN], [Tag.ADJECTIVE])
_NEVER_NOUNS = frozenset(["ADJD", "ADV", "PAV"])
_AFTER_ADJECTIVE = frozenset(["NN", "NE", "TRUNC", "FM", "CARD", "ADJA", "ADJD", "KON", "$("])
_KEPT = frozenset((coarse, fine) for coarse, listing in _OURS.items() for fine in listing.split())


def doubtful(lowers: Sequence[str], tags: Sequence[Tag]) -> Sequence[int]:
    """Return the places in a sentence of which a language model can tell more; none if all its words are known.

    An unknown word with the ending of an adjective is one if a noun follows; else it may be a verb that nobody has
    listed. Where there is one, a finite verb may be an adjective, a capital at the beginning no noun, and the pronoun
    before it an article: die dpa.
    """
    unknown = [
        index
        for index, here in enumerate(tags)
        if (here is Tag.ADVERB or (here is Tag.ADJECTIVE and tags[index + 1 : index + 2] not in _BEFORE_NOUN))
        and not is_known(lowers[index])
    ]
    if unknown:
        unknown += [index - 1 for index in unknown if tags[index - 1 : index] == [Tag.PRONOUN]]
        finites = (index for index, here in enumerate(tags[:-1]) if here is Tag.FINITE)
        unknown += (at for index in finites if may_be_adjective(lowers[index]) for at in (index, index + 1))
        unknown += [0] if tags[0] is Tag.NOUN else []
    return unknown + [at for index in attributes_like_verbs(lowers, tags) for at in (index, index + 1)]


def settle(tokens: Sequence[str], guessed: Sequence[Tag], fine: Mapping[int, str]) -> list[Tag]:
    """Return the word classes of a sentence: those the language model's tags say, unless the rules know better."""
    tags = list(guessed)
    for index in fine:
        tags[index] = _settled(tokens[index], guessed[index], fine, index)
    for index in attributes_like_verbs(tokens, guessed):
        if fine.get(index) == "ADJA" and _opens_noun(fine, index):
            tags[index] = Tag.ADJECTIVE
    settle_articles(tokens, tags)
    return tags


def _settled(token: str, ours: Tag, fine: Mapping[int, str], index: int) -> Tag:
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


def _opens_noun(fine: Mapping[int, str], index: int) -> bool:
    """Say whether an adjective at a place has a noun, another adjective or a conjunction behind it, as one must."""
    return fine[index] != "ADJA" or fine.get(index + 1) in _AFTER_ADJECTIVE


def _is_surely_verb(token: str, fine: str) -> bool:
    """Say whether a finite form is no adjective, nor a pronoun, as the model has it: erwäge, meine, berichten."""
    forms = readings(token)
    if token in words("verbal_determiners") or all(form.tense.startswith("subjunctive") for form in forms):
        return True
    plural = any(form.shape == "infinitive" for form in forms)
    return fine == "ADJA" and plural and not may_be_adjective(token)
