"""Rows of signals: what was found in the newest text of each article."""

import json
from collections.abc import Collection

from sqlite_utils import Database

from desktop.core.article import Article
from desktop.core.holdings import KeptSignal, KeptStatement
from desktop.core.signal import Findings
from desktop.store.library.articles import newest
from desktop.store.library.indexing import mark
from desktop.store.text import readable

_FORGET = ("DELETE FROM article_kinds WHERE article = ?", "DELETE FROM signals WHERE article = ?")

_KIND = "INSERT INTO article_kinds (article, kind) VALUES (?, ?)"

_SIGNAL = "INSERT INTO signals (article, kind, rule, start, end, words, speaker) VALUES (?, ?, ?, ?, ?, ?, ?)"

_EDITION = "SELECT number FROM editions WHERE article = ? AND digest = ?"

_FORGET_STATEMENTS = "DELETE FROM statements WHERE edition = ?"

_STATEMENT = "INSERT INTO statements (edition, start, end, speaker) VALUES (?, ?, ?, ?)"

_STATEMENTS_OF = """
    SELECT id, digest, start, end, speaker
    FROM articles JOIN editions ON editions.article = articles.number JOIN statements ON edition = editions.number
    WHERE id IN (SELECT value FROM json_each(?))
    ORDER BY id, edition, start
"""

_OF_ARTICLES = """
    SELECT id, kind || '|' || rule, start, words, speaker
    FROM articles JOIN signals ON signals.article = articles.number
    WHERE id IN (SELECT value FROM json_each(?))
    ORDER BY id, start
"""


def keep(db: Database, article: Article, findings: Findings) -> None:
    """Keep what was found in an article in place of what was kept before, if that text is its newest."""
    here = newest(db, article.id)
    if here is None or here[1] != findings.digest:
        return
    number = here[0]
    for forget in _FORGET:
        db.execute(forget, [number])
    for kind in sorted({signal.kind for signal in findings.signals}):
        db.execute(_KIND, [number, kind])
    for signal in findings.signals:
        place, speaker = signal.span, readable(signal.source.text) if signal.source else None
        words = readable(place.of(article.text))
        db.execute(_SIGNAL, [number, signal.kind, signal.rule, place.start, place.end, words, speaker])
    _keep_statements(db, number, findings)
    mark(db, number)


def _keep_statements(db: Database, article: int, findings: Findings) -> None:
    """Keep what the text hands over as somebody's words, where it is known whose."""
    ((edition,),) = db.execute(_EDITION, [article, findings.digest]).fetchall()
    db.execute(_FORGET_STATEMENTS, [edition])
    for one in findings.attributions:
        if one.speaker is not None:
            speaker = readable(one.speaker.text)
            db.conn.executemany(_STATEMENT, [(edition, place.start, place.end, speaker) for place in one.content])


def statements_of(db: Database, article_ids: Collection[str]) -> dict[str, tuple[KeptStatement, ...]]:
    """Return what the texts of some articles hand over as somebody's words, by id."""
    found: dict[str, list[KeptStatement]] = {}
    for article_id, *facts in db.execute(_STATEMENTS_OF, [json.dumps(list(article_ids))]):
        found.setdefault(article_id, []).append(KeptStatement(*facts))
    return {article_id: tuple(statements) for article_id, statements in found.items()}


def of_articles(db: Database, article_ids: Collection[str]) -> dict[str, tuple[KeptSignal, ...]]:
    """Return the signals of some articles, by id, in the order of the text."""
    found: dict[str, list[KeptSignal]] = {}
    for article_id, *facts in db.execute(_OF_ARTICLES, [json.dumps(list(article_ids))]):
        found.setdefault(article_id, []).append(KeptSignal(*facts))
    return {article_id: tuple(signals) for article_id, signals in found.items()}
