"""What an import brings, in the words both faces use."""

from desktop.core.holdings import Intake
from desktop.core.messages import message_table

_REST = ("newer", "known", "older", "trashed", "texts", "shelved", "judgements")


def form_in_words(intake: Intake, language: str) -> str:
    """Return what kind of file it is."""
    return message_table("intake", language)[f"form.{intake.form}"]


def intake_rows(intake: Intake, language: str) -> tuple[tuple[int, str], ...]:
    """Return what comes, what is here already and what is passed over: how often, and in words."""
    words = message_table("intake", language)
    counts = {"new": intake.new, "loose": intake.loose, "articles": len(intake.articles)}
    counts |= {name: getattr(intake, name) for name in _REST}
    rows = [(count, f"row.{name}") for name, count in counts.items()]
    rows += [(count, f"skipped.{reason}") for reason, count in intake.skipped]
    return tuple((count, words[f"{key}_one" if count == 1 else key]) for count, key in rows if count)
