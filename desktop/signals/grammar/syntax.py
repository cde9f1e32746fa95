"""The grammar of one text: its structure, and the subjects of its clauses.

This is the seam for the language model: everything above asks a `Syntax`, nothing above asks how it was made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.signals.grammar.annotation import Annotations, Reader, doubtful, settle
from desktop.signals.grammar.clauses import Clause, Clausehood, split_clauses
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.quotes import pair_quotes, stands_alone, utterances
from desktop.signals.grammar.resumption import settle_resumed
from desktop.signals.grammar.sentences import sentence_starts
from desktop.signals.grammar.structure import Structure
from desktop.signals.grammar.subjects import find_subject
from desktop.signals.grammar.tags import Tag, tag
from desktop.signals.grammar.words import words


@dataclass(slots=True, eq=False)
class Syntax(Structure):
    """The structure of a text together with the subjects of its verbs."""

    _subjects: dict[int, NounPhrase | None] = field(default_factory=dict)

    def subject_of(self, verb: int) -> NounPhrase | None:
        """Return the subject of the clause a verb stands in, by position and the case its article allows."""
        number = self.clause_at[verb]
        if number < 0:
            return None
        if number not in self._subjects:
            self._subjects[number] = None
            self._subjects[number] = find_subject(self, number)
        return self._subjects[number]


def parse(
    tokens: Sequence[str],
    paragraph_ends: frozenset[int],
    reader: Reader | None = None,
    is_candidate: Callable[[Sequence[str]], bool] | None = None,
    *,
    closing: frozenset[int] = frozenset(),
) -> Syntax:
    """Return the syntax of a text, given as tokens (white space may be among them) and each paragraph's last token.

    `reader` is a language model. It is asked at once about words the rules can't tell, in sentences that
    `is_candidate` lets through, and about others when somebody wants to know more of them. `closing` are quotation
    marks that can't be opening ones.
    """
    words_only = list(tokens)
    lowers = list(map(str.lower, words_only))
    quotes = pair_quotes(words_only, paragraph_ends, closing)
    starts = sentence_starts(words_only, paragraph_ends, quotes)
    sentences = list(pairwise([*starts, len(words_only)]))
    annotations = Annotations(words_only, sentences, reader)
    tags = _tagged(words_only, lowers, annotations, is_candidate)
    spoken = utterances(words_only, tags, quotes)
    cuts = frozenset(mark for pair in spoken if stands_alone(words_only, pair[0]) for mark in pair)
    clauses = [clause for start, end in sentences for clause in split_clauses(words_only, tags, start, end, cuts=cuts)]
    _settle_openers(lowers, tags, clauses)
    return Syntax(
        words_only,
        lowers,
        tags,
        _paragraphs(paragraph_ends, len(words_only)),
        sentences,
        quotes,
        spoken,
        clauses,
        _places(clauses, len(words_only)),
        annotations,
    )


def _tagged(
    tokens: list[str],
    lowers: list[str],
    annotations: Annotations,
    is_candidate: Callable[[Sequence[str]], bool] | None,
) -> list[Tag]:
    """Return a tag for each word: by the rules, where they can't tell it in candidates by the language model."""
    tags: list[Tag] = []
    asked: dict[tuple[int, int], Sequence[int]] = {}
    for start, end in annotations.sentences:
        guessed = tag(tokens[start:end])
        tags.extend(guessed)
        if is_candidate is None or is_candidate(lowers[start:end]):
            asked[start, end] = doubtful(lowers[start:end], guessed)
    annotations.look_up(start + place for (start, _), places in asked.items() for place in places)
    for (start, end), places in asked.items():
        told = {place: annotation.tag for place in places if (annotation := annotations[start + place])}
        if told:
            tags[start:end] = settle(tokens[start:end], tags[start:end], told)
    for start, end in annotations.sentences:
        if lowers[start:end].count(",") > 1:
            resumed = tags[start:end]
            settle_resumed(lowers[start:end], resumed)
            tags[start:end] = resumed
    return tags


def _settle_openers(lowers: Sequence[str], tags: list[Tag], clauses: Sequence[Clause]) -> None:
    """Tell pronouns from articles where they open a relative clause: eine Zahl, *die* Ärzte auf zehn schätzen."""
    for clause in clauses:
        opener = clause.opener
        if clause.sort is Clausehood.RELATIVE and opener is not None and lowers[opener] in words("definite_articles"):
            tags[opener] = Tag.PRONOUN


def _paragraphs(paragraph_ends: frozenset[int], length: int) -> list[tuple[int, int]]:
    return list(pairwise(sorted({0, *(end + 1 for end in paragraph_ends), length})))


def _places(clauses: Sequence[Clause], length: int) -> list[int]:
    """Return for each word the number of its clause, -1 for a mark between clauses."""
    clause_at = [-1] * length
    for number, clause in enumerate(clauses):
        for index in clause.tokens:
            clause_at[index] = number
    return clause_at
