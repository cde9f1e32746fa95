"""Wires the parts together: the one file that knows them all."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint

from desktop.core.article import Article
from desktop.core.errors import LesartError
from desktop.core.judging import Verdict
from desktop.core.lexicons import OwnLexicons, tell_fault, tell_lexicon
from desktop.core.report import one_line
from desktop.core.signal import Family, Findings, Signal
from desktop.desk import Desk
from desktop.ui.annotating import Annotating
from desktop.ui.banner import Tone
from desktop.ui.browsing import Browsing
from desktop.ui.choosing import Choosing
from desktop.ui.dialogs import ask_about_unsaved, show_about, show_shortcuts
from desktop.ui.exporting import Exporting
from desktop.ui.faults import details, explained, worth_retrying
from desktop.ui.importing import Importing
from desktop.ui.judging import Judging
from desktop.ui.lanes.work import Failure
from desktop.ui.lost_notes import LostNotes
from desktop.ui.mending import Mending
from desktop.ui.note_keeper import NoteKeeper
from desktop.ui.opening import Lanes, Opening
from desktop.ui.preferences import Preferences
from desktop.ui.rescue import ways_out
from desktop.ui.texts import Texts
from desktop.ui.visiting import Visiting
from desktop.ui.window import Window

_LONG = 80
"""Characters of a selection that is no search any more."""


class Conductor(QObject):
    """Connects what the parts tell with what the others do, and sees to it that nothing is lost at the end."""

    def __init__(self, window: Window, lanes: Lanes, preferences: Preferences, texts: Texts, *, folder: str) -> None:
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._preferences = preferences
        self.texts = texts
        self._folder = folder
        self._lexicons = OwnLexicons()
        self._at_stake = ""
        """Words that the banner says are not saved."""
        self.opening = Opening(window, lanes, texts, self)
        self.choosing = Choosing(window, texts, self)
        self.keeper = NoteKeeper(window.notes, lanes.store, texts, self)
        self.annotating = Annotating(window, self.keeper, self.choosing, texts, self)
        self.lost_notes = LostNotes(window, self.keeper, lanes.store, self.choosing, texts, self)
        self.browsing = Browsing(window.home, lanes.store, self.keeper.history, texts, self)
        self.visiting = Visiting(window, self.opening, self.keeper, self.annotating, self.browsing, texts)
        self.judging = Judging(window.signals, lanes.store, self.keeper.history, self.choosing, texts, self)
        self.exporting = Exporting(window, lanes.store, self.choosing, texts, self)
        self.importing = Importing(window, lanes.store, self.keeper.history, self.choosing, texts, self)
        self.mending = Mending(window, lanes.store, preferences, texts, self)
        self._connect_window()
        self._connect_actions()

    def start(self, location: str | None) -> None:
        """Get everything ready and open `location`, if one is given."""
        self.browsing.refresh()
        self.opening.start(location)
        self.mending.start()
        if location is None:
            self._window.home.take_keyboard()
        self._lanes.analysis.run(Desk.own_lexicons, self._tell_lexicons, failed=_pass_over)

    def visit(self, location: str) -> None:
        """Come to the front, and open `location` unless it is empty: the program was started again."""
        self._window.come_forward()
        if location:
            self.opening.open(location)

    def save_notes(self) -> None:
        """Save at once what was typed; for the last resort."""
        self.keeper.save()

    def _connect_window(self) -> None:
        window, opening, choosing = self._window, self.opening, self.choosing
        window.location_given.connect(opening.open)
        window.close_requested.connect(self._close)
        window.unchosen.connect(partial(choosing.choose, None))
        window.find_bar.sought.connect(self._find)
        window.find_bar.changed.connect(self._highlight)
        window.article.signal_chosen.connect(choosing.choose_in_text)
        for part in (window.article, window.signals.list):
            part.menu_requested.connect(self._offer_deeds)
        window.signals.signal_chosen.connect(choosing.choose)
        window.signals.filter_changed.connect(choosing.show_visible)
        window.signals.help_requested.connect(self._explain)
        window.signals.retry_requested.connect(opening.analyse)
        window.signals.overview.place_chosen.connect(choosing.show_place)
        window.signals.overview.kind_chosen.connect(choosing.next_of)
        window.signals.overview.help_requested.connect(partial(window.show_help, "overview"))
        opening.opened.connect(self._turn_to)
        opening.found.connect(self._show_findings)
        opening.settled.connect(choosing.mark_again)
        opening.settled.connect(self.annotating.mark_again)
        opening.failed.connect(self._say_failure)
        opening.missing.connect(self._offer_kept)
        self.browsing.failed.connect(self._say_failure)
        self.browsing.renewed.connect(self.mending.tell_renewal)
        self.keeper.restored.connect(self._tell_restored)
        self.keeper.stored.connect(self.browsing.refresh_shown)
        self.keeper.elsewhere.connect(self._tell_elsewhere)
        self.keeper.failed.connect(self._say_failure)
        self.keeper.all_saved.connect(self._take_back)
        self.keeper.saved.connect(lambda _: self._preferences.keep_noted())
        self.mending.failed.connect(self._say_failure)
        self.mending.mended.connect(self._turn_again)
        self.judging.failed.connect(self._say_failure)
        self.exporting.failed.connect(self._say_failure)
        self.importing.failed.connect(self._say_failure)
        self.importing.taken.connect(self._ask_anew)
        self.importing.taken.connect(self.browsing.refresh)
        self._preferences.failed.connect(partial(self._say_failure, again=None))
        self._preferences.language_changed.connect(partial(choosing.say, self.texts["window.after_restart"]))

    def _connect_actions(self) -> None:
        table = self._window.actions_table
        table.add_history(self.keeper.history)
        table.add_letters(self._window.article, self._window.signals.overview, self._window.signals.list)
        for name, deed in self._deeds().items():
            table[name].triggered.connect(partial(_do, deed))
        table.menu("verdict").aboutToShow.connect(self._show_verdict)
        table.choice("verdict").triggered.connect(lambda action: self.judging.judge(Verdict(action.data())))
        for family in Family:
            action = table[f"family_{family.value}"]
            action.setChecked(True)
            chip = self._window.signals.families[family]
            action.triggered.connect(chip.toggle)
            chip.toggled.connect(action.setChecked)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """Return what each command does; preferences see to those of the view menu themselves."""
        window, choosing, annotating = self._window, self.choosing, self.annotating
        return {
            "open": self.visiting.ask_for_file,
            "sample": self.visiting.open_sample,
            "home": self.visiting.go_home,
            "export": self._export,
            "import": self.importing.ask,
            "report": self.exporting.report,
            "quit": window.close,
            "find": self._open_find_bar,
            "find_everywhere": self.visiting.search,
            "find_next": partial(self._seek, backward=False),
            "find_previous": partial(self._seek, backward=True),
            "next_region": partial(window.go_to_region, 1),
            "previous_region": partial(window.go_to_region, -1),
            "next_signal": choosing.next,
            "previous_signal": choosing.previous,
            "all_signals": window.signals.show_all,
            "judge_signal": self.judging.judge_next,
            "hide_signal": partial(self.judging.hide, everywhere=False),
            "hide_signal_always": partial(self.judging.hide, everywhere=True),
            "mute_rule": partial(self.judging.mute, everywhere=False),
            "mute_rule_always": partial(self.judging.mute, everywhere=True),
            "copy_signals": choosing.copy,
            "note_on_selection": annotating.on_selection,
            "note_on_signal": annotating.on_chosen,
            "note_on_article": annotating.on_article,
            "save_note": self.keeper.save,
            "save_and_next": annotating.save_and_go_on,
            "delete_note": self.keeper.delete,
            "anchor_here": self.lost_notes.anchor_here,
            "anchor_to_selection": self.lost_notes.anchor_to_selection,
            "show_signals": partial(window.go_to_tab, window.signals),
            "show_notes": partial(window.go_to_tab, window.notes),
            "help": self._show_help,
            "shortcuts": partial(show_shortcuts, window, self.texts),
            "about": self._show_about,
        }

    def _show_verdict(self) -> None:
        self._window.actions_table.pick("verdict", self.judging.verdict() or "")

    def _offer_deeds(self, signal: Signal, at: QPoint) -> None:
        """Choose a signal, and offer what can be done with it."""
        self.choosing.choose(signal)
        self._window.actions_table.signal_menu().popup(at)

    # opening and closing

    def _turn_to(self, article: Article) -> None:
        self._window.find_bar.hide()
        self.choosing.clear()
        self.annotating.open(article)
        self.judging.open(article)
        self.exporting.open(article)
        self._window.article.setFocus()

    def _show_findings(self, findings: Findings) -> None:
        self.judging.show(findings.signals)
        self.exporting.take(findings)

    def _export(self) -> None:
        self.keeper.save()
        self.exporting.export()

    def _ask_anew(self) -> None:
        """Show what came in from a file."""
        article = self.opening.article
        if article is not None:
            self.annotating.open(article)
            self.judging.ask_again()

    def _turn_again(self) -> None:
        """Show the notes that were restored."""
        self.opening.list_recent()
        self.browsing.refresh()
        self.keeper.look_again()
        self.judging.ask_again()

    # closing

    def _close(self) -> None:
        """Save everything, then let the window go; with words that could not be saved, ask first."""
        self.opening.leave()
        self._preferences.keep_frame()
        self.keeper.leave()
        self.keeper.settle(self._close_if_saved)

    def _close_if_saved(self) -> None:
        unsaved = self.keeper.unsaved_text()
        if unsaved:
            ask_about_unsaved(self._window, self.texts, unsaved, self._window.let_go)
        else:
            self._window.let_go()

    def _tell_elsewhere(self, article: Article) -> None:
        self.choosing.say(self.texts.fill("notes.elsewhere", title=article.title))

    def _tell_restored(self, article: Article) -> None:
        self.choosing.say(self.texts.fill("notes.restored", title=article.title))

    # finding

    def _open_find_bar(self) -> None:
        page = self._window.article
        span = page.selected_span()
        self._window.find_bar.open_bar(span.of(page.article.text) if span and len(span) < _LONG else "")

    def _seek(self, *, backward: bool) -> None:
        if self._window.find_bar.words.text():
            self._window.find_bar.seek(backward=backward)
        else:
            self._open_find_bar()

    def _find(self, words: str, backward: bool) -> None:  # noqa: FBT001 - what Qt calls with
        self._window.article.find(words, backward=backward)
        self._tell_hits()

    def _highlight(self, words: str) -> None:
        self._window.article.highlight_all(words)
        self._tell_hits()

    def _tell_hits(self) -> None:
        index, count = self._window.article.hit()
        self._window.find_bar.tell_outcome(found=count > 0, index=index, count=count)

    # help and failures

    def _show_help(self) -> None:
        """Open the help; on a card at the section of its kind, in the overview at that of what is open."""
        cards, overview = self._window.signals.list, self._window.signals.overview
        signal = cards.chosen() if cards.hasFocus() else None
        if signal is not None:
            self._explain(signal)
        elif overview.isAncestorOf(self._window.focusWidget()):
            self._window.show_help("overview", overview.topic())
        else:
            self._window.show_help()

    def _show_about(self) -> None:
        lexicons = [one_line(tell_lexicon(own, self.texts.language)) for own in self._lexicons.used]
        show_about(self._window, self.texts, self._folder, lexicons)

    def _tell_lexicons(self, own: OwnLexicons) -> None:
        """Keep which of the reader's own lexicons are in use, and say what of them is left out."""
        self._lexicons = own
        if own.faults:
            self._window.banner.say(
                self.texts["lexicons.left_out"],
                title=self.texts["lexicons.title"],
                details="\n".join(one_line(tell_fault(fault, self.texts.language)) for fault in own.faults),
                more=partial(self._window.show_help, "lexicons"),
            )

    def _explain(self, signal: Signal) -> None:
        self._window.show_help("signals", signal.kind)

    def _offer_kept(self, failure: Failure, article_id: str) -> None:
        """Say why an article could not be read, and offer the text the library keeps."""
        open_kept = partial(self.opening.open_kept, article_id, say=self.texts["library.reading_kept"])
        self._say_failure(failure, open_kept, action=self.texts["library.open_kept"])

    def _say_failure(
        self, failure: Failure, again: Callable[[], object] | None, body: str = "", *, action: str = ""
    ) -> None:
        """Say what failed. Words at stake, `body`, can be read and copied under the details.

        `action` says what `again` does where that is not to try once more.
        """
        self._at_stake = body
        if self.mending.sees_to(failure, body):
            return
        retry = self.texts["banner.retry"] if again and worth_retrying(failure) else ""
        what, banner = explained(failure, self.texts), self._window.banner
        told = self.texts.fill("notes.failed", sentence=what.sentence) if body else what.sentence
        banner.say(
            f"{told} {what.advice}".strip(),
            tone=Tone.FAULT,
            title=what.title,
            details=body or details(failure),
            action=action or retry,
            act=again,
            more=partial(self._window.show_help, "errors", failure.code) if isinstance(failure, LesartError) else None,
            also=ways_out(self._window, self.texts, lambda: body, banner.add) if body else (),
        )

    def _take_back(self) -> None:
        """Close the banner that says that words are not saved."""
        if self._at_stake:
            self._at_stake = ""
            self._window.banner.hide()


def _pass_over(failure: Failure) -> None:
    """Say nothing: the first article that is analysed tells the same."""


def _do(deed: Callable[[], object], *_state: object) -> None:
    """Do a deed, whatever state its action is in."""
    deed()
