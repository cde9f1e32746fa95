"""What a claim rests on: unnamed sources, other media."""

import re
from collections.abc import Iterator

from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.signals.combinations.sorts import phrases
from desktop.signals.combinations.story import Found, Saying, Story
from desktop.signals.combinations.topics import topics
from desktop.signals.grammar.words import is_listed

_HEDGES = frozenset(["H.adv", "H.rep", "H.mod", "H.evid", "H.verb", "H.unk"])
"""What weakens a statement as a whole; the subjunctive weakens nothing."""
_DECLINED = ("e", "en", "er", "es", "em")
_NOUN = re.compile(r"[A-ZÄÖÜ]\w+")
_LEAD = 4
"""In so many first blocks an article says what it is about."""
_ALIKE = 2
"""So many nouns and names a statement shares with what it supports."""


def hedged_unnamed(story: Story) -> Iterator[Found]:
    """Find unnamed sources whose own statement is hedged."""
    hedges: dict[Span, list[Signal]] = {}
    for signal in story.signals if story.unnamed else ():
        source = _hedged(story, signal)
        if source is not None:
            hedges.setdefault(source.span, []).append(signal)
    for place, found in hedges.items():
        places = (place, *(signal.span for signal in found))
        yield Found(
            "hedged_unnamed",
            places,
            {"source": [story.shown(place)], "hedge": [signal.words(story.text) for signal in found]},
        )


def unnamed_at_second_hand(story: Story) -> Iterator[Found]:
    """Find unnamed sources that the text knows through another medium only."""
    seen: set[Span] = set()
    for saying in story.sayings:
        source = story.unnamed_at(saying.speaker.span)
        medium = saying.speaker.via and _medium(story, saying)
        if source is not None and medium and source.span not in seen:
            seen.add(source.span)
            yield Found(
                "unnamed_at_second_hand",
                (source.span, medium),
                {"source": [story.shown(source.span)], "medium": [story.shown(medium)]},
            )


def one_medium(story: Story) -> Iterator[Found]:
    """Find articles for whose headline one other medium answers alone, those who deny aside."""
    media = [saying for saying in story.sayings if _is_second_hand(story, saying)]
    if story.title is None or not media or media[0].start > story.end_of(_LEAD) or not _are_one(media):
        return
    told = frozenset[str]().union(*(saying.topics for saying in media))
    if len(told & topics(story.title.of(story.text))) < _ALIKE:
        return
    others = (
        saying for saying in story.sayings if not (saying in media or saying.asks or story.is_denier(saying.speaker))
    )
    if not any(len(saying.topics & told) >= _ALIKE for saying in others):
        places = dict.fromkeys(saying.speaker.span for saying in media)
        yield Found("one_medium", (story.title, *places), {"medium": [story.shown(media[0].speaker.span)]})


def _hedged(story: Story, signal: Signal) -> Signal | None:
    """Return the unnamed source whose words or whose verb of saying a hedge stands in."""
    if signal.kind not in _HEDGES or (signal.kind == "H.rep" and signal.words(story.text).endswith(_DECLINED)):
        return None
    if signal.source is not None:
        return story.unnamed_at(signal.source.span)
    speakers = (saying.speaker for saying in story.telling.at(signal.head))
    return next((source for speaker in speakers if (source := story.unnamed_at(speaker.span))), None)


def _medium(story: Story, saying: Saying) -> Span | None:
    """Return where the medium stands through which a speaker is known: the last place with its words before it ends."""
    at = story.text.rfind(saying.speaker.via or "", 0, saying.end + 200)
    return Span(at, at + len(saying.speaker.via or "")) if at >= 0 else None


def _is_second_hand(story: Story, saying: Saying) -> bool:
    return saying.speaker.via is not None or story.is_medium(saying.speaker)


def _are_one(media: list[Saying]) -> bool:
    """Say whether sayings come from one medium with a name; a report without one may be its."""
    names = []
    for saying in media:
        nouns = [noun.lower() for noun in _NOUN.findall(saying.speaker.via or saying.speaker.text)]
        if any(part in noun for noun in nouns for part in phrases("one_medium", "not_one")):
            return False
        names.append(frozenset(noun for noun in nouns if not is_listed("claim_nouns", noun)))
    named = [name for name in names if name]
    return bool(named) and bool(frozenset.intersection(*named))
