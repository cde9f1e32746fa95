"""Rules of grammar that no list of words can give, by the name a rule in the lexicon calls them."""

from collections.abc import Callable, Iterator

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.lexicon.rules import Rule
from desktop.signals.methods import circles, hearsay, media, modals, reportive, subjunctive

Method = Callable[[Context, Rule], Iterator[Cue]]

METHODS: dict[str, Method] = {
    "epistemic_modal": modals.epistemic_modal,
    "reportive_sollen": reportive.reportive_sollen,
    "reportive_wollen": reportive.reportive_wollen,
    "subjunctive1": subjunctive.subjunctive1,
    "subjunctive2": subjunctive.subjunctive2,
    "hearsay_says": hearsay.hearsay_says,
    "hearsay_passive": hearsay.hearsay_passive,
    "circles": circles.circles,
    "surroundings": circles.surroundings,
    "wants_anonymity": circles.wants_anonymity,
    "documents": media.documents,
    "documents_at_hand": media.documents_at_hand,
    "unnamed_witness": circles.unnamed_witness,
    "named_media": media.named_media,
    "quoted_media": media.quoted_media,
}
