"""The reader's own lexicons: which are in use, and what of them is not."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.messages import message_table


@dataclass(frozen=True, slots=True)
class LexiconFault:
    """Something wrong with a reader's own lexicon; what is faulty is left out, the rest counts."""

    path: str
    fault: str
    """What is wrong, as resources/translations/lexicon.toml tells it."""
    line: int | None = None
    rule: str = ""
    """The id of the rule, where there is one."""
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnLexicon:
    """A reader's own lexicon in use."""

    path: str
    rules: tuple[str, ...]
    """Ids of the rules it adds or replaces."""
    off: tuple[str, ...]
    """Ids of the rules it switches off."""
    words: int
    """How many words it adds to the lists."""


@dataclass(frozen=True, slots=True)
class OwnLexicons:
    """All of a reader's own lexicons."""

    used: tuple[OwnLexicon, ...] = ()
    faults: tuple[LexiconFault, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFact:
    """A rule in use."""

    id: str
    kind: str
    origin: str
    """The path of the reader's own lexicon it comes from; "" for one that ships."""


def tell_lexicon(lexicon: OwnLexicon, language: str) -> str:
    """Say in one line what a reader's own lexicon adds."""
    counts = {"rules": len(lexicon.rules), "off": len(lexicon.off), "words": lexicon.words}
    return message_table("lexicon", language)["used"].format(name=Path(lexicon.path).name, **counts)


def tell_fault(fault: LexiconFault, language: str) -> str:
    """Say in one line where a fault is and what it is."""
    words = message_table("lexicon", language)
    where = [Path(fault.path).name]
    if fault.line is not None:
        where.append(words["where.line"].format(line=fault.line))
    if fault.rule:
        where.append(words["where.rule"].format(rule=fault.rule))
    sentence = words[f"fault.{fault.fault}"].format_map(fault.facts)
    meant = fault.facts.get("meant")
    return f"{', '.join(where)}: {sentence}{words['fault.meant'].format(meant=meant) if meant else ''}"
