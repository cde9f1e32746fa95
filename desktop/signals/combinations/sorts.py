"""The sorts of combinations, read from resources/lexicons/de/combinations.toml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.core.errors import AnalysisError
from desktop.core.places import resource
from desktop.core.signal import Wording
from desktop.signals.files import lexicon_file

_FILE = "combinations.toml"
_LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of combination: its texts, and the articles that show what it is and what it is not."""

    id: str
    name: Wording
    sentence: Wording
    """Template; its slots are told at the head of combinations.toml."""
    why: Wording
    harmless_when: Wording
    credit: bool
    phrases: dict[str, tuple[str, ...]]
    """What its definition looks for besides signals and attributions."""
    yes: tuple[str, ...]
    """Texts in which it must be found."""
    no: tuple[str, ...]
    """Texts in which it must not be found."""


@cache
def load_sorts() -> dict[str, Sort]:
    """Return the sorts by id. Raise AnalysisError if their file is missing or broken."""
    try:
        return {name: _sort(name, entry) for name, entry in lexicon_file(_FILE)["sort"].items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise AnalysisError("lexicon_broken", str(error), path=str(resource("lexicons", "de", _FILE))) from error


def phrases(sort: str, name: str) -> tuple[str, ...]:
    """Return words or phrases that the definition of a sort looks for, as they are written."""
    return load_sorts()[sort].phrases[name]


def told(sort: Sort, slots: Mapping[str, Sequence[str]]) -> Wording:
    """Return the sentence of a sort, each slot filled with the quoted words of the text."""
    return Wording(*(_filled(sort, slots, language) for language in _LANGUAGES))


def _filled(sort: Sort, slots: Mapping[str, Sequence[str]], language: str) -> str:
    quoted, joined = (_parts()[part][language] for part in ("quoted", "joined"))
    filled = {}
    for name, words in slots.items():
        *first, last = [quoted.format(words=each) for each in words]
        filled[name] = joined.format(first=", ".join(first), last=last) if first else last
    return sort.sentence.in_language(language).format(**filled)


@cache
def _parts() -> dict[str, dict[str, str]]:
    """Return the shapes by which words of the text are quoted and joined."""
    return {name: dict(shapes) for name, shapes in lexicon_file(_FILE)["parts"].items()}


def _sort(name: str, entry: dict[str, Any]) -> Sort:
    texts = {
        part: Wording(entry[part]["de"], entry[part]["en"]) for part in ("name", "sentence", "why", "harmless_when")
    }
    return Sort(
        id=name,
        **texts,
        credit=entry.get("credit", False),
        phrases={key: tuple(listed) for key, listed in entry.get("phrases", {}).items()},
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
