"""What the reader is told about a text before its analysis."""

import pytest

from desktop.core.article import Notice
from desktop.core.places import sample
from desktop.reading import lay_out

ENGLISH = (
    "The president said on Friday that he would not resign, although several members of his party had asked him. "
    "The die was cast, he said. Officials were not available for comment, and it was unclear whether talks would go on."
)
FRENCH = (
    "Le président a déclaré vendredi qu'il ne démissionnerait pas, bien que son parti le lui ait demandé. "
    "Les responsables des services n'étaient pas joignables et des négociations sont en cours dans la capitale."
)
DUTCH = (
    "De president zei vrijdag dat hij niet zal aftreden, hoewel zijn partij hem daarom had gevraagd. "
    "De woordvoerder was niet bereikbaar en het is onduidelijk of de gesprekken in de hoofdstad worden voortgezet."
)


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, DUTCH])
def test_a_text_in_another_language_is_flagged(text: str) -> None:
    # GIVEN a text that is not German
    # WHEN it is laid out
    # THEN the reader is told
    assert Notice.NOT_GERMAN in lay_out(text, key="t").notices


@pytest.mark.parametrize(
    "text", ["Kreml weist Bericht zurück", "Der Kreml hat den Bericht gestern zurückgewiesen.", "Ja.", ""]
)
def test_a_short_german_text_is_short_but_german(text: str) -> None:
    # GIVEN a few German words
    # WHEN they are laid out
    # THEN only their number is remarked on
    assert lay_out(text, key="t").notices == (Notice.SHORT,)


def test_a_whole_german_article_is_fit() -> None:
    # GIVEN the sample article
    # WHEN it is laid out
    # THEN nothing is remarked on
    assert lay_out(sample().read_text(encoding="utf-8"), key="t").notices == ()


def test_navigation_does_not_make_a_text_longer() -> None:
    # GIVEN one sentence in much navigation
    text = "Der Kreml hat den Bericht gestern zurückgewiesen.\n\n" + "Zum Inhalt springen\n\n" * 30
    # WHEN it is laid out
    # THEN it is short
    assert Notice.SHORT in lay_out(text, key="t").notices
