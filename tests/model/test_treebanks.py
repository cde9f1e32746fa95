"""Gold sentences: words as they are written, dealt out so that nothing learns from what measures."""

from model import treebanks
from model.sentences import Sentence, Word

IM_RAT = """\
# sent_id = ours-1
1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_
1\tIn\tin\tADP\tAPPR\t_\t3\tcase\t_\t_
2\tdem\tder\tDET\tART\tCase=Dat|Gender=Masc|Number=Sing\t3\tdet\t_\t_
3\tRat\tRat\tNOUN\tNN\tCase=Dat|Foo=Bar\t5\tobl:loc\t_\t_
4\twurde\twerden\tAUX\tVAFIN\tMood=Ind\t5\taux:pass\t_\t_
5\tgestritten\tstreiten\tVERB\tVVPP\tVerbForm=Part\t0\troot\t_\tSpaceAfter=No
5.1\t_\t_\t_\t_\t_\t_\t_\t_\t_
6\t.\t.\tPUNCT\t$.\t_\t5\tpunct\t_\t_
"""


def _numbered(source: str, count: int) -> list[Sentence]:
    return [Sentence(source, [Word("Ja", space=True, features={}, tag="ITJ")], f"{source}-{i}") for i in range(count)]


def test_a_split_word_is_one_again() -> None:
    # GIVEN a sentence whose “Im” the treebank split
    # WHEN it is read
    [sentence] = treebanks.parse(IM_RAT.splitlines(), source="ours")
    # THEN it is one word with the preposition's place and the article's inflection
    first = sentence.words[0]
    assert (first.form, first.tag, first.pos, first.lemma) == ("Im", "APPRART", "ADP", "in")
    assert first.features == {"Case": "Dat", "Gender": "Masc", "Number": "Sing"}


def test_heads_follow_the_written_words() -> None:
    # GIVEN the same sentence
    [sentence] = treebanks.parse(IM_RAT.splitlines(), source="ours")
    # WHEN heads and roles are looked at
    found = [(word.head, word.role) for word in sentence.words]
    # THEN they count written words, and finer roles are cut
    assert found == [(1, "case"), (3, "obl"), (3, "aux"), (3, "root"), (3, "punct")]


def test_spaces_and_features_are_kept_as_far_as_we_use_them() -> None:
    # GIVEN the same sentence / WHEN read
    [sentence] = treebanks.parse(IM_RAT.splitlines(), source="ours")
    # THEN no space stands before the full stop, and a feature we do not know is gone
    assert [word.space for word in sentence.words] == [True, True, True, False, True]
    assert sentence.words[1].features == {"Case": "Dat"}


def test_nothing_learns_from_the_held_out_fold() -> None:
    # GIVEN two treebanks
    dev, test, pud = _numbered("dev", 23), _numbered("test", 677), _numbered("pud", 45)
    # WHEN they are dealt out
    folds = treebanks.deal(dev, test, pud)
    # THEN each sentence is in one fold, and those that measure are the last four hundred
    names = [sentence.id for fold in folds for sentence in fold]
    assert len(names) == len(set(names)) == 745
    assert [sentence.id for sentence in folds.held] == [f"test-{i}" for i in range(277, 677)]
    assert len(folds.tune) == 30 + 3


def test_pud_has_no_tags_of_ours() -> None:
    # GIVEN sentences of PUD, whose tags are of another set / WHEN dealt out
    folds = treebanks.deal([], [], _numbered("pud", 2))
    # THEN they count as unsaid
    assert [word.tag for sentence in (*folds.train, *folds.tune) for word in sentence.words] == ["", ""]
