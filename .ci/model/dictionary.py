"""What the dictionary of LanguageTool says a word form can be; a compound is looked up by its last part."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from model import automaton, sources

NAMES = (
    *("SUB", "ADJ", "PA1", "PA2", "VER", "AUX", "MOD", "EIG", "PRO", "ADV", "PRP", "KON", "ART", "ZUS"),
    *("INF", "EIZ", "IMP", "NOM", "GEN", "DAT", "AKK", "SIN", "PLU", "MAS", "FEM", "NEU"),
    *("PRÄ", "PRT", "KJ1", "KJ2", "1", "2", "3", "GRU", "KOM", "SUP"),
)
"""The features we take over, as the dictionary writes them."""
SUFFIX, UNKNOWN, LOWER = "suffix", "unknown", "lower"
"""How we found a form: by its last part, not at all, as the same word in lower case."""
ALL_NAMES = (*NAMES, SUFFIX, UNKNOWN, LOWER)

Readings = Callable[[str], frozenset[str]]
"""Tells all features a word form can have, of whatever word."""

_SHORTEST = 4
"""Letters the last part of a compound has at least."""
_NOTHING: frozenset[str] = frozenset()


def build(data: Path, target: Path) -> None:
    """Write “form, tab, features” for every form of the dictionary."""
    wanted = sources.source("dictionary")
    forms: dict[str, set[str]] = {}
    for form, tags in automaton.entries(sources.clone(data, wanted).content(wanted.files[0])):
        if not form.startswith("#"):
            forms.setdefault(form, set()).update(_features(tags))
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        for form, features in forms.items():
            file.write(f"{form}\t{' '.join(name for name in NAMES if name in features)}\n")
    part.replace(target)


def load(path: Path) -> Readings:
    """Read the file that build wrote."""
    shared: dict[str, frozenset[str]] = {}
    forms: dict[str, frozenset[str]] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            form, _, listing = line.rstrip("\n").partition("\t")
            forms[form] = shared.setdefault(listing, frozenset(listing.split()))
    return readings(forms)


def readings(forms: dict[str, frozenset[str]]) -> Readings:
    """Return a lookup in a dictionary that also knows compounds and words at the head of a sentence.

    >>> look_up = readings({"Haus": frozenset({"SUB", "NEU"}), "gehe": frozenset({"VER", "1"})})
    >>> sorted(look_up("Rathaus"))
    ['NEU', 'SUB', 'suffix']
    >>> sorted(look_up("Gehe"))
    ['1', 'VER', 'lower']
    """

    @lru_cache(maxsize=400_000)
    def look_up(form: str) -> frozenset[str]:
        found = forms.get(form, _NOTHING)
        if form[0].isupper() and forms.get(form.lower()):
            found = found | forms[form.lower()] | {LOWER}
        return found or _by_last_part(form, forms)

    return look_up


def _by_last_part(form: str, forms: dict[str, frozenset[str]]) -> frozenset[str]:
    if not (form.isupper() and len(form) > 1):
        for part in _last_parts(form):
            found = forms.get(part, _NOTHING)
            if found and ("SUB" in found or not form[0].isupper()):
                return found | {SUFFIX}
    return frozenset({UNKNOWN})


def _last_parts(form: str) -> Iterator[str]:
    """Yield what a compound could end in, longest first; a noun begins with a capital again."""
    is_noun = form[0].isupper()
    is_hyphenated = is_noun and "-" in form
    last = form.rsplit("-", 1)[-1] if is_hyphenated else form
    for start in range(0 if is_hyphenated else 2, len(last) - _SHORTEST + 1):
        part = last[start:]
        yield part[0].upper() + part[1:] if is_noun else part


def _features(tags: str) -> set[str]:
    """Read “SUB:NOM:SIN:NEU”; what follows a space is a remark."""
    return set(tags.partition(" ")[0].split(":")).intersection(NAMES)
