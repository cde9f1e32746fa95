"""What a stretch of text is about: its nouns and names, cut to stems."""

import re
from functools import lru_cache

from desktop.signals.grammar.words import is_listed, words

_WORD = re.compile(r"\b[^\W\d_a-zäöüß][^\W\d_]+")
"""With a capital, of any alphabet; a letter alone is an initial."""
_STEM = 6
_CLOSED = (
    *("determiners", "prepositions", "personal_pronouns", "subject_pronouns", "relative_pronouns", "subordinators"),
    *("coordinators", "negators", "adverbs", "numerals"),
)
_GENERAL = ("time_nouns", "claim_nouns", "media")


@lru_cache(maxsize=20_000)
def is_function_word(word: str) -> bool:
    """Say whether a word belongs to a closed class and tells no topic, whatever its capital says."""
    lower = word.lower()
    return any(lower in words(name) for name in _CLOSED)


@lru_cache(maxsize=10_000)
def topics(text: str) -> frozenset[str]:
    """Return the stems of the nouns and names in a stretch of text, parts of compounds with a hyphen each.

    >>> sorted(topics("Darin hieß es, der Ukraine-Konflikt sei am Montag beendet"))
    ['konfli', 'ukrain']
    """
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text) if _tells(word))


@lru_cache(maxsize=50_000)
def _tells(word: str) -> bool:
    lower = word.lower()
    general = any(is_listed(name, lower) for name in _GENERAL)
    return not is_function_word(word) and not general
