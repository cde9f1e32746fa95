"""`lesart evaluate`: how well the signals and attributions that are found agree with an annotation."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import groupby, islice
from typing import Any

import click

from desktop.cli.face import DONE, Face, say
from desktop.cli.lexicons import tell_lexicon_faults
from desktop.core.collection import opened
from desktop.core.interchange import as_line
from desktop.core.report import one_line
from desktop.core.scoring.attributions import AttributionScore, AttributionSlip, score_attributions
from desktop.core.scoring.lines import annotated_texts, found_texts
from desktop.core.scoring.marks import Found, Gold, Pair, found_in
from desktop.core.scoring.rates import Rates
from desktop.core.scoring.signals import QUALITIES, SignalScore, Slip, score_signals
from desktop.core.text import Span

_BEFORE, _AFTER, _QUOTED = 60, 50, 80
"""Characters shown around a signal, and of the words of an attribution."""

Words = dict[str, str]


def evaluate(face: Face, gold: str, system: str | None, errors: int, *, as_json: bool) -> int:
    """Compare an annotation with what was found, by the analysis itself or as a second file has it."""
    with opened(gold) as lines:
        texts = list(annotated_texts(lines, name=gold))
    pairs = [Pair(text, found) for text, found in zip(texts, _found(face, texts, system), strict=True)]
    signals = score_signals(pairs) if any(text.signals is not None for text in texts) else None
    sayings = score_attributions(pairs) if any(text.sayings is not None for text in texts) else None
    if as_json:
        say([as_line({**_signal_facts(signals, errors), **_attribution_facts(sayings, errors)})])
        return DONE
    if signals:
        say(_signal_lines(signals, face.words, errors))
    if sayings:
        say(_attribution_lines(sayings, face.words, errors))
    return DONE


def _found(face: Face, texts: Sequence[Gold], system: str | None) -> Iterator[Found]:
    """Yield what was found in each text; where a second file does not have it, that is said and nothing was found."""
    if system is None:
        tell_lexicon_faults(face)
        with _watched(texts) as watched:
            yield from (found_in(face.desk.analyse(face.desk.lay_out(text.text, key=str(text.id)))) for text in watched)
        return
    with opened(system) as lines:
        known = dict(found_texts(lines, name=system))
    for text in texts:
        if text.id not in known:
            print(one_line(face.words["evaluate.absent"].format(id=text.id, name=system)), file=sys.stderr)  # noqa: T201
        yield known.get(text.id, Found())


def _watched(texts: Sequence[Gold]) -> AbstractContextManager[Iterable[Gold]]:
    """Return the texts so that a terminal shows how many are done."""
    return click.progressbar(texts, file=sys.stderr) if sys.stderr.isatty() else nullcontext(texts)


def _signal_lines(score: SignalScore, words: Words, errors: int) -> Iterator[str]:
    yield words["evaluate.signals"]
    for name, family in score.families.items():
        rates = family.rates
        right = "  ".join(_share(family.right[quality]) for quality in QUALITIES)
        numbers = f"{rates.precision:.2f} {rates.recall:.2f} {rates.f1:.3f}"
        yield f"{name:7} {numbers}  {rates.gold:4} {rates.system:4} {rates.hit:4}   {right}"
    by_kind = "  ".join(f"{kind} {hit}/{gold}" for kind, (hit, gold) in score.recall_by_kind.items())
    yield words["evaluate.by_kind"].format(kinds=by_kind)
    for name, slips in (("missed", score.missed), ("false", score.false)):
        for slip in _by_family(slips, errors):
            shown = f"…{_around(slip.text, slip.mark.head)}…"
            yield f"{words[f'evaluate.{name}']:9} {slip.mark.kind:10} {one_line(f'{slip.text_id}: {shown}')}"


def _attribution_lines(score: AttributionScore, words: Words, errors: int) -> Iterator[str]:
    for name, rates in score.rates.items():
        found = words["evaluate.found"].format(hit=rates.hit, gold=rates.gold, system=rates.system)
        numbers = f"P {rates.precision:.3f}  R {rates.recall:.3f}  F1 {rates.f1:.3f}"
        yield f"{words[f'evaluate.{name}']:9} {numbers}   ({found})"
    yield from (_told(slip, words) for slip in islice(score.slips, errors))


def _told(slip: AttributionSlip, words: Words) -> str:
    gold, found = slip.gold, slip.found
    pieces = " … ".join(span.of(slip.text)[:_QUOTED] for span in gold.content)
    told = words["evaluate.missed" if found is None else "evaluate.speaker"]
    facts = {"speaker": gold.speaker, "cue": gold.cue, "instead": found.speaker if found else ()}
    quoted = {key: " … ".join(span.of(slip.text) for span in spans) or "–" for key, spans in facts.items()}
    shape = words["evaluate.slip.missed" if found is None else "evaluate.slip.speaker"]
    return f"{told:9} {one_line(f'{slip.text_id}: {shape.format(**quoted)} | {pieces}')}"


def _around(text: str, head: Span) -> str:
    before = text[max(0, head.start - _BEFORE) : head.start]
    return f"{before}[{head.of(text)}]{text[head.end : head.end + _AFTER]}"


def _by_family(slips: Iterable[Slip], errors: int) -> Iterator[Slip]:
    """Yield up to so many slips of each family."""
    ordered = sorted(slips, key=lambda slip: slip.mark.family)
    for _, group in groupby(ordered, key=lambda slip: slip.mark.family):
        yield from islice(group, errors)


def _share(share: float | None) -> str:
    return "   –" if share is None else f"{share:.2f}"


def _numbers(rates: Rates) -> dict[str, float]:
    counts = {"gold": rates.gold, "system": rates.system, "hit": rates.hit}
    return {"precision": rates.precision, "recall": rates.recall, "f1": rates.f1, **counts}


def _signal_facts(score: SignalScore | None, errors: int) -> dict[str, Any]:
    if score is None:
        return {}
    families = {name: {**_numbers(family.rates), **family.right} for name, family in score.families.items()}
    facts = {"families": families, "recall_by_kind": score.recall_by_kind}
    slips = {name: list(map(_signal_slip, _by_family(getattr(score, name), errors))) for name in ("missed", "false")}
    return {**facts, **slips} if errors else facts


def _signal_slip(slip: Slip) -> dict[str, Any]:
    head = slip.mark.head
    return {"id": slip.text_id, "kind": slip.mark.kind, "head": [head.start, head.end], "text": head.of(slip.text)}


def _attribution_facts(score: AttributionScore | None, errors: int) -> dict[str, Any]:
    if score is None:
        return {}
    facts = {"attributions": {name: _numbers(rates) for name, rates in score.rates.items()}}
    slips = [_attribution_slip(slip) for slip in islice(score.slips, errors)]
    return {**facts, "attribution_errors": slips} if errors else facts


def _attribution_slip(slip: AttributionSlip) -> dict[str, Any]:
    found = slip.found.speaker if slip.found else None
    places = {"content": slip.gold.content, "cue": slip.gold.cue, "speaker": slip.gold.speaker, "found": found}
    pairs = {key: spans and [[span.start, span.end] for span in spans] for key, spans in places.items()}
    return {"id": slip.text_id, **pairs}
