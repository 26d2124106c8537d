"""Prints the weights that LogisticRegressionTest expects.

Run as `python3 logistic.py`; made with scikit-learn 1.2.1 and NumPy 1.24. scikit-learn minimizes
C times the loss plus half the squared weights, and leaves the intercept alone, so that C = 1 / ridge.
A soft target t is a row that counts t times as right and 1 - t times as wrong.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression

ROWS = np.array(
    [[0.5, 1], [1.5, -2], [-1, 0], [2, 1], [0, 3], [-2, -1], [1, 0.5], [-0.5, 2], [3, -1], [-1.5, -3]]
)
HARD = np.array([1, 1, 0, 1, 0, 0, 0, 1, 1, 0.0])
SOFT = np.array([0.9, 0.9, 0.2, 0.9, 0.2, 0.2, 0.2, 0.9, 0.9, 0.2])


def fit(targets, ridge):
    model = LogisticRegression(C=1 / ridge, solver="newton-cg", tol=1e-8, max_iter=1000)
    twice = np.concatenate([ROWS, ROWS])
    classes = np.repeat([1, 0], len(ROWS))
    model.fit(twice, classes, sample_weight=np.concatenate([targets, 1 - targets]))
    return [float(w) for w in (model.intercept_[0], *model.coef_[0])]


for name, targets in (("hard", HARD), ("soft", SOFT)):
    for ridge in (0.1, 1, 10):
        print(name, ridge, fit(targets, ridge))
