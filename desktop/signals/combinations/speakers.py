"""Who is who among the sources of one article: names, sides, and what a pronoun stands for."""

import re
from collections.abc import Iterable
from functools import lru_cache

from desktop.core.signal import Source
from desktop.signals.combinations.topics import is_function_word, topics
from desktop.signals.grammar.roles import ACTORS, is_role, is_spokesperson
from desktop.signals.grammar.words import words

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DECLINED = ("e", "er", "en", "es")


def is_pronoun(source: Source) -> bool:
    """Say whether a source only points back: er, die, dieser."""
    return is_function_word(source.text)


def same_side(one: Source, other: Source) -> bool:
    """Say whether two sources share a name or an institution: Kremlsprecher Peskow, Peskow, der Kreml."""
    theirs = topics(other.text)
    return any(a.startswith(b) or b.startswith(a) for a in topics(one.text) for b in theirs)


class Names:
    """The proper names of an article's sources; a name alone counts if a longer phrase introduces it."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._phrases: dict[str, list[Source]] = {}
        runs = {source.text: (capitals(source.text), source) for source in sources}
        for run, source in runs.values():
            if run:
                self._phrases.setdefault(run[-1], []).append(source)
        self._known = {run[-1] for run, _ in runs.values() if len(run) > 1 and not _is_role(run[-1])}

    def of(self, source: Source) -> str | None:
        """Return the last word of the name that the text gives a source, None if it gives none."""
        run = capitals(source.text)
        return run[-1] if run and run[-1] in self._known else None

    def phrases_of(self, source: Source) -> list[Source]:
        """Return the sources that bear the same name, with all the words the text gives them."""
        name = self.of(source)
        return self._phrases[name] if name else [source]


@lru_cache(maxsize=10_000)
def capitals(text: str) -> tuple[str, ...]:
    """Return the first run of at least two capitalised words in a phrase, or its only capitalised word.

    >>> capitals("der schwedische Sicherheitsberater Henrik Landerholm")
    ('Sicherheitsberater', 'Henrik', 'Landerholm')
    """
    runs: list[list[str]] = [[]]
    before = ""
    for word in _WORD.findall(text):
        if word[0].isupper() and not is_function_word(word) and not _may_be_adjective(before, word):
            runs[-1].append(word)
        elif word.lower() not in words("name_links") and runs[-1]:
            runs.append([])
        before = word
    filled = [run for run in runs if run]
    return tuple(next((run for run in filled if len(run) > 1), filled[0] if len(filled) == 1 else []))


def _may_be_adjective(before: str, word: str) -> bool:
    """Say whether a capitalised word that opens a phrase may be one: Konkrete Zahlen, die Frankfurter Studie."""
    opens = not before or before.lower() in words("determiners")
    return opens and word.endswith(_DECLINED) and not _is_role(word)


def _is_role(word: str) -> bool:
    lower = word.lower()
    return is_role(lower, *ACTORS) or is_spokesperson(lower)
