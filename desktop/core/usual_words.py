"""How an article stands beside what is usual, in the words both faces use."""

from desktop.core.messages import message_table
from desktop.core.usual import Comparison, LengthClass


def number(value: float, language: str, *, digits: int = 0) -> str:
    """Return a number as it is written in "de" or "en".

    >>> number(1312.0, "de"), number(4.16, "en", digits=1)
    ('1.312', '4.2')
    """
    english = f"{value:,.{digits}f}"
    return english.translate(str.maketrans(",.", ".,")) if language == "de" else english


def like_in_words(like: LengthClass, language: str) -> str:
    """Return what an article was compared with."""
    words = message_table("usual", language)
    facts = {name: number(fact, language) for name, fact in (("articles", like.articles), ("least", like.least))}
    if like.most is None:
        return words["like.longest"].format(**facts)
    return words["like"].format(**facts, most=number(like.most, language))


def figures(comparison: Comparison, language: str) -> str:
    """Return how often something stands in an article, with its rate."""
    key = {0: "figures.none", 1: "figures.once"}.get(comparison.count, "figures")
    rate = number(comparison.rate, language, digits=1)
    return message_table("usual", language)[key].format(count=comparison.count, rate=rate)


def standing_in_words(comparison: Comparison, language: str, *, brief: bool) -> str:
    """Return how that compares: a few words to stand beside the figures, or a whole sentence."""
    key = comparison.standing.value
    words = message_table("usual", language)[f"brief.{key}" if brief else f"whole.{key}"]
    none = comparison.spread.none
    return words.format(none=max(1, round(100 * none)), some=max(1, round(100 * (1 - none))))
