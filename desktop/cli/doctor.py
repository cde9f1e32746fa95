"""`lesart doctor`: versions, places and the state of each room; where one is broken, the others are still asked."""

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

from desktop import __version__
from desktop.cli.face import DONE, EXPLAINED, Face, say_facts
from desktop.cli.mending import mend
from desktop.core.errors import LesartError, explain
from desktop.core.lexicons import tell_fault, tell_lexicon
from desktop.core.places import home, lexicon_folder, resource, sample, settings_file
from desktop.core.settings import read_settings
from desktop.desk import Desk

_PACKAGES = ("PySide6-Essentials", "spacy", "sqlite-utils", "click", "platformdirs", "rapidfuzz")


def examine(face: Face, repair: bool, yes: bool) -> int:  # noqa: FBT001 - options
    """Print versions, places and the state of settings, analysis, notes and library; return EXPLAINED if one is broken.

    With `repair` only see to the notes, with `yes` without asking.
    """
    if repair:
        return mend(face, agreed=yes)
    words = face.words
    versions = {"lesart": __version__, "Python": f"{python_version()} ({sys.executable})"}
    packages = {name: _version(name, words) for name in _PACKAGES}
    say_facts(words["doctor.versions"], {**versions, **packages, "SQLite": face.desk.store_version()})
    places = {"home": home(), "settings": settings_file(), "resources": resource(), "language": face.language}
    say_facts(words["doctor.places"], {words[f"doctor.{name}"]: str(place) for name, place in places.items()})
    healthy = [
        _say_if_well(face, words["doctor.settings"], _settings_facts),
        _say_if_well(face, words["doctor.analysis"], lambda: face.desk.analysis_facts() | _tried(face.desk)),
        _say_if_well(face, words["doctor.lexicons"], lambda: _lexicon_facts(face)),
        _say_if_well(face, words["doctor.notes"], lambda: _note_facts(face)),
        _say_if_well(face, words["doctor.library"], face.desk.library_facts),
    ]
    return DONE if all(healthy) else EXPLAINED


def _settings_facts() -> dict[str, str]:
    settings = read_settings(settings_file())
    return {"language": settings.language, "theme": settings.theme, "font_size": str(settings.font_size)}


def _tried(desk: Desk) -> dict[str, str]:
    """Return what the analysis finds in the sample article: that needs every file the program ships for it."""
    return {"signals": f"{len(desk.analyse(desk.open(str(sample()))).signals)} ({sample().name})"}


def _lexicon_facts(face: Face) -> dict[str, str]:
    """Return which of the reader's own lexicons are in use; what is left out is said in lines of its own."""
    own = face.desk.own_lexicons()
    facts = {face.words["doctor.folder"]: str(lexicon_folder())}
    facts |= {Path(each.path).name: tell_lexicon(each, face.language).partition(": ")[2] for each in own.used}
    return facts | {f"! {number}": tell_fault(fault, face.language) for number, fault in enumerate(own.faults, 1)}


def _note_facts(face: Face) -> dict[str, str]:
    """Return the state of the notes; single ones that are not as they were written are a fault."""
    facts = face.desk.store_facts()
    altered = facts.get("altered", "0")
    return facts if altered == "0" else facts | {"!": face.words["doctor.altered"].format(count=altered)}


def _say_if_well(face: Face, title: str, ask: Callable[[], dict[str, str]]) -> bool:
    """Print the facts of one room, "!" before what is wrong, or that it is broken; the other rooms are still asked."""
    well, facts = False, {}
    try:
        well, facts = True, ask()
    except LesartError as error:
        facts["!"] = face.words["doctor.broken"].format(detail=explain(error, face.language).sentence)
        face.complain(error)
    except (ImportError, OSError, ValueError, LookupError) as error:  # a program whose files are not all there
        facts["!"] = face.words["doctor.broken"].format(detail=f"{type(error).__name__}: {error}")
    say_facts(title, {_in_words(face.words, name): _in_words(face.words, fact) for name, fact in facts.items()})
    return well and not any(name.startswith("!") for name in facts)


def _in_words(words: dict[str, str], fact: str) -> str:
    """Return the name of a fact, or what it may be, in the reader's language; a path or a number as it is."""
    return words.get(f"doctor.fact.{fact}", fact)


def _version(package: str, words: dict[str, str]) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return words["doctor.missing"]
