"""What speaks for the sourcing of an article."""

import re
from collections.abc import Iterator
from itertools import combinations

from desktop.core.signal import Form
from desktop.core.text import Span
from desktop.signals.combinations.sorts import phrases
from desktop.signals.combinations.story import Found, Saying, Story
from desktop.signals.combinations.topics import is_function_word, topics

_SEVERAL = 3
_ALIKE = 2
"""So many nouns and names two statements share if they are about the same thing."""
_QUOTED = 5
"""A document is quoted with at least so many words."""
_SENTENCE = re.compile(r"[^.!?\n]+")
_STRETCH = re.compile(r"[^.,;!?:\n„“”\"»«()–]+")
_NOUN = re.compile(r"\b[A-ZÄÖÜ][\w-]+")


def named_sources(story: Story) -> Iterator[Found]:
    """Find an article in which several persons or bodies speak under their names, and nobody without one."""
    if any(signal.family == "A" for signal in story.signals):
        return
    named: dict[str, Span] = {}
    for saying in story.sayings:
        name = story.names.of(saying.speaker)
        if name and not story.is_medium(saying.speaker):
            named.setdefault(name, saying.speaker.span)
    if len(named) >= _SEVERAL:
        shown = [story.shown(span) for span in named.values()]
        yield Found("named_sources", tuple(named.values()), {"sources": shown})


def independent_sources(story: Story) -> Iterator[Found]:
    """Find two named sources of different sides who say something about the same matter."""
    title = topics(story.title.of(story.text)) if story.title else frozenset[str]()
    named = [saying for saying in story.sayings if _is_own(story, saying)]
    on_title = [saying for saying in named if saying.topics & title]
    for first, second in combinations(on_title, 2):
        shared = first.topics & second.topics
        if len(shared) >= _ALIKE and shared & title and _are_independent(story, first, second):
            yield Found(
                "independent_sources",
                (first.speaker.span, first.content[0], second.speaker.span, second.content[0]),
                {"sources": [story.shown(first.speaker.span), story.shown(second.speaker.span)]},
            )
            return


def anonymity_explained(story: Story) -> Iterator[Found]:
    """Find places where the text says why somebody stays unnamed: the wish and its reason in one sentence."""
    wishes, reasons = (phrases("anonymity_explained", name) for name in ("wishes", "reasons"))
    if not any(wish in story.text for wish in wishes):
        return
    for sentence in _SENTENCE.finditer(story.text):
        wish, reason = (_first(sentence[0], wanted) for wanted in (wishes, reasons))
        if wish and reason:
            wished = Span(sentence.start() + wish.start, sentence.start() + wish.end)
            place = _clause(story.text, sentence.start() + reason.start)
            yield Found("anonymity_explained", (wished, place), {"reason": [story.shown(place)]})


def document_open(story: Story) -> Iterator[Found]:
    """Find documents that the newsroom has seen or quotes word for word."""
    for saying in story.sayings:
        if saying.form is Form.DIRECT and _is_document(saying) and len(saying.words.split()) >= _QUOTED:
            yield Found(
                "document_open",
                (saying.speaker.span, saying.content[0]),
                {"document": [story.shown(saying.speaker.span)], "quote": [story.shown(saying.content[0])]},
            )
            return


def _are_independent(story: Story, first: Saying, second: Saying) -> bool:
    """Say whether neither speaks through the other, and no phrase in the text puts both on one side."""
    nested = first.holds(second.speaker.span) or second.holds(first.speaker.span)
    phrases_of = story.names.phrases_of
    return not nested and not any(
        story.same_side(one, other) for one in phrases_of(first.speaker) for other in phrases_of(second.speaker)
    )


def _is_document(saying: Saying) -> bool:
    """Say whether the first noun of a speaker is a document; der Autor der Studie is none."""
    nouns = [noun.lower() for noun in _NOUN.findall(saying.speaker.text) if not is_function_word(noun)]
    return bool(nouns) and nouns[0].endswith(phrases("document_open", "documents"))


def _is_own(story: Story, saying: Saying) -> bool:
    speaker = saying.speaker
    named = speaker.type != "unknown" and story.names.of(speaker) is not None
    return named and not story.is_medium(speaker) and not story.unnamed_at(speaker.span)


def _clause(text: str, at: int) -> Span:
    """Return the stretch between marks around a place, without white space at its edges."""
    stretch = next(found for found in _STRETCH.finditer(text) if found.end() > at)
    words = stretch[0].strip()
    start = stretch.start() + stretch[0].index(words)
    return Span(start, start + len(words))


def _first(words: str, wanted: tuple[str, ...]) -> Span | None:
    """Return where the first of the wanted phrases stands."""
    return next((Span(at, at + len(phrase)) for phrase in wanted if (at := words.find(phrase)) >= 0), None)
