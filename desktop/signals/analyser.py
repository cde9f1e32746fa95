"""Article in, findings out."""

import gc
from bisect import bisect_left
from time import perf_counter

from desktop.core.article import Article, Role
from desktop.core.signal import Findings
from desktop.core.text import CleanText, Span
from desktop.signals.cleaning import cleaned
from desktop.signals.combinations import find_combinations
from desktop.signals.combinations.sorts import load_sorts
from desktop.signals.families import Denials, Hedges, Sources
from desktop.signals.harvest import Harvest
from desktop.signals.language import language_model
from desktop.signals.reading import Reading, TextReader
from desktop.signals.rulebook import load_lexicon

_WARM_UP = "Er sagte, das Gerücht sei vielleicht falsch."
"""A sentence that asks the lexicon for words, verbs, speech and senses."""


class Analyser:
    """Finds the signals of articles; loading it takes about a second, so that one is kept for many.

    Every list of the lexicon and the language model are read on the way, so that a broken file raises AnalysisError
    here and not in the middle of a collection.
    """

    def __init__(self) -> None:
        self._model = language_model()
        self._reader = TextReader()
        rules = load_lexicon()
        self._families = (Hedges(rules.family("H")), Sources(rules.family("A")), Denials(rules.family("D")))
        self._read(cleaned(_WARM_UP), None)
        load_sorts()
        gc.freeze()  # what was read here stays: to look it through for garbage again and again takes a twentieth of all

    def analyse(self, article: Article) -> Findings:
        """Return what is found in `article`; offsets are those of `article.text`.

        Navigation residue is blanked, not cut, so that no offset moves.
        """
        began = perf_counter()
        readable = [block for block in article.blocks if block.role is not Role.CHROME]
        clean = cleaned(_only(article.text, [block.span for block in readable]))
        harvest = Harvest(self._read(clean, _ends(clean, [block.span for block in readable])), article)
        signals, attributions = harvest.signals(), harvest.attributions()
        together = find_combinations(article, signals, attributions)
        took = perf_counter() - began
        version = load_lexicon().version
        return Findings(
            article.id, article.digest, signals, attributions, self._model.name, version, took, combinations=together
        )

    def _read(self, clean: CleanText, limits: list[int] | None) -> Reading:
        reading = self._reader.read(clean, limits)
        for family in self._families:
            reading.cues += family.find(reading.context)
        return reading

    def facts(self) -> dict[str, str]:
        """Return the name of the model with its scores, the version of the lexicon and the number of its rules."""
        lexicon = load_lexicon()
        model = {"model": self._model.name, "model scores": self._model.scores}
        return {**model, "lexicon": lexicon.version, "rules": str(len(lexicon.rules))}


def _only(text: str, spans: list[Span]) -> str:
    """Return `text` with everything outside `spans` replaced by spaces, line ends kept."""
    parts, position = [], 0
    for span in spans:
        parts.append("".join("\n" if char == "\n" else " " for char in text[position : span.start]))
        parts.append(span.of(text))
        position = span.end
    parts.append(" " * (len(text) - position))
    return "".join(parts)


def _ends(clean: CleanText, spans: list[Span]) -> list[int]:
    """Return the ends of blocks as offsets into the clean text."""
    ends = [span.end for span in spans]
    return ends if clean.origins is None else [bisect_left(clean.origins, (end,)) for end in ends]
