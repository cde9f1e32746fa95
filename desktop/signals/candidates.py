"""The cheap pass: whether a sentence holds the words a signal or an attribution is made of.

Only such a sentence is worth the language model's time; what the others say is told well enough by the rules of
`grammar.tags`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from desktop.signals.grammar.verbs import readings
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.patterns import Phrase
from desktop.signals.rulebook import load_lexicon
from desktop.signals.speech.cues import classes, listed

_LISTS = (
    *("epistemic_modals", "reportive_sollen", "reportive_wollen", "hearsay_participles"),
    *("anonymity_words", "document_nouns", "surroundings"),
)
"""The lists that the methods start from."""
_QUOTATION_MARKS = frozenset('„“”»«"‚‘›‹')
_COMMON = ("prepositions", "negators", "determiners")
_KEPT_FORMS = 100_000
_NOTHING = frozenset[frozenset[str]]()
_NOTHING_MORE = frozenset([frozenset[str]()])
"""What a word needs that tells nothing, and one that tells by itself."""


def is_candidate(lowers: Sequence[str]) -> bool:
    """Say whether a sentence, given as lower-case words, may hold a signal or somebody's words."""
    sentence = frozenset(lowers)
    if not _telling().isdisjoint(sentence):
        return True
    return any(needed <= sentence for lower in sentence for needed in _triggers(lower))


@cache
def _telling() -> set[str]:
    """Return the words that tell by themselves, as far as they have been met: most candidates hold one of them."""
    return set(_words())


@lru_cache(maxsize=_KEPT_FORMS)
def _triggers(lower: str) -> frozenset[frozenset[str]]:
    """Return the sets of other words any one of which makes a sentence with this word a candidate."""
    forms = readings(lower)
    subjunctive = any(form.tense.startswith("subjunctive") for form in forms)
    if subjunctive or lower in _words() or lower.endswith(_endings()):
        found = _NOTHING_MORE
    else:
        found = _phrases().get(lower, _NOTHING).union(*(_verbs().get(form.lemma, ()) for form in forms))
    if frozenset() in found and len(_telling()) < _KEPT_FORMS:
        _telling().add(lower)
    return found


@cache
def _verbs() -> dict[str, set[frozenset[str]]]:
    """Return by a verb of saying or of a rule the other words it needs: its particle, a common complement."""
    found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for lemma, needed in chain(_verbs_of_rules(), ((lemma, frozenset[str]()) for lemma in classes("verbs"))):
        particle, _, verb = lemma.rpartition("|")
        found[lemma].add(needed)
        found[verb].add(needed | ({particle} if particle else set()))
    return dict(found)


def _verbs_of_rules() -> Iterator[tuple[str, frozenset[str]]]:
    for rule in load_lexicon().rules:
        common = [complement for complement in rule.complements if not _is_rare(complement)]
        for needed in map(_words_of, common) if rule.complements else (frozenset[str](),):
            yield from ((lemma, needed) for lemma in rule.verbs)


@cache
def _phrases() -> dict[str, frozenset[frozenset[str]]]:
    """Return by the telling word of a phrase the other words it can't do without: *Rede*, by "von", "kann", "keine"."""
    found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for phrase in _every_phrase():
        for written in phrase.telling.written:
            found[written].add(_words_of(phrase) - {written})
    return {written: frozenset(needed) for written, needed in found.items()}


@cache
def _words() -> frozenset[str]:
    """Return the nouns, prepositions and adverbs of saying, and the words the methods start from."""
    with_noun = listed("adpositions", "with_noun")
    alone = (listed("adpositions", "before") | listed("adpositions", "after")) - with_noun
    speech = alone.union(classes("nouns"), *(listed("adpositions", name) for name in ("nach", "aus", "unter")))
    methods = {word for name in _LISTS for word in words(name)}
    return frozenset(speech | methods | listed("adverbs", "anaphoric") | _QUOTATION_MARKS)


@cache
def _endings() -> tuple[str, ...]:
    telling = {ending for phrase in _every_phrase() for ending in phrase.telling.endings}
    return (*telling, *words("circles"), *listed("adpositions", "nach_endings"))


def _every_phrase() -> Iterator[Phrase]:
    """Yield what is looked for by itself; a noun that speaks is found by how it speaks."""
    for rule in load_lexicon().rules:
        yield from (*rule.phrases, *filter(_is_rare, rule.complements))


def _words_of(phrase: Phrase) -> frozenset[str]:
    """Return the words a phrase can't do without in just that form."""
    single = (word.written for word in phrase.words if word.certain and len(word.written) == 1 and not word.endings)
    return frozenset().union(*single)


def _is_rare(complement: Phrase) -> bool:
    """Say whether a complement can be looked for without its verb: "nicht" or "auf" can't."""
    return not any(words(name) & complement.telling.written for name in _COMMON)
