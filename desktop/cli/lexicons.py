"""`lesart lexicon`: the reader's own lists of words and rules, checked, listed, begun."""

import sys
from pathlib import Path

from desktop.cli.face import DONE, EXPLAINED, Face, say
from desktop.core.lexicons import tell_fault, tell_lexicon
from desktop.core.places import resource
from desktop.core.report import one_line


def check_lexicon(face: Face, file: str) -> int:
    """Print everything that is wrong with a file, examples included."""
    used, faults = face.desk.try_lexicon(Path(file).expanduser().absolute())
    say(one_line(tell_fault(fault, face.language)) for fault in faults)
    say([tell_lexicon(used, face.language), face.words["lexicon.faults" if faults else "lexicon.whole"]])
    return EXPLAINED if faults else DONE


def list_lexicon(face: Face) -> int:
    """Print the rules in use: id, kind, and the reader's file a rule comes from."""
    rules = face.desk.rules()
    wide = max(len(rule.id) for rule in rules)
    say(f"{rule.id:<{wide}}  {rule.kind:<10}  {Path(rule.origin).name}".rstrip() for rule in rules)
    tell_lexicon_faults(face)
    return DONE


def new_lexicon(face: Face) -> int:
    """Print a lexicon to begin with."""
    say([resource("lexicons", "own", f"{face.language}.toml").read_text(encoding="utf-8").rstrip()])
    return DONE


def tell_lexicon_faults(face: Face) -> None:
    """Say what of the reader's own lexicons is left out."""
    for fault in face.desk.own_lexicons().faults:
        print(f"lesart: {one_line(tell_fault(fault, face.language))}", file=sys.stderr)  # noqa: T201
