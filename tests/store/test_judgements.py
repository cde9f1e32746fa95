"""Tags, verdicts and silences: kept, found again, taken back."""

from collections.abc import Callable

from desktop.core.article import Article
from desktop.core.judging import Judgement, SignalKey, Silence, Verdict
from desktop.core.note import How
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]
KEY = SignalKey("deny-1", "der kreml weist den bericht zurück")


def verdicts(notebook: Notebook, article: Article) -> list[tuple[SignalKey, Verdict]]:
    """Return the verdicts kept on an article."""
    return [(one.key, one.verdict) for one in notebook.judgements(article).verdicts]


def test_a_note_keeps_its_tags_each_once_and_in_order(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note with untidy tags
    note = notebook.annotate(article(), "Wer?", tags=("quelle ", "anonym", " quelle", "", "zwei  Wörter"))

    # WHEN it is read again
    (placement,) = notebook.place(article())

    # THEN its tags are tidy
    assert note.tags == placement.note.tags == ("anonym", "quelle", "zwei Wörter")


def test_new_words_leave_the_tags_and_new_tags_leave_the_words(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note with a tag
    note = notebook.annotate(article(), "Wer?", tags=("alt",))

    # WHEN first its words, then its tags are changed
    notebook.revise(note.id, "Wer genau?")
    changed = notebook.revise(note.id, tags=("neu",))

    # THEN each change leaves the other be
    assert (changed.body, changed.tags) == ("Wer genau?", ("neu",))


def test_a_lost_note_can_be_tied_to_another_place(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a note whose words are gone from the article
    note = notebook.annotate(article("Zwei Insider aus dem Ministerium sagten das."), "Wer?", span=Span(0, 31))
    edited = article("Der Sprecher bestätigte den Vorgang.")
    assert notebook.place(edited)[0].how is How.LOST

    # WHEN the reader shows it another place
    notebook.anchor(note.id, edited, Span(0, 12))

    # THEN it stands there
    assert notebook.place(edited)[0].span == Span(0, 12)


def test_a_verdict_takes_the_place_of_an_earlier_one(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a signal that was a question
    notebook.judge(article(), Judgement(KEY, Verdict.QUESTION))

    # WHEN it is found relevant
    notebook.judge(article(), Judgement(KEY, Verdict.RELEVANT))

    # THEN only that is kept
    assert verdicts(notebook, article()) == [(KEY, Verdict.RELEVANT)]


def test_an_open_signal_has_no_verdict(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a signal held harmless
    notebook.judge(article(), Judgement(KEY, Verdict.HARMLESS))

    # WHEN that is taken back
    notebook.judge(article(), Judgement(KEY, Verdict.OPEN))

    # THEN nothing is kept
    assert verdicts(notebook, article()) == []


def test_verdicts_follow_an_article_that_was_moved(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a verdict on an article
    notebook.judge(article(), Judgement(KEY, Verdict.HARMLESS))

    # WHEN the same text is opened at another place, and judged anew there
    moved = article(key="b")
    found = verdicts(notebook, moved)
    notebook.judge(moved, Judgement(KEY, Verdict.QUESTION))

    # THEN the verdict was there, and there is one verdict only
    assert found == [(KEY, Verdict.HARMLESS)]
    assert verdicts(notebook, article()) == [(KEY, Verdict.QUESTION)]


def test_a_place_put_out_of_sight_concerns_its_article_only(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a place hidden in one article
    one, other = article(), article("Ein ganz anderer Text.", key="b")
    hidden = Silence(KEY.rule, KEY, one.id)
    notebook.silence(one, hidden)
    notebook.silence(one, hidden)

    # WHEN both articles are asked
    # THEN it is hidden once, and only there
    assert notebook.judgements(one).silences == (hidden,)
    assert notebook.judgements(other).silences == ()


def test_a_rule_muted_everywhere_is_muted_in_every_article_until_lifted(
    notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a rule muted in general, and in one article too
    one, other = article(), article("Ein ganz anderer Text.", key="b")
    always, here = Silence("maybe"), Silence("maybe", None, one.id)
    notebook.silence(one, always)
    notebook.silence(one, here)

    # WHEN the general one is lifted from another article
    muted = notebook.judgements(other).silences
    notebook.lift(other, always)

    # THEN the other stays
    assert muted == (always,)
    assert notebook.judgements(one).silences == (here,)
    assert notebook.judgements(other).silences == ()
