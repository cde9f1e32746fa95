"""The grammar of one text: its structure, and the subjects of its clauses.

This is the seam for the language model: everything above asks a `Syntax`, nothing above asks how it was made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.signals.grammar.annotation import Annotation, Reader, settle
from desktop.signals.grammar.clauses import Clause, split_clauses
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.quotes import pair_quotes, stands_alone, utterances
from desktop.signals.grammar.sentences import sentence_starts
from desktop.signals.grammar.structure import Structure
from desktop.signals.grammar.subjects import find_subject
from desktop.signals.grammar.tags import Tag, tag


@dataclass(slots=True)
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


def parse(tokens: Sequence[str], paragraph_ends: frozenset[int], read: Reader | None = None) -> Syntax:
    """Return the syntax of a text, given as tokens (white space may be among them) and each paragraph's last token.

    `read` asks a language model about sentences; without one, or where it leaves a sentence out, rules do.
    """
    words_only = list(tokens)
    quotes = pair_quotes(words_only, paragraph_ends)
    starts = sentence_starts(words_only, paragraph_ends, quotes)
    sentences = list(pairwise([*starts, len(words_only)]))
    tags: list[Tag] = []
    clauses: list[Clause] = []
    annotations: list[Annotation | None] = [None] * len(words_only)
    for (start, end), annotated in zip(sentences, _annotated(words_only, sentences, read), strict=True):
        guessed = tag(words_only[start:end])
        tags.extend(settle(words_only[start:end], guessed, annotated) if annotated else guessed)
        if annotated:
            annotations[start:end] = annotated
    spoken = utterances(words_only, tags, quotes)
    cuts = frozenset(mark for pair in spoken if stands_alone(words_only, pair[0]) for mark in pair)
    for start, end in sentences:
        clauses.extend(split_clauses(words_only, tags, start, end, cuts=cuts))
    clause_at = [-1] * len(words_only)
    for number, clause in enumerate(clauses):
        for index in clause.tokens:
            clause_at[index] = number
    ends = sorted(paragraph_ends | ({len(words_only) - 1} if words_only else set()))
    paragraphs = list(zip([0, *(end + 1 for end in ends[:-1])], [end + 1 for end in ends], strict=True)) if ends else []
    return Syntax(
        words_only,
        [token.lower() for token in words_only],
        tags,
        paragraphs,
        sentences,
        quotes,
        spoken,
        clauses,
        clause_at,
        annotations,
    )


def _annotated(
    tokens: list[str], sentences: list[tuple[int, int]], read: Reader | None
) -> Sequence[Sequence[Annotation] | None]:
    if read is None:
        return [None] * len(sentences)
    return read([tokens[start:end] for start, end in sentences])
