"""Who is heard in Konjunktiv and quotations without a frame of their own."""

import pytest
from spaced import phrase_words, read

from desktop.core.signal import Form
from desktop.signals.context import Context
from desktop.signals.speech.frames import find_frames


def source_of(text: str, word: str) -> str | None:
    """Return who says a word, the last of its like."""
    syntax = read(text)
    place = len(syntax.tokens) - 1 - syntax.tokens[::-1].index(word)
    return phrase_words(syntax, Context(syntax, find_frames(syntax)).source(place))


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Weber sagte , er komme . Ziel sei „ eine Bühne für alle “ .", "sei", "Weber"),
        ("Weber sagte , er komme . Ziel sei „ eine Bühne für alle “ .", "Bühne", "Weber"),
        ("Weber sagte , er komme . Ziel sei „ eine Bühne für alle . Das hilft der Stadt . “", "hilft", "Weber"),
        ("„ Es reicht “ , sagte Weber . Nötig sei , „ dass wir alle warten “ . Das sei gut .", "gut", "Weber"),
    ],
)
def test_a_chain_holds_through_a_quotation(text: str, word: str, source: str) -> None:
    # GIVEN reported words with a quotation in them / WHEN a word is asked / THEN all is the last speaker's
    assert source_of(text, word) == source


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Für Minister Weber ist das neu . Der Plan sei gut .", "sei", "Minister Weber"),
        ("Weber sagte , er komme . Er ist froh . Der Plan sei gut .", "sei", "Weber"),
        ("Weber sagte , er komme . Dass der Plan gut sei . Das hilft .", "sei", "Weber"),
        ("„ Kein Licht , kein Wasser “ , sagte Weber , es sei kalt .", "sei", "Weber"),
        ("Weber sagte , er komme . Da sagt man in Zukunft : Gut . Der Plan sei laut Satzung gut .", "sei", "Weber"),
        ("Minister Weber sprach . Der Plan sei aus seiner Sicht gut .", "sei", "Minister Weber"),
        ("Im Bericht werden viele Mängel aufgezählt . Der Plan sei gut .", "sei", "Bericht"),
        ("„ Familien müssen helfen “ , so sein Appell . Weber kam . Das sei gut .", "gut", "Weber"),
        ("Weber sagte , er komme . [ Mehr lesen Sie hier , empfehlen wir . ] Der Plan sei gut .", "sei", "Weber"),
        ("„ Es reicht “ , sagte Weber . „ Der Präsident hat Macht . “ Die Stadt sei frei .", "frei", "Weber"),
        ("Minister Weber gab ein Beispiel : Der Saal fasst Hunderte . Nun sei er leer .", "sei", "Minister Weber"),
        (
            "Weber sagte , er komme . Das Spiel fiel aus . Ziel der Regierung sei es , zu warten .",
            "sei",
            "der Regierung",
        ),
        ("Weber sagte , er komme – so nennen Minister das – gern . Doch sei es spät .", "sei", "Weber"),
        ("Weber sagte , er komme . Wenn die Stadt darauf bestehe , hilft das nun . ", "bestehe", "Weber"),
        ("Weber sagte , er komme . [ Mehr lesen Sie hier , empfehlen wir ] Das sei gut .", "sei", "Weber"),
        (
            "Weber sagte , es eile . Minister Berg lacht , weil es eng sei . Die Teams haben zu tun . Das sei gut .",
            "gut",
            "Minister Berg",
        ),
        ("Gleichwohl bedauert die Regierung das . Sie handle klug .", "handle", "die Regierung"),
        ("Der Plan sei gut . Minister Weber freut das .", "sei", "Minister Weber"),
        ("Weber verwies auf eine Studie , wonach das Eis schmelze . Die Fischer seien arm .", "seien", "Weber"),
        ("Der Rat schweige , sagte Weber . Er spare zu viel , so der Vorwurf .", "spare", "Weber"),
        ("Der Rat spare , klagt Weber . Die Behörden haben viel zu tun . Das Geld sei knapp .", "Geld", "Weber"),
        ("Weber sagte , er komme . Die Behörden warten , weil es eng sei . Das Geld sei knapp .", "Geld", "Weber"),
        (
            "Weber sagte , er komme . Er habe Pläne , „ dann ist der Rat wütend “ , soll Berg gesagt haben .",
            "habe",
            "Weber",
        ),
    ],
)
def test_a_chain_goes_on_for_whom_the_sentences_around_tell_of(text: str, word: str, source: str) -> None:
    # GIVEN a sentence about somebody, by a pronoun, in a fragment, or in a quotation, beside Konjunktiv
    # WHEN a word of that is asked / THEN it is theirs, never that of whom somebody else tells
    assert source_of(text, word) == source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("„ Es reicht uns “ , sagte Weber . „ Wir gehen jetzt nach Hause . “", "sagte"),
        ("„ Es reicht uns “ , so Weber . „ Wir gehen jetzt nach Hause . “", "so"),
        ("Weber sagte , er sei müde . Ziel sei „ eine Bühne für alle “ .", "sagte"),
        ("Laut Weber regnet es . „ Wir gehen jetzt nach Hause . “", None),
        ("„ Es reicht uns “ , sagte Weber . Es regnet . Er geht . „ Wir gehen jetzt nach Hause . “", None),
        ("„ Es reicht uns “ , sagte Weber . Er nannte das „ ganz schlecht “ . „ Wir gehen nach Hause . “", None),
    ],
)
def test_a_quotation_right_behind_goes_on_with_the_cue_of_the_words_before(text: str, cue: str | None) -> None:
    # GIVEN somebody's words, and a quotation that nobody is said to speak
    syntax = read(text)
    # WHEN the frames are found
    last = find_frames(syntax)[-1]
    # THEN the cue that handed over the words before holds for it, if they go on without a break
    assert [syntax.tokens[index] for index in last.cue] == ([] if cue is None else [cue])
    assert last.form is (Form.FRAMELESS if cue is None else Form.DIRECT)
