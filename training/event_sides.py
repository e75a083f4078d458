"""Learn ``data/events/side_weights.tsv``: ``python -m training.event_sides --data CORPORA [--write]``.

In: sentences with the two sides of an event marked (PLV, training part) and our own written ones. Out: of each feature
of a phrase (``events/likely_sides.py``) what it adds to its being the source, and to its being the target. Logistic
regression on whole batches, Adam with decay; numpy alone. Printed: of the sides that are told, how many are found by the
slots of the tables alone and with what is learned, on fifths that were left out.
"""
