"""Rows of verdicts and silences: what the reader said about signals."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from desktop.core.judging import Judgement, Judgements, SignalKey, Silence, Verdict
from desktop.store.notes.articles import SAME_TEXT
from desktop.store.text import now

_KEY = ("rule", "sentence", "nth")
_VERDICT_HERE = f"rule = :rule AND sentence = :sentence AND nth = :nth AND article_id IN ({SAME_TEXT})"
_SILENCE_HERE = f"""
    rule = :rule AND sentence IS :sentence AND nth IS :nth
    AND CASE WHEN :everywhere THEN article_id IS NULL ELSE article_id IN ({SAME_TEXT}) END
"""


def of_article(db: Database, article_id: str, digest: str) -> Judgements:
    """Return what was said about the signals of an article, the oldest first, with what holds for every article."""
    here = {"id": article_id, "digest": digest}
    verdicts = db.table("verdicts").rows_where(f"article_id IN ({SAME_TEXT})", here, order_by="changed")
    silences = db.table("silences").rows_where(
        f"article_id IS NULL OR article_id IN ({SAME_TEXT})", here, order_by="number"
    )
    return Judgements(tuple(map(judgement, verdicts)), tuple(map(silence_of, silences)))


def judge(db: Database, article_id: str, digest: str, said: Judgement) -> None:
    """Keep a verdict in place of any earlier one; OPEN only takes that back."""
    key = dict(_columns(said.key))
    db.table("verdicts").delete_where(_VERDICT_HERE, key | {"id": article_id, "digest": digest})
    if said.verdict is not Verdict.OPEN:
        changed = said.changed.isoformat() if said.changed else now()
        row = {"article_id": article_id, **key, "verdict": said.verdict.value, "changed": changed}
        db.table("verdicts").insert(row)


def silence(db: Database, wanted: Silence) -> None:
    """Keep a silence; one that is kept already stays as it is."""
    row = {"article_id": wanted.article_id} | _named(wanted)
    where = " AND ".join(f"{name} IS :{name}" for name in row)
    if not db.table("silences").count_where(where, row):
        db.table("silences").insert(row | {"created": now()})


def lift(db: Database, article_id: str, digest: str, wanted: Silence) -> None:
    """Take a silence back; one that holds here also from the other places the same text was opened at."""
    facts = {"id": article_id, "digest": digest, "everywhere": wanted.article_id is None}
    db.table("silences").delete_where(_SILENCE_HERE, facts | _named(wanted))


def _named(wanted: Silence) -> dict[str, Any]:
    """Return the columns that tell what a silence is about; those of a whole rule have no sentence."""
    if wanted.place is None:
        return {"rule": wanted.rule, "sentence": None, "nth": None}
    return dict(_columns(wanted.place))


def _columns(key: SignalKey) -> Iterator[tuple[str, Any]]:
    return ((name, getattr(key, name)) for name in _KEY)


def judgement(row: dict[str, Any]) -> Judgement:
    """Return the verdict of a row."""
    key = SignalKey(row["rule"], row["sentence"], row["nth"])
    return Judgement(key, Verdict(row["verdict"]), datetime.fromisoformat(row["changed"]))


def silence_of(row: dict[str, Any]) -> Silence:
    """Return the silence of a row."""
    place = None if row["sentence"] is None else SignalKey(row["rule"], row["sentence"], row["nth"])
    return Silence(row["rule"], place, row["article_id"])
