"""Denials and what they stand against."""

import re
from collections.abc import Iterator

from desktop.core.signal import Signal, Source
from desktop.core.text import Span
from desktop.signals.combinations.placed import Placed
from desktop.signals.combinations.story import Found, Saying, Story
from desktop.signals.combinations.topics import topics
from desktop.signals.grammar.words import is_listed, words

_NEAR = 600
"""Farther from a denial (code points) nothing is taken for what it denies."""
_NEXT = 200
"""Within so many code points a claim stands right before the sentence of its denial."""
_CLAIM = 3
"""A claim has at least so many words."""
_ATTRIBUTE = 5
"""So many words behind a noun may say whose claim it is."""
_ALIKE = 2
"""So many nouns and names a denial shares with a claim that stands elsewhere."""
_WORD = re.compile(r"\w+")


def claim_and_denial(story: Story) -> Iterator[Found]:
    """Find a claim and its denial: who says what, who denies, in which words."""
    for denial, denier, claims in _disputes(story):
        claim = claims[0]
        said = max(claim.content, key=len)
        places = (claim.speaker.span, said, denier.span, *denial.cue)
        yield Found(
            "claim_and_denial",
            places,
            {
                "claimant": [story.shown(claim.speaker.span)],
                "claim": [story.shown(said)],
                "denier": [story.shown(denier.span)],
                "denial": [denial.words(story.text)],
            },
        )


def denial_against_unnamed(story: Story) -> Iterator[Found]:
    """Find the denial of an authority against which only unnamed persons stand."""
    for denial, denier, claims in _disputes(story):
        unnamed = [story.unnamed_at(claim.speaker.span) for claim in claims]
        sources = dict.fromkeys(signal.span for signal in unnamed if signal)
        if denial.actor == "official" and all(unnamed):
            yield Found(
                "denial_against_unnamed",
                (*sources, denier.span, *denial.cue),
                {
                    "source": [story.shown(span) for span in sources],
                    "denier": [story.shown(denier.span)],
                    "denial": [denial.words(story.text)],
                },
            )


def unnamed_know_nothing(story: Story) -> Iterator[Found]:
    """Find unnamed persons who only say that they know nothing."""
    unknowing = (signal for signal in story.signals if signal.kind == "D.know")
    denials = Placed((signal.source.span, signal) for signal in unknowing if signal.source)
    for source in story.unnamed:
        nothing = sorted(denials.at(source.span), key=lambda signal: signal.span)
        if nothing:
            yield Found(
                "unnamed_know_nothing",
                (source.span, *(signal.span for signal in nothing)),
                {
                    "source": [story.shown(source.span)],
                    "words": [signal.words(story.text) for signal in nothing],
                },
            )


def _disputes(story: Story) -> Iterator[tuple[Signal, Source, list[Saying]]]:
    """Yield each side's first denial that stands against a claim, with the claims, the nearest first."""
    sides: list[Source] = []
    for denial, denier in story.denials:
        if story.is_medium(denier) or not _is_somebody(story, denier):
            continue
        if any(story.same_side(denier, side) for side in sides):
            continue
        claims = _claims(story, denial, denier)
        if claims:
            sides.append(denier)
            yield denial, denier, claims


def _claims(story: Story, denial: Signal, denier: Source) -> list[Saying]:
    """Return what a denial stands against, the nearest first."""
    sentence = denial.sentence
    around = story.contents.at(Span(max(0, sentence.start - _NEAR), sentence.end + _NEAR))
    near = [saying for saying in around if _is_claim(story, saying)]
    near.sort(key=lambda saying: _gap(saying, sentence))
    return [saying for saying in near if _is_meant(story, saying, denial, denier)]


def _is_meant(story: Story, saying: Saying, denial: Signal, denier: Source) -> bool:
    """Say whether a denial means a claim: told in its sentence, pointed back to, or about the same and the denier."""
    back = saying.end <= denial.sentence.start and _points_back(story, denial, saying.speaker)
    if denial.kind == "D.false" and not back:
        return False
    if denial.sentence.overlaps(saying.speaker.span) and denial.sentence.overlaps(saying.content[0]):
        return True
    if back and denial.sentence.start - saying.end <= _NEXT:
        return True
    side = topics(denier.text)
    about = topics(denial.sentence.of(story.text)) - side
    return len(saying.topics & about) >= _ALIKE and (back or bool(saying.topics & side))


def _is_claim(story: Story, saying: Saying) -> bool:
    """Say whether a saying is a claim of somebody who denies nothing, and neither a question nor itself a denial."""
    speaker = saying.speaker
    if (
        saying.asks
        or len(saying.words.split()) < _CLAIM
        or not (_is_somebody(story, speaker) or _is_claim_noun(speaker))
    ):
        return False
    unnamed = story.unnamed_at(speaker.span)
    if not unnamed and story.is_denier(speaker):
        return False
    return not story.is_denial(saying)


def _is_somebody(story: Story, source: Source) -> bool:
    """Say whether a source is known for one: by what it is, by name, or as unnamed."""
    named = story.names.of(source) is not None
    return source.type != "unknown" or named or story.unnamed_at(source.span) is not None


def _is_claim_noun(source: Source) -> bool:
    """Say whether a claim itself stands where its speaker should: Gerüchte, Berichte."""
    return any(is_listed("claim_nouns", word) for word in _WORD.findall(source.text.lower()))


def _points_back(story: Story, denial: Signal, speaker: Source) -> bool:
    """Say whether a denial calls a claim told before by a noun: den Vorwurf, but not den Vorwurf, er habe gelogen.

    A noun with an attribute means a claim of its own, unless the attribute is the speaker: die Kritik der Gewerkschaft.
    """
    end = denial.sentence.end
    after = max(denial.span.end, denial.sentence.start)
    if story.text[after:end].lstrip().startswith(","):
        return False
    for noun in _WORD.finditer(story.text, denial.sentence.start, end):
        if is_listed("claim_nouns", noun[0].lower()):
            following = story.text[noun.end() : end].lstrip()
            first = _WORD.findall(following)[:_ATTRIBUTE]
            attribute = " ".join(first)
            if topics(attribute) & topics(speaker.text):
                return True
            return not following.startswith(",") and not any(_opens_attribute(word) for word in first[:2])
    return False


def _opens_attribute(word: str) -> bool:
    return word[0].isupper() or any(word in words(name) for name in ("determiners", "prepositions"))


def _gap(saying: Saying, sentence: Span) -> int:
    return max(0, sentence.start - saying.end, saying.start - sentence.end)
