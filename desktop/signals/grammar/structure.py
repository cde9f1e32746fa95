"""What the tokens of one text form: sentences, quotations, clauses, phrases, verbs with their particles."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from desktop.signals.grammar.annotation import Annotations
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase, noun_phrases
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.verbs import Form, particles, readings
from desktop.signals.grammar.words import words

_TENSES = {("Sub", "Pres"): "subjunctive1", ("Sub", "Past"): "subjunctive2", ("Ind", "Past"): "past"}
_NUMBERS = {"Sing": "singular", "Plur": "plural"}
_PARTICLE_REACH = 80
"""A particle further behind its verb than this belongs to another one."""


@dataclass(slots=True, eq=False)
class Structure:
    """Tokens of one text and what they form. All places are token indices, half open where they are ranges."""

    tokens: list[str]
    lowers: list[str]
    tags: list[Tag]
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    quotes: list[tuple[int, int]]
    """Paired marks: (opening, closing)."""
    utterances: list[tuple[int, int]]
    """The quotes among them that hold a sentence of somebody's, no title, name or single word."""
    clauses: list[Clause]
    clause_at: list[int]
    """For each token the index of its clause, -1 for marks between clauses."""
    annotations: Annotations
    """What the language model says of each token."""
    _phrases: dict[int, list[NounPhrase]] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _particles: dict[int, int | None] = field(default_factory=dict)
    _lemmas: dict[int, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [clause.start for clause in self.clauses]

    @property
    def places(self) -> Mapping[str, list[int]]:
        """Return the tokens of each lower-case word: a text is searched by its words, most of which come again."""
        if not self._places:
            self._places = defaultdict(list)
            for index, lower in enumerate(self.lowers):
                self._places[lower].append(index)
        return self._places

    def places_of(self, wanted: AbstractSet[str]) -> list[int]:
        """Return the tokens that are one of some lower-case words, in text order."""
        places = self.places
        return sorted(index for lower in places.keys() & wanted for index in places[lower])

    def sentence_of(self, index: int) -> tuple[int, int]:
        """Return the sentence a token stands in."""
        return self.sentences[bisect_right(self.sentences, (index, len(self.tokens) + 1)) - 1]

    def sentence_number(self, index: int) -> int:
        """Return which sentence a token stands in, counted from 0."""
        return bisect_right(self.sentences, (index, len(self.tokens) + 1)) - 1

    def clause_of(self, index: int) -> Clause | None:
        """Return the clause a token stands in, None for a mark between clauses."""
        number = self.clause_at[index]
        return self.clauses[number] if number >= 0 else None

    def clauses_in(self, start: int, end: int) -> list[Clause]:
        """Return the clauses that begin between two tokens."""
        first = bisect_left(self._starts, start)
        return self.clauses[first : bisect_left(self._starts, end, lo=first)]

    def quote_around(self, index: int) -> tuple[int, int] | None:
        """Return the quotation a token stands in."""
        position = bisect_right(self.quotes, (index, len(self.tokens))) - 1
        if position >= 0 and self.quotes[position][0] <= index <= self.quotes[position][1]:
            return self.quotes[position]
        return None

    def phrases_of(self, start: int, end: int) -> list[NounPhrase]:
        """Return the noun phrases of the sentence from `start` to `end`."""
        if start not in self._phrases:
            self._phrases[start] = noun_phrases(self.tokens, self.tags, start, end)
        return self._phrases[start]

    def phrases_between(self, start: int, end: int) -> list[NounPhrase]:
        """Return the noun phrases that begin between two tokens of one sentence."""
        phrases = self.phrases_of(*self.sentence_of(start))
        first = bisect_left(phrases, start, key=_phrase_start)
        return phrases[first : bisect_left(phrases, end, lo=first, key=_phrase_start)]

    def phrase_around(self, index: int) -> NounPhrase | None:
        """Return the noun phrase a token stands in."""
        phrases = self.phrases_of(*self.sentence_of(index))
        position = bisect_right(phrases, index, key=_phrase_start) - 1
        return phrases[position] if position >= 0 and index < phrases[position].end else None

    def forms(self, index: int) -> tuple[Form, ...]:
        """Return the verb readings of a token: by the list of verbs, else by the language model; none for a noun."""
        if self.tags[index] is Tag.NOUN:
            return ()
        return readings(self.lowers[index]) or self._annotated_form(index)

    def _annotated_form(self, index: int) -> tuple[Form, ...]:
        annotation = self.annotations[index] if self.tags[index] is Tag.FINITE else None
        if annotation is None or not annotation.mood:
            return ()
        tense = _TENSES.get((annotation.mood, annotation.tense), "present")
        return (Form(self.lowers[index], "finite", tense, _NUMBERS.get(annotation.number, "both")),)

    def is_subjunctive(self, index: int) -> bool:
        """Say whether the language model reads a token as subjunctive."""
        annotation = self.annotations[index]
        return annotation is not None and annotation.mood == "Sub"

    def particle_of(self, finite: int) -> int | None:
        """Return the split-off particle of a finite verb: weist … *zurück*."""
        if finite not in self._particles:
            self._particles[finite] = self._find_particle(finite)
        return self._particles[finite]

    def _find_particle(self, finite: int) -> int | None:
        clause = self.clause_of(finite)
        if clause is None:
            return None
        if clause.sort is not Clausehood.MAIN and self.particle_before(finite) is not None:
            return self.particle_before(finite)
        first = bisect_right(clause.tokens, finite)
        for index in reversed(clause.tokens[first : first + _PARTICLE_REACH]):
            if self.lowers[index] in particles() and self._at_edge(index):
                return index
        return self._particle_beyond(finite)

    def _at_edge(self, index: int) -> bool:
        """Say whether a token stands where its clause may end."""
        after = index + 1
        quote = self.quote_around(after)
        if quote is not None and quote[0] == after and self.tags[index] is Tag.DETERMINER:
            return False  # als ein „Zeichen“
        if after >= self.sentence_of(index)[1] or self.tags[after] is Tag.MARK:
            return True
        if self.tags[index] is Tag.PREPOSITION and self.tags[after] in (
            Tag.DETERMINER,
            Tag.NOUN,
            Tag.PRONOUN,
            Tag.NUMERAL,
        ):
            return False
        return self.lowers[after] in words("coordinators") or self.tags[after] in (Tag.CONJUNCTION, Tag.PREPOSITION)

    def _particle_beyond(self, finite: int) -> int | None:
        """Look for the particle behind embedded clauses: weist Vorwürfe, er habe gelogen, *zurück*."""
        _, end = self.sentence_of(finite)
        behind = range(finite + 1, min(end, finite + _PARTICLE_REACH))
        known = particles()
        for index in [index for index in behind if self.lowers[index] in known]:
            alone = self.tags[index - 1] is Tag.MARK
            last = index + 1 < end and self.tokens[index + 1] in ".;:"
            edge = self._at_edge(index) and self.tags[index + 1] is not Tag.PREPOSITION  # not: , statt auf ihn zu hören
            if (alone or last) and edge and not self._belongs_to_another(index, finite):
                return index
        return None

    def _belongs_to_another(self, index: int, finite: int) -> bool:
        """Say whether another finite verb stands in the same stretch between marks as a particle."""
        clause = self.clause_of(index)
        if clause is None or clause.finite is None or clause.finite == finite:
            return clause is not None and clause.finite == finite
        return not any(self.tags[between] is Tag.MARK for between in range(min(clause.finite, index), index))

    def lemmas(self, index: int) -> frozenset[str]:
        """Return the lemmas a verb form may belong to, with its particle where that stands apart."""
        if index not in self._lemmas:
            finite = self.tags[index] is Tag.FINITE  # and so, as "gehört", no participle of another verb
            fitting = [form.lemma for form in self.forms(index) if form.shape == "finite" or not finite]
            plain = frozenset(fitting or (form.lemma for form in self.forms(index)))
            particle = self.particle_of(index) if finite else self.particle_before(index)
            apart = (f"{self.lowers[particle]}|{lemma}" for lemma in plain) if particle is not None else ()
            self._lemmas[index] = plain.union(apart)
        return self._lemmas[index]

    def particle_before(self, index: int) -> int | None:
        """Return the particle written apart before its verb: bekannt gegeben, *fest* steht, *klar* zu machen."""
        before = index - 2 if index > 1 and self.lowers[index - 1] == "zu" else index - 1
        apart = (
            before >= 0
            and self.lowers[before] in particles()
            and self.tags[before] not in (Tag.PREPOSITION, Tag.NOUN, Tag.MARK)
        )
        return before if apart else None

    def may_mean(self, pronoun: int, phrase: NounPhrase) -> bool:
        """Say whether a pronoun may stand for a phrase: number and gender agree as far as the model tells them.

        The gender of a name by itself is a guess: Weber may be she.
        """
        if self.tags[pronoun] is not Tag.PRONOUN:
            return True  # an adverb, demnach, goes with all
        self.annotations.look_up([pronoun, phrase.head])
        here, head = self.annotations[pronoun], self.annotations[phrase.head]
        if here is None or head is None:
            return True
        number, meant = self.number_of(phrase), self._number_by_verb(pronoun) or here.number
        plural = meant == "Plur"
        if number and meant and plural != (number == "Plur"):
            return False
        guessed = head.tag == "NE" and phrase.start == phrase.head
        return plural or guessed or "" in (here.gender, head.gender) or here.gender == head.gender

    def _number_by_verb(self, pronoun: int) -> str:
        """Return Sing or Plur where the verb of its clause tells what "sie" is, as the subject that it mostly is."""
        clause = self.clause_of(pronoun) if self.lowers[pronoun] == "sie" else None
        if clause is None or clause.finite is None:
            return ""
        told = {form.number for form in self.forms(clause.finite) if form.shape == "finite"}
        return {"singular": "Sing", "plural": "Plur"}.get(told.pop(), "") if len(told) == 1 else ""

    def meant(self, pronoun: int, phrases: Sequence[NounPhrase]) -> list[NounPhrase]:
        """Return those of some phrases for which a pronoun may stand; the model is asked about all at once."""
        if self.tags[pronoun] is Tag.PRONOUN:
            self.annotations.look_up([pronoun, *(phrase.head for phrase in phrases)])
        return [phrase for phrase in phrases if self.may_mean(pronoun, phrase)]

    def number_of(self, phrase: NounPhrase) -> str:
        """Return Sing or Plur where an article or a name tells, else "": a bare noun is too often misread."""
        opening = self.tags[phrase.start]
        if opening is Tag.DETERMINER and (told := _number_told(self.lowers[phrase.start], self.lowers[phrase.head])):
            return told
        before = phrase.head - 1
        if before > phrase.start and self.tags[before] is Tag.ADJECTIVE:
            told = _number_declined(self.lowers[phrase.start], self.lowers[before])
            if told:
                return told
        first = self.annotations[phrase.start] if opening in (Tag.DETERMINER, Tag.NOUN) else None
        return first.number if first is not None and (opening is Tag.DETERMINER or first.tag == "NE") else ""

    def begins_anew(self, phrase: NounPhrase, noun: int) -> bool:
        """Say whether a noun behind another is no name but a plural by itself: leben die Briten *Ärzten* zufolge."""
        if noun <= phrase.head or self.tags[noun - 1 : noun + 1] != [Tag.NOUN, Tag.NOUN]:
            return False
        self.annotations.look_up([noun - 1, noun])
        before, annotation = self.annotations[noun - 1], self.annotations[noun]
        if before is None or annotation is None or before.tag == "ADJA":
            return False
        return (annotation.tag, annotation.number) == ("NN", "Plur")

    def is_bare(self, phrase: NounPhrase) -> bool:
        """Say whether nothing stands before a noun but a first name that looks like an adjective: *Sabine* Weber."""
        first = phrase.start
        if first == phrase.head:
            return True
        likely = phrase.head == first + 1 and self.tags[first] is Tag.ADJECTIVE and self.tokens[first][0].isupper()
        annotation = self.annotations[first] if likely else None
        return annotation is not None and annotation.tag == "NE"

    def antecedent_of(self, clause: Clause) -> NounPhrase | None:
        """Return the noun phrase a relative clause belongs to: the last one before it."""
        phrases = self.phrases_of(*self.sentence_of(clause.start))
        position = bisect_right(phrases, clause.start, key=_phrase_end) - 1
        return phrases[position] if position >= 0 else None


def _number_told(article: str, noun: str) -> str:
    """Return the number that an article tells, with the ending of its noun: der Plan, die Zeitung, die Zeitungen."""
    if article in words("singular_determiners"):
        return "Sing"
    if article in words("plural_starts"):
        return "Plur"
    if not article.endswith("e"):
        return ""
    if noun.endswith(tuple(words("plural_endings_behind_die"))):
        return "Plur"
    return "Sing" if noun.endswith(tuple(words("singular_endings_behind_die"))) else ""


def _number_declined(article: str, adjective: str) -> str:
    """Return the number that an adjective tells behind its article: die *alte* Firma, die *alten* Firmen."""
    if article not in words("weak_articles"):
        return ""
    return "Sing" if adjective.endswith("e") else "Plur" if adjective.endswith("en") else ""


def _phrase_end(phrase: NounPhrase) -> int:
    return phrase.end


def _phrase_start(phrase: NounPhrase) -> int:
    return phrase.start
