"""Where sentences begin."""

import pytest
from spaced import read, words_of


def sentences(text: str) -> list[str]:
    syntax = read(text)
    return [words_of(syntax, start, end) for start, end in syntax.sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Es regnet . Wir gehen .", 2),
        ("Am 3. Mai kam er .", 1),
        ("Herr Dr. Meier kam .", 1),
        ("Das war 1998. Danach ging er .", 2),
        ("Wirklich ? Ja !", 2),
        ("„ Ich komme . “ Das sagte er .", 2),
        ("„ Ich komme ! “ , sagte er .", 1),
        ("„ Ich komme . Du auch . “", 2),
        ("Der Titel ¶ Der Text beginnt .", 2),
        ("Er zögerte … und ging .", 1),
        ("Das kostet z. B. Geld .", 1),
        ("Es waren 6.000. Danach kam keiner .", 2),
        ("[ Mehr lesen Sie hier ] Danach kam keiner .", 2),
        ("Er kam [ und ging ] Weber nach .", 1),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say_so(text: str, count: int) -> None:
    # GIVEN a text of known sentences
    # WHEN it is split
    found = sentences(text)
    # THEN their number is right
    assert len(found) == count


def test_sentences_cover_every_token_once() -> None:
    # GIVEN a text with quotations and paragraphs
    syntax = read("Titel ¶ „ Ja . “ Er kam . ¶ Und ging ?")
    # WHEN the sentences are put together
    covered = [index for start, end in syntax.sentences for index in range(start, end)]
    # THEN nothing is missing and nothing stands twice
    assert covered == list(range(len(syntax.tokens)))


def test_a_sentence_without_an_end_is_cut() -> None:
    # GIVEN words without any mark, as a broken page gives them
    # WHEN they are split
    found = read(" ".join(["Wort"] * 2000)).sentences
    # THEN no sentence is longer than anybody writes
    assert max(end - start for start, end in found) <= 250
