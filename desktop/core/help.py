"""The pages of the help: Markdown in resources/help, in which markers stand for what other tables already say."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from desktop.core.markdown import literal
from desktop.core.messages import kind_names, message_table
from desktop.core.places import resource

PAGES = ("start", "signals", "overview", "notes", "library", "lexicons", "database", "commands", "quality", "errors")
"""In the order of reading."""

_MARKER = re.compile(r"^\{\{(\w+)(?: ([\w.]+))?((?: \w+=\S+)*)\}\}$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_CODE = re.compile(r"\(([\w.]+)\)$")


class Heading(NamedTuple):
    """A heading of a page: how deep it stands, and its words without Markdown."""

    level: int
    words: str


def help_page(name: str, language: str, *, tables: Mapping[str, str]) -> str:
    """Return the Markdown of a page in "de" or "en", its markers replaced.

    `{{kind H.adv}}`, `{{reasons H.adv}}`, `{{together one_medium}}` and `{{error empty}}` come from the tables of
    kinds, combinations and errors, `{{lexicon}}` is a lexicon to begin with, any other marker without a subject comes
    from `tables`. An error takes facts for its sentences, as in `{{error empty name=artikel.txt}}`; those not given
    become an ellipsis. Raise KeyError for an unknown marker or subject.
    """
    source = resource("help", language, f"{name}.md").read_text(encoding="utf-8")
    return _MARKER.sub(partial(_replacement, language, tables), source)


def headings(markdown: str) -> tuple[Heading, ...]:
    r"""Return the headings of a page in order.

    >>> headings("# Notizen\n\n## Kein Text (bad\\_line)\n")
    (Heading(level=1, words='Notizen'), Heading(level=2, words='Kein Text (bad_line)'))
    """
    found = _HEADING.findall(_FENCED.sub("", markdown))
    return tuple(Heading(len(marks), words.replace("\\", "")) for marks, words in found)


def anchors(words: str) -> tuple[str, ...]:
    """Return the names by which a link reaches a heading: its words, and the code in brackets at its end if it has one.

    >>> anchors("Modalwort (H.adv)")
    ('modalwort-hadv', 'H.adv')
    """
    slug = re.sub(r"[^\w\s-]", "", words.lower()).strip().replace(" ", "-")
    return slug, *_CODE.findall(words)


def _replacement(language: str, tables: Mapping[str, str], marker: re.Match[str]) -> str:
    about, subject, facts = marker.groups()
    match about:
        case "kind":
            return f"### {literal(kind_names(language)[subject])} ({literal(subject)})"
        case "reasons":
            return _reasons(subject, language)
        case "together":
            return _together(subject, language)
        case "error":
            return _error(subject, language, dict(fact.split("=", 1) for fact in facts.split()))
        case "lexicon":
            return f"```\n{resource('lexicons', 'own', f'{language}.toml').read_text(encoding='utf-8').rstrip()}\n```"
    return tables[about]


def _together(sort: str, language: str) -> str:
    entry = _table("lexicons", "de", "combinations.toml")["sort"][sort]
    limit = "together.limit" if entry.get("credit") else "signals.harmless"
    return f"### {literal(entry['name'][language])} ({literal(sort)})\n\n{_explained(entry, limit, language)}"


def _reasons(kind: str, language: str) -> str:
    return _explained(_table("lexicons", "de", "kinds.toml")[kind], "signals.harmless", language)


def _explained(entry: dict[str, Any], limit: str, language: str) -> str:
    words = message_table("window", language)
    why, harmless = (literal(entry[part][language]) for part in ("why", "harmless_when"))
    return f"**{words['signals.why']}:** {why}\n\n**{words[limit]}:** {harmless}"


def _error(code: str, language: str, facts: dict[str, str]) -> str:
    entry = _table("translations", "errors.toml")[code][language]
    parts = (entry[part].format_map(_Facts(facts)) for part in ("title", "sentence", "advice"))
    title, sentence, advice = map(literal, parts)
    return f"### {title} ({literal(code)})\n\n{sentence} {advice}"


class _Facts(dict[str, str]):
    """Facts of an error, most of which only a real one knows."""

    def __missing__(self, fact: str) -> str:
        return "…"


@cache
def _table(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource(*parts).read_text(encoding="utf-8"))
