"""All that the page of an article is made from."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from desktop.core.article import Article
from desktop.core.judging import Judged, Judgements, judge
from desktop.core.note import Placement
from desktop.core.signal import Findings


@dataclass(frozen=True)
class Sheet:
    """An article with what was found in it and what the reader made of it."""

    article: Article
    findings: Findings
    judgements: Judgements
    placements: tuple[Placement, ...]
    made: datetime
    """When the page is written."""
    lexicons: tuple[str, ...] = ()
    """Names of the reader's own lexicons in use."""

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Return all signals with what the reader said of them."""
        return judge(self.findings.signals, self.article.text, self.judgements)

    @cached_property
    def visible(self) -> tuple[Judged, ...]:
        """Return the signals the reader sees, in the order of their numbers."""
        return tuple(one for one in self.judged if one.silence is None)

    @cached_property
    def hidden(self) -> tuple[Judged, ...]:
        """Return the signals kept out of sight."""
        return tuple(one for one in self.judged if one.silence is not None)
