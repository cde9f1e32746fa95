"""Findings in the shape other programs read: the JSON of `lesart check` and `lesart corpus`.

Every place is a pair of code points, half open, in the text of the article. Keys are only ever added.
"""

import json
import re
from typing import Any

from desktop.core.article import Article
from desktop.core.signal import Attribution, Combination, Findings, Signal, Source
from desktop.core.text import Span
from desktop.core.usual import compare, newspapers

_UNSAFE = re.compile("[\ud800-\udfff\x85\u2028\u2029]")
"""What UTF-8 can't hold, and what some programs take for the end of a line."""

Json = dict[str, Any]


def as_line(value: Json) -> str:
    r"""Return `value` as JSON on one line that can always be written as UTF-8.

    >>> as_line({"text": "für"})
    '{"text": "für"}'
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def exchanged_article(article: Article, findings: Findings) -> Json:
    """Return an article with its text and all that was found in it: an object of `lesart check --format json`."""
    return {
        "article": {
            "id": article.id,
            "title": article.title,
            "digest": article.digest,
            "location": article.origin.location,
            "words": article.words,
            "blocks": [
                {"role": block.role.value, "start": block.span.start, "end": block.span.end} for block in article.blocks
            ],
        },
        "text": article.text,
        **exchanged_findings(article.text, findings),
        "usual": _usual(article, findings),
        "model": findings.model,
        "lexicon": findings.lexicon,
    }


def exchanged_findings(text: str, findings: Findings) -> Json:
    """Return signals, attributions and combinations alone: what `lesart corpus` writes beside the id of a line."""
    return {
        "signals": [_signal(text, signal) for signal in findings.signals],
        "attributions": [_attribution(attribution) for attribution in findings.attributions],
        "combinations": [_combination(combination) for combination in findings.combinations],
    }


def _signal(text: str, signal: Signal) -> Json:
    return {
        "kind": signal.kind,
        "family": signal.family.value,
        "spans": [_pair(piece) for piece in signal.cue],
        "head": _pair(signal.head),
        "text": signal.words(text),
        "voice": signal.voice.value,
        "source": _source(signal.source),
        "actor": signal.actor,
        "strength": signal.strength,
        "place": signal.place.value,
        "rule": signal.rule,
        "reason": {"de": signal.reason.de, "en": signal.reason.en},
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "cue": [_pair(piece) for piece in attribution.cue],
        "speaker": _source(attribution.speaker),
        "content": [_pair(piece) for piece in attribution.content],
        "form": attribution.form.value,
    }


def _usual(article: Article, findings: Findings) -> Json | None:
    """Return how often each kind stands in the article beside what is usual, or None for one too short."""
    usual = compare(findings.signals, article.words, newspapers())
    if usual.like is None:
        return None
    return {
        "words": [usual.like.least, usual.like.most],
        "articles": usual.like.articles,
        "lexicon": usual.reference.lexicon,
        "rates": [
            {
                "of": one.what,
                "count": one.count,
                "per_thousand": round(one.rate, 2),
                "rank": round(one.rank, 3),
                "standing": one.standing.value,
            }
            for one in usual.comparisons
        ],
    }


def _combination(combination: Combination) -> Json:
    return {
        "kind": combination.kind,
        "credit": combination.credit,
        "places": [_pair(place) for place in combination.places],
        "sentence": {"de": combination.sentence.de, "en": combination.sentence.en},
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {"start": source.span.start, "end": source.span.end, "text": source.text, "type": source.type}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
