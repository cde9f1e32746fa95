"""The best tree: one root, no cycle."""

import numpy as np
from model.trees import best_tree


def test_each_word_takes_its_best_head_where_that_is_a_tree() -> None:
    # GIVEN scores by which the second word is the root of both others
    scores = np.array([[0.0, 0.0, 5.0, 0.0], [5.0, 0.0, 0.0, 0.0], [0.0, 0.0, 5.0, 0.0]])
    # WHEN / THEN
    assert best_tree(scores, 3) == [2, 0, 2]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # GIVEN two words that want each other as head, the first of which suits as root nearly as well
    scores = np.array([[4.0, 0.0, 5.0], [1.0, 5.0, 0.0]])
    # WHEN / THEN
    assert best_tree(scores, 2) == [0, 1]


def test_there_is_one_root() -> None:
    # GIVEN two words that both want to be the root
    scores = np.array([[9.0, 0.0, 1.0], [8.0, 2.0, 0.0]])
    # WHEN / THEN the second gives way
    assert best_tree(scores, 2) == [0, 1]
