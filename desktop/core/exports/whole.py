"""Everything the reader has kept as JSON, "lesart-export": what `core.imports.whole` reads back without loss."""

from collections.abc import Mapping
from datetime import UTC, datetime

from desktop import __version__
from desktop.core.article import Block, KnownArticle
from desktop.core.holdings import (
    Holdings,
    KeptArticle,
    KeptEdition,
    KeptNote,
    KeptSignal,
    KeptSilence,
    Shelved,
    ShelvedText,
)
from desktop.core.interchange import Json
from desktop.core.judging import Judgement
from desktop.core.note import Anchor, Note

FORMAT, VERSION = "lesart-export", 1


def holdings_as_json(holdings: Holdings, exported: datetime) -> Json:
    """Return all of `holdings`: places in code points, half open, times in UTC; what is not known is null."""
    there = {
        (article.known.id, edition.digest): edition.text
        for article in holdings.articles
        for edition in article.editions
    }
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": f"Lesart {__version__}",
        "exported": _utc(exported),
        "articles": [_article(article) for article in holdings.articles],
        "silences": [_silence(kept) for kept in holdings.silences],
        "library": [_shelved(one, there) for one in holdings.shelf],
    }


def note_as_json(known: KnownArticle, note: Note) -> Json:
    """Return a note with its article, each as `holdings_as_json` writes it."""
    return {"article": _known(known), **_note(KeptNote(note))}


def _article(article: KeptArticle) -> Json:
    return {
        **_known(article.known),
        "position": article.position,
        "editions": [_edition(edition) for edition in article.editions],
        "notes": [_note(kept) for kept in article.notes],
        "verdicts": [_verdict(judgement) for judgement in article.verdicts],
        "silences": [_silence(kept) for kept in article.silences],
    }


def _known(known: KnownArticle) -> Json:
    return {
        "id": known.id,
        "title": known.title,
        "location": known.location,
        "outlet": known.outlet,
        "author": known.author,
        "published": known.published and known.published.isoformat(),
        "opened": known.opened and _utc(known.opened),
    }


def _edition(edition: KeptEdition) -> Json:
    blocks = None if edition.text is None else [_block(block) for block in edition.blocks]
    kept = edition.kept and _utc(edition.kept)
    return {
        "digest": edition.digest,
        "title": edition.title,
        "text": edition.text,
        "blocks": blocks,
        "kept": kept,
    }


def _block(block: Block) -> Json:
    return {"role": block.role.value, "start": block.span.start, "end": block.span.end}


def _note(kept: KeptNote) -> Json:
    note = kept.note
    return {
        "id": note.id,
        "anchor": note.anchor and _anchor(note.anchor),
        "signal": note.signal_key,
        "body": note.body,
        "tags": list(note.tags),
        "created": _utc(note.created),
        "changed": _utc(note.changed),
        "discarded": kept.discarded and _utc(kept.discarded),
        "unplaced": note.unplaced and _utc(note.unplaced),
    }


def _anchor(anchor: Anchor) -> Json:
    return {name: getattr(anchor, name) for name in ("start", "end", "exact", "prefix", "suffix")}


def _verdict(judgement: Judgement) -> Json:
    key = judgement.key
    changed = judgement.changed and _utc(judgement.changed)
    return {
        "rule": key.rule,
        "sentence": key.sentence,
        "nth": key.nth,
        "verdict": judgement.verdict.value,
        "changed": changed,
    }


def _silence(kept: KeptSilence) -> Json:
    place = kept.silence.place
    return {
        "rule": kept.silence.rule,
        "sentence": place and place.sentence,
        "nth": None if place is None else place.nth,
        "created": _utc(kept.created),
    }


def _shelved(one: Shelved, there: Mapping[tuple[str, str], str | None]) -> Json:
    origin = one.origin
    return {
        "id": one.id,
        "title": one.title,
        "location": origin.location,
        "form": origin.form,
        "language": origin.language,
        "outlet": origin.publisher,
        "author": origin.author,
        "published": origin.published and origin.published.isoformat(),
        "position": one.position,
        "first_seen": one.first_seen and _utc(one.first_seen),
        "opened": one.opened and _utc(one.opened),
        "texts": [_text(text, written=there.get((one.id, text.digest)) == text.text) for text in one.texts],
        "signals": [_signal(signal) for signal in one.signals],
    }


def _signal(signal: KeptSignal) -> Json:
    return {"signal": signal.key, "start": signal.start, "words": signal.words, "speaker": signal.speaker}


def _text(text: ShelvedText, *, written: bool) -> Json:
    """Return a text of the library; its words are null where an edition of the article has them already."""
    return {
        "digest": text.digest,
        "title": text.title,
        "text": None if written else text.text,
        "blocks": [_block(block) for block in text.blocks],
        "notices": [notice.value for notice in text.notices],
        "seen": _utc(text.seen),
        "last_seen": _utc(text.last_seen),
    }


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
