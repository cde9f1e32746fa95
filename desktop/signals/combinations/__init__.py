"""Combinations: what signals and attributions of one article say together that none says alone.

Each sort is a function from a `Story` to what it finds; its words stand in combinations.toml.
"""

from collections.abc import Callable, Iterator, Sequence

from desktop.core.article import Article
from desktop.core.signal import Attribution, Combination, Signal
from desktop.signals.combinations import credit, denials, headline, support
from desktop.signals.combinations.sorts import load_sorts, told
from desktop.signals.combinations.story import Found, Story

SORTS: tuple[Callable[[Story], Iterator[Found]], ...] = (
    support.hedged_unnamed,
    support.unnamed_at_second_hand,
    support.one_medium,
    denials.claim_and_denial,
    denials.denial_against_unnamed,
    denials.unnamed_know_nothing,
    headline.denial_as_refutation,
    headline.headline_drops_hedge,
    credit.named_sources,
    credit.independent_sources,
    credit.anonymity_explained,
    credit.document_open,
)


def find_combinations(
    article: Article, signals: Sequence[Signal], attributions: Sequence[Attribution]
) -> tuple[Combination, ...]:
    """Return what comes together in an article, in text order of the first places. Raise AnalysisError."""
    story = Story(article, signals, attributions)
    found = (_worded(one) for find in SORTS for one in find(story))
    return tuple(sorted(found, key=lambda combination: combination.places[0]))


def _worded(found: Found) -> Combination:
    sort = load_sorts()[found.sort]
    return Combination(
        kind=sort.id,
        name=sort.name,
        places=tuple(sorted(set(found.places))),
        sentence=told(sort, found.slots),
        why=sort.why,
        harmless_when=sort.harmless_when,
        credit=sort.credit,
    )
