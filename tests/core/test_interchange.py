"""The JSON other programs read."""

import json

from desktop.core.article import Article, Block, Origin, Place, Role
from desktop.core.interchange import as_line, exchanged_article, exchanged_findings
from desktop.core.signal import Attribution, Combination, Findings, Form, Signal, Source, Voice, Wording
from desktop.core.text import Span

TEXT = "Kreml weist 😀 Bericht zurück"
KREML = Source(Span(0, 5), "Kreml", "official", named=True)
WORDING = Wording("Grund", "reason")
SIGNAL = Signal(
    kind="D.reject",
    rule="D.reject.zurueckweisen",
    cue=(Span(6, 11), Span(22, 28)),
    head=Span(6, 11),
    scope=None,
    voice=Voice.AUTHOR,
    source=KREML,
    actor="official",
    strength=2,
    place=Place.HEADLINE,
    sentence=Span(0, 28),
    reason=WORDING,
    why=WORDING,
    harmless_when=WORDING,
)
HEARSAY = Attribution((Span(6, 11),), None, (Span(14, 21),), Form.REPORTED)
TOGETHER = Combination("claim_and_denial", WORDING, (Span(0, 5), Span(6, 11)), WORDING, WORDING, WORDING)
FINDINGS = Findings(
    "a1", "d", (SIGNAL,), (HEARSAY, Attribution((), KREML, (), Form.DIRECT)), "none", "1", 0.1, (TOGETHER,)
)
ARTICLE = Article("a1", "Titel", TEXT, (Block(Span(0, 28), Role.HEADING),), Origin("plain", "/a.txt"))


def test_an_article_is_exchanged_with_text_signals_and_attributions() -> None:
    # GIVEN an article and what was found in it
    # WHEN it is exchanged
    found = json.loads(as_line(exchanged_article(ARTICLE, FINDINGS)))
    # THEN it has the agreed shape, and nothing else
    assert found == {
        "article": {
            "id": "a1",
            "title": "Titel",
            "digest": ARTICLE.digest,
            "location": "/a.txt",
            "words": 5,
            "blocks": [{"role": "heading", "start": 0, "end": 28}],
        },
        "text": TEXT,
        "signals": [
            {
                "kind": "D.reject",
                "family": "D",
                "spans": [[6, 11], [22, 28]],
                "head": [6, 11],
                "text": "weist … zurück",
                "voice": "author",
                "source": {"start": 0, "end": 5, "text": "Kreml", "type": "official"},
                "actor": "official",
                "strength": 2,
                "place": "headline",
                "rule": "D.reject.zurueckweisen",
                "reason": {"de": "Grund", "en": "reason"},
            }
        ],
        "attributions": [
            {"cue": [[6, 11]], "speaker": None, "content": [[14, 21]], "form": "reported"},
            {
                "cue": [],
                "speaker": {"start": 0, "end": 5, "text": "Kreml", "type": "official"},
                "content": [],
                "form": "direct",
            },
        ],
        "combinations": [
            {
                "kind": "claim_and_denial",
                "credit": False,
                "places": [[0, 5], [6, 11]],
                "sentence": {"de": "Grund", "en": "reason"},
            }
        ],
        "usual": None,
        "model": "none",
        "lexicon": "1",
    }


def test_a_longer_article_is_exchanged_with_what_is_usual() -> None:
    # GIVEN the same with 300 words
    text = TEXT + " und" * 295
    article = Article("a1", "Titel", text, (Block(Span(0, len(text)), Role.PARAGRAPH),), Origin("plain", "/a.txt"))
    # WHEN it is exchanged
    usual = json.loads(as_line(exchanged_article(article, FINDINGS)))["usual"]
    # THEN each family and the one kind stand beside articles of that length
    assert usual["words"][0] <= 300 <= usual["words"][1]
    assert [(one["of"], one["count"]) for one in usual["rates"]] == [("H", 0), ("A", 0), ("D", 1), ("D.reject", 1)]
    assert usual["rates"][2]["per_thousand"] == 3.33
    assert 0 < usual["rates"][2]["rank"] < 1


def test_a_line_of_a_collection_has_the_same_signals() -> None:
    # GIVEN the same findings
    # WHEN they are exchanged without their article
    found = exchanged_findings(TEXT, FINDINGS)
    # THEN they are the same
    whole = exchanged_article(ARTICLE, FINDINGS)
    assert found == {part: whole[part] for part in ("signals", "attributions", "combinations")}


def test_half_a_character_can_be_written_and_read_back() -> None:
    # GIVEN a text with a lone surrogate and a line end
    value = {"text": "für \ud800\n\u2028"}
    # WHEN it is put on a line
    line = as_line(value)
    # THEN the line is UTF-8 and gives it back
    assert json.loads(line.encode("utf-8")) == value
    assert line.splitlines() == [line]
    assert "für" in line
