"""The cues of resources/lexicons/de/speech.toml, and where verbs of saying stand in a text."""

from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.signals.files import lexicon_file
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.verbs import readings
from desktop.signals.grammar.words import words

_KEPT_FORMS = 50_000
_VERBAL = (Tag.FINITE, Tag.NONFINITE)


@cache
def _tables() -> dict[str, dict[str, str]]:
    return lexicon_file("speech.toml")


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """Return the words of one list.

    >>> "eigenen" in listed("adpositions", "own")
    True
    """
    return frozenset(_tables()[table][name].split())


@cache
def classes(table: str) -> dict[str, str]:
    """Return the class of every word in a table of classes; the first class that names a word counts.

    >>> classes("verbs")["zurück|weisen"]
    'denial'
    """
    found: dict[str, str] = {}
    for name, listing in _tables()[table].items():
        for word in listing.split():
            found.setdefault(word, name)
    return found


@cache
def needed_words(table: str, lemma: str) -> frozenset[str] | None:
    """Return the words one of which a verb needs beside it, none where it needs no word, None for an unlisted verb."""
    listing = _tables()[table].get(lemma)
    return None if listing is None else frozenset(listing.split())


@dataclass(frozen=True, slots=True)
class SayVerb:
    """A verb of saying or thinking where it stands."""

    verb: int
    tokens: tuple[int, ...]
    """The verb and its split-off particle."""
    lemma: str
    cue_class: str
    clause: Clause
    passive: bool

    @property
    def leads(self) -> bool:
        """Say whether the clause begins with its finite verb: …, *sagte* er."""
        return self.clause.finite == self.clause.start and self.clause.sort is Clausehood.MAIN

    def weighs(self, syntax: Syntax) -> bool:
        """Say whether something is a reason, and nobody speaks: dagegen *spricht*, dass es eilt."""
        inside = (syntax.lowers[index] for index in self.clause.tokens)
        return self.lemma == "sprechen" and not listed("rules", "weighing").isdisjoint(inside)

    def follows_so(self, syntax: Syntax) -> bool:
        """Say whether the clause begins with "so" and its finite verb: …, *so glaubt* man."""
        first = self.clause.start
        return self.clause.finite == first + 1 and syntax.lowers[first] == "so" and syntax.tokens[first] == "so"


@lru_cache(maxsize=1)
def say_verbs(syntax: Syntax) -> tuple[SayVerb, ...]:
    """Return the verbs of saying in text order; they are asked for more than once while a text is read."""
    found: list[SayVerb] = []
    for clause in syntax.clauses:
        verbal = [index for index in clause.tokens if syntax.tags[index] in _VERBAL and _may_say(syntax.lowers[index])]
        found += filter(None, (_say_verb(syntax, clause, index) for index in verbal))
    return tuple(found)


@lru_cache(maxsize=_KEPT_FORMS)
def _may_say(lower: str) -> bool:
    """Say whether a lower-case word can be a verb of saying, a particle apart from it not counted."""
    lemmas = {form.lemma for form in readings(lower)} or {lower}
    return not _say_lemmas().isdisjoint(lemmas)


@cache
def _say_lemmas() -> frozenset[str]:
    """Return the verbs of saying, with their particles and without."""
    return frozenset(part for lemma in classes("verbs") for part in (lemma, lemma.rpartition("|")[2]))


def _say_verb(syntax: Syntax, clause: Clause, index: int) -> SayVerb | None:
    table = classes("verbs")
    lemma = next((lemma for lemma in sorted(syntax.lemmas(index), key=len, reverse=True) if lemma in table), None)
    if lemma is None or (clause.finite is not None and index != clause.finite and syntax.tags[index] is Tag.FINITE):
        return None
    particle = syntax.particle_of(index) if syntax.tags[index] is Tag.FINITE else None
    if particle is not None and "|" in lemma and lemma.partition("|")[0] != syntax.lowers[particle]:
        particle = None  # wie aus dem Papier hervorgeht, um zu sparen
    if particle is not None and "|" not in lemma:
        if syntax.lowers[particle] not in words("loose_particles"):
            return None
        particle = None
    passive = in_passive(syntax, clause, index)
    if lemma in listed("rules", "active") and (passive or _is_apart(syntax, index)):
        return None
    if passive and "werden" not in _auxiliaries(syntax, clause, index) and syntax.lemmas(index) - table.keys():
        return None  # in Not geraten: no participle of "raten"
    if (
        _is_attribute(syntax, clause, index)
        or _is_reflexive(syntax, clause, lemma)
        or _shows_itself(syntax, clause, lemma)
        or not _has_needed(syntax, clause, lemma)
        or (table[lemma] == "naming" and _only_names(syntax, clause, passive=passive))
    ):
        return None
    tokens = (index,) if particle is None else (index, particle)
    return SayVerb(index, tokens, lemma, table[lemma], clause, passive)


