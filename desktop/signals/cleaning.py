"""A text before its words are cut: normalised, and without runs of characters that are no language."""

import re

from desktop.core.text import CleanText, normalise
from desktop.signals.spelling import respelled

_NO_LANGUAGE = re.compile(r"(?<!\S)\S{501,}|([^\w\s])\1{99,}")
"""More than 500 characters without a space, or more than 100 equal marks."""
_SHORTEST = 100
"""No run of either sort is shorter."""


def cleaned(text: str) -> CleanText:
    """Return `text` as the analysis reads it, in the spelling the lexicon knows, with the way back to its own places.

    Runs that are no language become spaces: they would hang the tokenizer for minutes. Measured: 16,000 quotation marks
    in a row cost spaCy 20 seconds, growing with the square.
    """
    if max(map(len, text.split()), default=0) < _SHORTEST:
        return respelled(normalise(text))
    return respelled(normalise(_NO_LANGUAGE.sub(lambda run: " " * len(run.group()), text)))
