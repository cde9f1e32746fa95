"""Lemmas by the conventions of the treebank: HanTa's, but for closed classes what the gold says of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from model.sentences import Sentence

Table = dict[tuple[str, str], str]
"""From a form in lower case and its tag to the lemma."""

_CLOSED_TAGS = (
    "PPER PRF PDS PIS PIAT PPOSAT PPOSS ART PRELS PRELAT PWS PWAT PWAV PDAT PAV ADV APPR APPRART APPO APZR CARD "
    "KOUS KOUI KON KOKOM PTKNEG PTKZU PTKVZ PTKANT PTKA VMFIN VMINF VAFIN VAINF VAPP $, $. $("
)
_CLOSED = frozenset(_CLOSED_TAGS.split())
_MARKS = frozenset({"$,", "$.", "$("})
_NOUNS = frozenset({"NN", "NE"})
_CONTRACTED = {"im": "in", "ins": "in", "am": "an", "ans": "an", "vom": "von", "zum": "zu", "zur": "zu", "beim": "bei"}


def learn(gold: Iterable[Sentence]) -> Table:
    """Read off the gold which lemma a word of a closed class has most often."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in gold:
        for word in sentence.words:
            if word.tag in _CLOSED:
                counts[word.form.lower(), word.tag][word.lemma] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}


def lemma(form: str, tag: str, guess: str, table: Table) -> str:
    """Return the lemma of a form with that tag, given what HanTa guesses.

    >>> lemma("Vom", "APPRART", "vom", {}), lemma("EU", "NE", "Eu", {}), lemma("Häuser", "NN", "Haus", {})
    ('von', 'EU', 'Haus')
    """
    lower = form.lower()
    if tag in _MARKS:
        return form
    if (lower, tag) in table:
        return table[lower, tag]
    if tag == "CARD" or (len(form) > 1 and form.isupper()):
        return form
    if tag == "APPRART":
        return _CONTRACTED.get(lower, lower.rstrip("ms"))
    if tag == "PTKVZ":
        return lower
    if tag in _NOUNS and form[0].isupper():
        return guess[:1].upper() + guess[1:]
    return guess
