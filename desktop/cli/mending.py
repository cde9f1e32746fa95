"""`lesart doctor --repair`: say what is wrong with the notes and what there is to do, and do it when told to."""

from desktop.cli.face import DONE, EXPLAINED, Face, paint, say
from desktop.core.errors import Explanation
from desktop.core.health import tell_altered, tell_health, tell_repair


def mend(face: Face, *, agreed: bool) -> int:
    """Repair the notes if they need it and the reader, unless `agreed` already, says so; return EXPLAINED if not."""
    health = face.desk.examine_notes()
    if health.well:
        say([face.words["doctor.well"].format(count=health.notes)])
        return DONE
    _say(tell_health(health, face.language), tell_altered(health))
    if health.out_of_reach:
        return EXPLAINED
    if not (agreed or _asked(face.words)):
        say([face.words["doctor.left"]])
        return EXPLAINED
    _say(tell_repair(face.desk.repair_notes(), face.language))
    return DONE


def _say(told: Explanation, more: tuple[str, ...] = ()) -> None:
    say([paint()(told.title, "title"), told.sentence, *more, *filter(None, [told.advice]), ""])


def _asked(words: dict[str, str]) -> bool:
    """Ask whether to go on; where nobody answers, the answer is no."""
    try:
        answer = input(words["doctor.ask"] + " ")
    except EOFError:
        answer = ""
    return answer.strip().lower() in words["doctor.yes"].split()
