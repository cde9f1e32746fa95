"""A reader's own lexicon put to the test: every fault of the file, and every example."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from desktop.core.errors import AnalysisError
from desktop.core.lexicons import LexiconFault, OwnLexicon
from desktop.signals.analyser import Analyser
from desktop.signals.examples import article_of, unmark
from desktop.signals.own import own_files, try_file
from desktop.signals.rule_faults import gaps_of
from desktop.signals.rulebook import load_lexicon, own_lexicons

Trial = tuple[OwnLexicon, tuple[LexiconFault, ...]]


def tried(path: Path) -> Trial:
    """Return what a file holds, and all that is wrong with it. Raise AnalysisError.

    A process of its own does it: the lexicon is read once in each, and here the file belongs to it.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_tried, path).result()
        except BrokenProcessPool as error:
            raise AnalysisError("lexicon_untried", path=str(path)) from error


def _tried(path: Path) -> Trial:
    try_file(path)
    used = next(own for own in own_lexicons().used if own.path == str(path))
    file = next(own for own in own_files() if own.path == path)
    for entry in file.rules:
        if entry.table.get("id") in used.rules:
            for what, facts in gaps_of(entry.table):
                file.fault(what, facts, line=entry.line, rule=entry.table["id"])
    lines = {entry.table.get("id"): entry.line for entry in file.rules}
    for rule, what, example in _failed(used.rules):
        file.fault(what, {"example": example}, line=lines[rule], rule=rule)
    return used, tuple(sorted(file.faults, key=lambda fault: fault.line or 0))


def _failed(ids: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield the examples that do not come out, by the id of their rule."""
    analyser = Analyser()
    for rule in load_lexicon().rules:
        if rule.id not in ids:
            continue
        for marked in rule.yes:
            text, spans = unmark(marked)
            if not spans:
                yield rule.id, "example_unmarked", marked
            elif spans not in _cues(analyser, text, rule.id):
                yield rule.id, "example_silent", marked
        for text in rule.no:
            if _cues(analyser, text, rule.id):
                yield rule.id, "example_fires", text


def _cues(analyser: Analyser, text: str, rule: str) -> list[object]:
    return [signal.cue for signal in analyser.analyse(article_of(text)).signals if signal.rule == rule]
