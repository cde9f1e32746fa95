"""Sentences with cues in brackets: from the marked form to the text and the places."""

from desktop.signals.examples import article_of, unmark

__all__ = ["article_of", "unmark"]
