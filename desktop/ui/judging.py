"""The reader's verdicts on signals, places put out of sight and muted rules: each undone like everything else."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.core import signal as core
from desktop.core.article import Article
from desktop.core.judging import Judged, Judgement, Judgements, Silence, Verdict, judge
from desktop.desk import Desk
from desktop.ui.choosing import Choosing
from desktop.ui.lanes.lane import Lane
from desktop.ui.panel.signal_panel import SignalPanel
from desktop.ui.texts import Texts

_ROUND = (Verdict.OPEN, Verdict.HARMLESS, Verdict.RELEVANT, Verdict.QUESTION)


class Judging(QObject):
    """Stands between the panel of signals and the store's lane."""

    failed = Signal(object, object, str)
    """A verdict could not be kept or read: the Failure, what tries again, and no text."""

    def __init__(
        self, panel: SignalPanel, lane: Lane, history: QUndoStack, choosing: Choosing, texts: Texts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panel, self._lane, self._history = panel, lane, history
        self._choosing, self._texts = choosing, texts
        self._article: Article | None = None
        self._signals: Sequence[core.Signal] = ()
        self._judgements = Judgements()
        panel.ledger.lift_requested.connect(self.lift)

    def open(self, article: Article) -> None:
        """Turn to another article, of whose signals nothing is known yet."""
        self._article, self._signals, self._judgements = article, (), Judgements()
        self._ask(article)

    def ask_again(self) -> None:
        """Show what was said about the signals of the article, which may have come from a file."""
        if self._article is not None:
            self._ask(self._article)

    def show(self, signals: Sequence[core.Signal]) -> None:
        """Show the verdicts on these signals of the article."""
        self._signals = signals
        self._tell()

    def judge_next(self) -> None:
        """Give the chosen signal the next verdict of the round: open, harmless, relevant, question."""
        article = self._article
        judged = self._chosen()
        if article is None or judged is None:
            return
        self._judge(article, judged, _ROUND[(_ROUND.index(judged.verdict) + 1) % len(_ROUND)])

    def judge(self, verdict: Verdict) -> None:
        """Give the chosen signal a verdict."""
        judged = self._chosen()
        if self._article is not None and judged is not None and judged.verdict is not verdict:
            self._judge(self._article, judged, verdict)

    def verdict(self) -> Verdict | None:
        """Return the verdict on the chosen signal; None without one."""
        return next((one.verdict for one in self._judged() if one.signal == self._choosing.chosen), None)

    def hide(self, *, everywhere: bool) -> None:
        """Put the place of the chosen signal out of sight, in this article or in every one, and go to the next."""
        judged = self._chosen()
        if judged is not None and self._article is not None:
            self._choosing.next()
            self._push(
                Silence(judged.key.rule, judged.key, None if everywhere else self._article.id), "action.hide_signal"
            )

    def mute(self, *, everywhere: bool) -> None:
        """Keep the rule of the chosen signal silent, in this article or in every one, and go to the next of another."""
        judged = self._chosen()
        if judged is not None and self._article is not None:
            self._choosing.next_without(judged.key.rule)
            self._push(Silence(judged.key.rule, None, None if everywhere else self._article.id), "action.mute_rule")

    def lift(self, silence: Silence) -> None:
        """Show again what a silence keeps out of sight; that can be undone too."""
        if self._article is not None:
            name = self._texts["signals.lifting"]
            self._history.push(_Silencing(self, self._article, silence, name, lifting=True))

    def keep_silence(self, article: Article, silence: Silence, *, on: bool) -> None:
        """Keep a silence, or lift it, and show what is left once that is kept."""
        work = partial(_silence, article=article, silence=silence, on=on)
        again = partial(self.keep_silence, article, silence, on=on)
        then = partial(self._take, article)
        self._lane.run(work, then, failed=lambda failure: self.failed.emit(failure, again, ""))

    def _push(self, silence: Silence, name: str) -> None:
        if self._article is not None:
            words = self._texts[name].replace("&", "")
            self._history.push(_Silencing(self, self._article, silence, words))
            self._panel.toast.offer(self._texts[f"{name}.done"], self._history)

    def _judge(self, article: Article, judged: Judged, verdict: Verdict) -> None:
        self._history.push(_Verdict(self, article, judged, verdict, self._texts["signals.judging"]))

    def _chosen(self) -> Judged | None:
        """Return the chosen signal as it is judged; without one, say so."""
        judged = next((one for one in self._judged() if one.signal == self._choosing.chosen), None)
        if judged is None:
            self._choosing.say(self._texts["window.no_signal_chosen"])
        return judged

    def keep(self, article: Article, judged: Judged, verdict: Verdict) -> None:
        """Keep a verdict and show it once it is kept."""
        work = partial(_keep, article=article, judgement=Judgement(judged.key, verdict))
        then = partial(self._kept, article, verdict)
        again = partial(self.keep, article, judged, verdict)
        self._lane.run(work, then, failed=lambda failure: self.failed.emit(failure, again, ""))

    def _ask(self, article: Article) -> None:
        again = partial(self._ask, article)
        work = partial(Desk.judgements, article=article)
        self._lane.run(work, partial(self._take, article), failed=lambda failure: self.failed.emit(failure, again, ""))

    def _kept(self, article: Article, verdict: Verdict, judgements: Judgements) -> None:
        self._take(article, judgements)
        self._choosing.say(self._texts.fill("signals.judged", verdict=self._texts[f"verdict.{verdict.value}"]))

    def _take(self, article: Article, judgements: Judgements) -> None:
        if article is self._article:
            self._judgements = judgements
            self._tell()

    def _tell(self) -> None:
        judged = self._judged()
        self._panel.show_verdicts({one.signal: one.verdict for one in judged})
        self._panel.silence(frozenset(one.signal for one in judged if one.silence is not None))
        silences = self._judgements.silences
        at = {one.silence: one.signal for one in judged}
        here = [one for one in silences if one.place is None or one in at]
        self._panel.ledger.show_silences({one: self._in_words(one, at.get(one)) for one in here})

    def _in_words(self, silence: Silence, signal: core.Signal | None) -> str:
        """Return what a silence keeps out of sight: a sentence, or a kind of signal with the words of one of them."""
        text = self._article.text if self._article else ""
        if silence.place is not None:
            return signal.sentence.of(text) if signal else silence.place.sentence
        words = signal.words(text) if signal else silence.rule
        kind = signal.kind if signal else ".".join(silence.rule.split(".")[:2])
        return self._texts.fill("ledger.rule_of", kind=self._texts.kind(kind), words=words)

    def _judged(self) -> tuple[Judged, ...]:
        return judge(self._signals, self._article.text, self._judgements) if self._article else ()


class _Verdict(QUndoCommand):
    def __init__(self, judging: Judging, article: Article, judged: Judged, verdict: Verdict, name: str) -> None:
        super().__init__(name)
        self._judging, self._article, self._judged, self._verdict = judging, article, judged, verdict

    def redo(self) -> None:
        self._judging.keep(self._article, self._judged, self._verdict)

    def undo(self) -> None:
        self._judging.keep(self._article, self._judged, self._judged.verdict)


class _Silencing(QUndoCommand):
    def __init__(
        self, judging: Judging, article: Article, silence: Silence, name: str, *, lifting: bool = False
    ) -> None:
        super().__init__(name)
        self._judging, self._article, self._silence, self._lifting = judging, article, silence, lifting

    def redo(self) -> None:
        self._judging.keep_silence(self._article, self._silence, on=not self._lifting)

    def undo(self) -> None:
        self._judging.keep_silence(self._article, self._silence, on=self._lifting)


def _silence(desk: Desk, *, article: Article, silence: Silence, on: bool) -> Judgements:
    (desk.silence if on else desk.lift)(article, silence)
    return desk.judgements(article)


def _keep(desk: Desk, *, article: Article, judgement: Judgement) -> Judgements:
    desk.judge(article, judgement)
    return desk.judgements(article)
