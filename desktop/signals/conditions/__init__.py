"""Conditions a rule may name under `needs` and `unless`: questions about a cue in its context, one function each."""

from collections.abc import Callable
from types import ModuleType

from desktop.signals.conditions import anonymity, claims, complements, grammar, hedges, knowledge, media, sources
from desktop.signals.context import Context
from desktop.signals.cue import Cue

Condition = Callable[[Context, Cue], bool]


def _public(module: ModuleType) -> dict[str, Condition]:
    return {
        name: value
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and name[0] != "_"
    }


CONDITIONS: dict[str, Condition] = {
    name: condition
    for module in (grammar, complements, hedges, anonymity, sources, media, claims, knowledge)
    for name, condition in _public(module).items()
}


def holds(context: Context, cue: Cue) -> bool:
    """Say whether all conditions of a cue's rule are met."""
    return all(CONDITIONS[name](context, cue) for name in cue.rule.needs) and not any(
        CONDITIONS[name](context, cue) for name in cue.rule.unless
    )
