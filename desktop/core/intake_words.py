"""What an import brings, in the words both faces use."""

from desktop.core.holdings import Intake
from desktop.core.messages import message_table


def form_in_words(intake: Intake, language: str) -> str:
    """Return what kind of file it is."""
    return message_table("intake", language)[f"form.{intake.form}"]


def intake_rows(intake: Intake, language: str) -> tuple[tuple[int, str], ...]:
    """Return what comes, what is here already and what is passed over: how often, and in words."""
    words = message_table("intake", language)
    counts = {name: getattr(intake, name) for name in ("new", "newer", "known", "older", "trashed")}
    counts |= {"articles": len(intake.articles), "texts": intake.texts, "judgements": intake.judgements}
    rows = [(count, words[f"row.{name}"]) for name, count in counts.items()]
    rows.append((intake.loose, words["row.loose"]))
    rows += [(count, words[f"skipped.{reason}"]) for reason, count in intake.skipped]
    return tuple(row for row in rows if row[0])
