"""What headlines make of the text below them."""

import re
from collections.abc import Iterator

from desktop.core.article import Place
from desktop.core.signal import Signal, Voice
from desktop.core.text import Span
from desktop.signals.combinations.story import DENYING, Found, Story
from desktop.signals.combinations.topics import is_function_word, topics
from desktop.signals.grammar.verbs import readings
from desktop.signals.grammar.words import words as grammar_words

_HEDGES = frozenset(["H.adv", "H.rep", "H.mod", "H.evid", "H.unk"])
_ENOUGH = 2
"""A headline with fewer nouns and names than this shares them with too many sentences."""
_STEM = 5
_PREFIX = re.compile("^ge(?=[a-zäöü]{4})")
_VERBAL = re.compile(r"\b[a-zäöüß]{5,}\b")


def denial_as_refutation(story: Story) -> Iterator[Found]:
    """Find headings that call a matter refuted where the text holds no more than a denial."""
    if any(_is_shown_wrong(signal) for signal in story.signals):
        return
    denials = [(signal, source) for signal, source in story.denials if signal.place is Place.BODY]
    for signal in story.signals:
        if signal.kind == "D.refute" and signal.place is not Place.BODY and signal.voice is Voice.AUTHOR and denials:
            denial, denier = max(denials, key=lambda pair: pair[0].strength)
            yield Found(
                "denial_as_refutation",
                (signal.span, denier.span, *denial.cue),
                {
                    "heading": [signal.words(story.text)],
                    "denier": [story.shown(denier.span)],
                    "denial": [denial.words(story.text)],
                },
            )


def headline_drops_hedge(story: Story) -> Iterator[Found]:
    """Find a headline that states as a fact what the text only says with a hedge."""
    title = story.title
    if title is None or not _is_plain(story, title):
        return
    about, doing = topics(title.of(story.text)), _doings(title.of(story.text))
    if len(about) < _ENOUGH or not doing:
        return
    for hedge in story.signals:
        words = (hedge.scope or hedge.sentence).of(story.text)
        strong = hedge.place is Place.BODY and hedge.strength > 1 and hedge.kind in _HEDGES
        if strong and about <= topics(hedge.sentence.of(story.text)) and doing & _doings(words):
            slots = {"title": [story.shown(title)], "hedge": [hedge.words(story.text)]}
            yield Found("headline_drops_hedge", (title, hedge.span), slots)
            return


def _is_shown_wrong(signal: Signal) -> bool:
    """Say whether the newsroom itself shows in the body that something is wrong."""
    return signal.place is Place.BODY and (
        signal.kind == "D.refute" or (signal.kind in DENYING and signal.actor == "author")
    )


def _doings(words: str) -> frozenset[str]:
    """Return the stems of the lower-case content words: verbs, participles, adjectives."""
    found = (_PREFIX.sub("", word)[:_STEM] for word in _VERBAL.findall(words) if not is_function_word(word))
    return frozenset(found)


def _is_unsettled(word: str) -> bool:
    """Say whether a verb form states no fact: müssen, soll, wäre, kämen."""
    forms = [form for form in readings(word) if form.shape == "finite"]
    unreal = {form.tense for form in forms} == {"subjunctive2"}
    return unreal or any(form.lemma in grammar_words("modal_verbs") for form in forms)


def _is_plain(story: Story, title: Span) -> bool:
    """Say whether a headline states something in the newsroom's own words, without a hedge or a question."""
    words = title.of(story.text)
    opener = words.split(" ", 1)[0].lower()
    if opener in grammar_words("content_openers") or opener in grammar_words("condition_openers"):
        return False
    said = any(place.overlaps(title) for saying in story.sayings for place in saying.content)
    return (
        not said
        and not any(_is_unsettled(word) for word in words.lower().split())
        and not any(mark in words for mark in '?:"„»')
        and not any(signal.span.overlaps(title) for signal in story.signals)
    )
