"""The recipe of the German language model: `make model DATA=folder` builds resources/model/ from open sources.

What is made of what, step by step (make.py runs them in this order):

    treebanks   sentences analysed by people: gold to learn from, a fold to tune by, a fold held out for measuring
    dictionary  what a dictionary says of a word form
    texts       open German text, cleaned
    sample      sentences of the text in fixed shares, with tags and lemmas of HanTa
    teacher     a large network, learns from the gold
    labels      the sample as the teacher reads it
    corpus      gold and labelled sentences as spaCy wants them
    student     the small spaCy pipeline, learns from the corpus
    scores      the student against the held-out fold
    ship        the student, its papers and its digests in resources/model/
"""
