"""German verb forms: from a written form back to its lemma, tense, mood and number.

All forms are derived from resources/lexicons/de/verbs.toml. Separable verbs carry a bar: "zurück|weisen".
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from desktop.signals.files import lexicon_file

_T_INSERTING = ("d", "t", "tm", "chn", "ffn", "gn", "dm", "ckn", "bn")
_PARTICIPLE_WITHOUT_GE = ("ieren", "eien")


class Form(NamedTuple):
    """One reading of a written form."""

    lemma: str
    """Infinitive; a separable particle is set off by a bar once it is known to belong to the verb."""
    shape: str
    """finite | participle | infinitive | zu"""
    tense: str = ""
    """present | past | subjunctive1 | subjunctive2, finite forms only."""
    number: str = ""
    """singular | plural | both"""


@lru_cache(maxsize=50_000)
def readings(written: str) -> tuple[Form, ...]:
    """Return every verb reading of a lower-case word, none if it is no known verb form.

    >>> readings("zurückgewiesen")
    (Form(lemma='zurück|weisen', shape='participle', tense='', number=''),)
    """
    return tuple(dict.fromkeys(_table().get(written) or _with_particle(written)))


def _with_particle(written: str) -> Iterator[Form]:
    for particle in _by_beginning().get(written[:2], ()):
        if not written.startswith(particle) or len(written) < len(particle) + 2:
            continue
        rest = written[len(particle) :]
        for form in _table().get(rest, ()):
            yield form._replace(lemma=f"{particle}|{form.lemma}")
        if rest.startswith("zu"):
            for form in _table().get(rest[2:], ()):
                if form.shape == "infinitive":
                    yield Form(f"{particle}|{form.lemma}", "zu")


@cache
def _by_beginning() -> dict[str, list[str]]:
    """Return the particles by their first two letters, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for particle in sorted(particles(), key=len, reverse=True):
        found[particle[:2]].append(particle)
    return dict(found)


@cache
def particles() -> frozenset[str]:
    """Return the lower-case words that can be the split-off particle of a separable verb."""
    return frozenset(_lists()["separable"].split())


def plain(lemma: str) -> str:
    """Return a lemma as it is written in the infinitive.

    >>> plain("zurück|weisen")
    'zurückweisen'
    """
    return lemma.replace("|", "")


@cache
def _lists() -> dict[str, str]:
    listed = _source()
    return {name: value for name, value in listed.items() if isinstance(value, str)}


@cache
def _source() -> dict[str, Any]:
    return lexicon_file("verbs.toml")


@cache
def _table() -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = defaultdict(list)
    for written, form in chain(_irregular(), _all_strong(), _all_weak()):
        table[written].append(form)
    return {written: tuple(forms) for written, forms in table.items()}


def _irregular() -> Iterator[tuple[str, Form]]:
    for lemma, parts in _source()["irregular"].items():
        for tense in ("present", "past", "subjunctive1", "subjunctive2"):
            for written in parts[tense].split():
                yield written, Form(lemma, "finite", tense, _number_of(written))
        for written in parts["participle"].split():
            yield written, Form(lemma, "participle")
        yield lemma, Form(lemma, "infinitive")


def _number_of(written: str) -> str:
    return "plural" if written.endswith("en") or written in ("sind", "seid", "tun") else "singular"


def _all_strong() -> Iterator[tuple[str, Form]]:
    prefixes = ("", *_lists()["inseparable"].split())
    for infinitive, parts in _source()["strong"].items():
        for prefix in prefixes:
            if prefix != "ge":
                yield from _strong(prefix, infinitive, parts.split())


def _strong(prefix: str, infinitive: str, parts: list[str]) -> Iterator[tuple[str, Form]]:
    third, past, participle, *second = parts
    lemma, stem = prefix + infinitive, prefix + infinitive.removesuffix("n").removesuffix("e")
    yield from _present(lemma, stem, prefix + third)
    weak_past = past.endswith("te")
    for ending, number in (
        ("", "singular"),
        ("n" if weak_past else "en", "plural"),
        ("t" if weak_past else "st", "singular"),
    ):
        yield prefix + past + ending, Form(lemma, "finite", "past", number)
    for subjunctive in second:
        yield prefix + subjunctive, Form(lemma, "finite", "subjunctive2", "singular")
        yield prefix + subjunctive + "n", Form(lemma, "finite", "subjunctive2", "plural")
    yield (
        (prefix + participle.removeprefix("ge") if prefix and participle != "gesessen" else participle),
        Form(lemma, "participle"),
    )


def _all_weak() -> Iterator[tuple[str, Form]]:
    for infinitive in _source()["weak"]["list"].split():
        yield from _weak(infinitive)


def _weak(lemma: str) -> Iterator[tuple[str, Form]]:
    stem = lemma.removesuffix("n").removesuffix("e") if not lemma.endswith(("ern", "eln")) else lemma[:-1]
    joint = stem + "e" if stem.endswith(_T_INSERTING) else stem
    yield from _present(lemma, stem, joint + "t")
    for ending, number in (("te", "singular"), ("ten", "plural"), ("test", "singular")):
        yield joint + ending, Form(lemma, "finite", "past", number)
    bare = lemma.endswith(_PARTICIPLE_WITHOUT_GE) or lemma.startswith(tuple(_lists()["inseparable"].split()))
    yield joint + "t" if bare else f"ge{joint}t", Form(lemma, "participle")


def _present(lemma: str, stem: str, third: str) -> Iterator[tuple[str, Form]]:
    yield third, Form(lemma, "finite", "present", "singular")
    yield lemma, Form(lemma, "finite", "present", "plural")
    yield lemma, Form(lemma, "infinitive")
    first = stem[:-2] + "le" if stem.endswith("el") else stem + "e"
    for written in {first, stem + "e"}:
        yield written, Form(lemma, "finite", "subjunctive1", "singular")
