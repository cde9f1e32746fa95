"""Tags and lemmas of HanTa, the Hanover tagger: the first guess on which teacher and lemmas build."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from model.sentences import Sentence

_MODEL = "morphmodel_ger.pgz"
_MARKS = {",": "$,", ".": "$.", "!": "$.", "?": "$.", ":": "$.", ";": "$."}
_SIGNS = frozenset("%&§$€+=")
"""Marks that are read as words."""
_OURS = {"NNA": "NN", "NNI": "NN", "PROAV": "PAV"}
"""Finer nouns and an older name."""


def tagged(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Add tags and lemmas of HanTa to sentences."""
    for sentence in sentences:
        guesses = _tagger().tag_sent([word.form for word in sentence.words], taglevel=1)
        words = [
            word._replace(hanta_tag=tag(word.form, theirs), hanta_lemma=lemma)
            for word, (_, lemma, theirs) in zip(sentence.words, guesses, strict=True)
        ]
        yield sentence._replace(words=words)


def tag(form: str, theirs: str) -> str:
    """Return HanTa's tag as the treebanks write it; marks go by their form.

    >>> tag("Haus", "NN"), tag("dagegen", "PROAV"), tag("–", "$(")
    ('NN', 'PAV', '$(')
    """
    if form not in _SIGNS and not any(char.isalnum() for char in form):
        return _MARKS.get(form, "$(")
    if theirs.startswith("$"):
        return theirs if theirs in ("$,", "$.", "$") else "$("
    plain = theirs.replace("(", "").replace(")", "")
    return _OURS.get(plain, plain)


@cache
def _tagger() -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger(_MODEL)