def _is_apart(syntax: Syntax, index: int) -> bool:
    """Say whether a word is the particle of the verb right behind it: *bekannt* gegeben."""
    return syntax.tags[index + 1] in _VERBAL and syntax.particle_before(index + 1) == index


def _is_reflexive(syntax: Syntax, clause: Clause, lemma: str) -> bool:
    """Say whether "sich" makes a verb tell of things: die Furcht *bestätigt sich*."""
    return lemma in listed("rules", "not_reflexive") and any(syntax.lowers[at] == "sich" for at in clause.tokens)


def _shows_itself(syntax: Syntax, clause: Clause, lemma: str) -> bool:
    """Say whether "sich" stands right before a verb that ends its clause: Mängel, die *sich gezeigt* hatten."""
    if lemma not in listed("rules", "showing") or clause.sort is Clausehood.MAIN:
        return False
    return any(syntax.lowers[at] == "sich" and lemma in syntax.lemmas(at + 1) for at in clause.tokens[:-1])


def _has_needed(syntax: Syntax, clause: Clause, lemma: str) -> bool:
    """Say whether a verb has the word beside it without which it hands over nothing: besteht *darauf*."""
    needed = needed_words("needs", lemma)
    return needed is None or any(syntax.lowers[index] in needed for index in clause.tokens)


def _only_names(syntax: Syntax, clause: Clause, *, passive: bool) -> bool:
    """Say whether a verb tells how something is called, by itself or by all: nennt sich, wie man ihn nennt."""
    if clause.finite is None or (clause.opener is not None and syntax.lowers[clause.opener] == "wie"):
        return True
    inside = {syntax.lowers[index] for index in clause.tokens}
    if inside & {"sich", "man"}:
        return True
    written = inside & listed("rules", "documents") or any(map(_ends_as_document, inside))
    return passive and not written and not inside & listed("rules", "agents")


def _ends_as_document(lower: str) -> bool:
    return lower.endswith(tuple(listed("rules", "document_endings")))


def in_passive(syntax: Syntax, clause: Clause, index: int) -> bool:
    """Say whether the subject of a verb is not who acts: wird *gesagt*, ist *angekündigt*, ist zu *erwarten*."""
    if is_to_be(syntax, clause, index) and clause.finite is not None:
        return any(form.lemma == "sein" for form in syntax.forms(clause.finite))
    if not is_participle(syntax, index):
        return False
    auxiliaries = _auxiliaries(syntax, clause, index)
    return "werden" in auxiliaries or ("sein" in auxiliaries and not syntax.lemmas(index) & listed("rules", "moving"))


def is_to_be(syntax: Syntax, clause: Clause, index: int) -> bool:
    """Say whether an infinitive stands with "zu", before it or inside: zu *erwarten*, davon *auszugehen*."""
    if syntax.lowers[index - 1] == "zu":
        return index - 1 in clause.tokens
    particles = (lemma.partition("|")[0] for lemma in syntax.lemmas(index) if "|" in lemma)
    return any(syntax.lowers[index].startswith(particle + "zu") for particle in particles)


def is_participle(syntax: Syntax, index: int) -> bool:
    """Say whether a word is a participle that is no finite verb."""
    participle = any(form.shape == "participle" for form in syntax.forms(index))
    return participle and syntax.tags[index] is not Tag.FINITE


def _auxiliaries(syntax: Syntax, clause: Clause, index: int) -> set[str]:
    """Return the lemmas of the other verbs of a clause."""
    return {
        form.lemma
        for other in clause.tokens
        if other != index and syntax.tags[other] in (Tag.FINITE, Tag.NONFINITE)
        for form in syntax.forms(other)
    }


def _is_attribute(syntax: Syntax, clause: Clause, index: int) -> bool:
    """Say whether a participle belongs to a noun, since no verb of its clause governs it: das Haus, *genannt* Hof."""
    if clause.finite is None or not is_participle(syntax, index):
        return False
    if clause.sort is Clausehood.MAIN and clause.start < index < clause.finite and syntax.tokens[index - 1] == ",":
        return True
    infinitive = any(form.shape == "infinitive" for form in syntax.forms(index))
    return not infinitive and _auxiliaries(syntax, clause, index).isdisjoint(words("governing_verbs"))
