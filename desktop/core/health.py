"""How the reader's notes are, what there is to repair them with, and what a repair brought back."""

from dataclasses import dataclass
from datetime import datetime

from desktop.core.errors import Explanation, StoreError, explain
from desktop.core.library import Renewal
from desktop.core.messages import message_table
from desktop.core.note import Note
from desktop.core.report import one_line

_SHOWN = 80
"""Characters of a note by which its writer knows it."""

REPAIRABLE = frozenset(("store_damaged", "store_missing", "store_fewer"))
"""Codes of what is wrong with the notes themselves, not with the disk or the folder they lie in."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the notes that was opened and found whole."""

    path: str
    made: datetime
    notes: int


@dataclass(frozen=True, slots=True)
class Health:
    """How the notes are, and what there is to repair them with."""

    notes: int
    """How many there are, or were when they could last be counted."""
    altered: tuple[Note, ...] = ()
    """Those that are not as they were written."""
    fault: StoreError | None = None
    """Why none of them can be used; its code is one of REPAIRABLE."""
    backup: Backup | None = None
    """The newest good copy; looked for only where something is wrong."""
    out_of_reach: bool = False
    """Whether all that lay beside the notes is gone as well, as with a drive: a repair would begin anew elsewhere."""

    @property
    def well(self) -> bool:
        """Say whether there is nothing to repair."""
        return self.fault is None and not self.altered


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair brought back, and from where."""

    notes: int
    """How many there are now."""
    rescued: int
    """How many of them were read from the damaged file, because no copy has them or only an older version."""
    doubtful: int
    """How many of them may not be as they were written: no copy has them, and their checksum does not hold."""
    backup: Backup | None
    """The newest copy the others come from."""
    aside: str
    """Where the damaged file lies now; empty if there was none."""


def tell_health(health: Health, language: str) -> Explanation:
    """Return what is wrong with the notes and what a repair would do, in "de" or "en"."""
    words = message_table("health", language)
    advice = [_tell_backup(health.backup, words), words["health.will"]]
    if health.fault is not None:
        what = explain(health.fault, language)
        return Explanation(what.title, what.sentence, what.advice if health.out_of_reach else " ".join(advice))
    altered = _counted(len(health.altered), words["health.altered_one"], words["health.altered"])
    return Explanation(words["health.title"], altered, " ".join(advice))


def tell_repair(repair: Repair, language: str) -> Explanation:
    """Return what a repair brought back, in "de" or "en"."""
    words = message_table("health", language)
    aside = words["repair.aside"].format(path=repair.aside) if repair.aside else ""
    if not repair.notes:
        return Explanation(words["repair.title"], words["repair.none"], aside)
    sources = [words["repair.rescued"].format(count=repair.rescued)] if repair.rescued else []
    restored = repair.notes - repair.rescued
    if repair.backup is not None and restored:
        day = repair.backup.made.strftime(words["health.date"])
        sources.append(words["repair.restored"].format(count=restored, day=day))
    told = f"{_counted(repair.notes, words['repair.notes_one'], words['repair.notes'])} {', '.join(sources)}."
    if repair.doubtful:
        told += " " + _counted(repair.doubtful, words["repair.doubtful_one"], words["repair.doubtful"])
    return Explanation(words["repair.title"], told, aside)


def tell_renewal(renewal: Renewal, language: str) -> Explanation:
    """Return what became of a library that had to be made anew, in "de" or "en"."""
    words = message_table("health", language)
    key = {0: "renewal.sentence_none", 1: "renewal.sentence_one"}.get(renewal.rescued, "renewal.sentence")
    told = words[key].format(count=renewal.rescued)
    return Explanation(words["renewal.title"], told, words["renewal.aside"].format(path=renewal.aside))


def tell_altered(health: Health) -> tuple[str, ...]:
    """Return the first words of the notes that are not as they were written, one line for each."""
    return tuple(f"– {one_line(note.body)[:_SHOWN]}" for note in health.altered)


def _tell_backup(backup: Backup | None, words: dict[str, str]) -> str:
    if backup is None:
        return words["health.no_backup"]
    day = backup.made.strftime(words["health.date"])
    return _counted(backup.notes, words["health.backup_one"], words["health.backup"]).format(day=day)


def _counted(count: int, one: str, many: str) -> str:
    """Return the message for so many notes; other braces in it stay."""
    return one if count == 1 else many.replace("{count}", str(count))
