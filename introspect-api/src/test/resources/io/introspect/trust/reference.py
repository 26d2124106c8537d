"""Writes reference.json: measures of small and larger cases, for AuditReferenceTest.

Run in this folder as `python3 reference.py`; made with scikit-learn 1.2.1 and NumPy 1.24.
AUROC, AUPR, the ROC curve and Brier are scikit-learn's. AURC, which it lacks, is the mean over all
orders of tied rows, taken by brute force where they can be counted; ECE is summed bin by bin.
"""

import itertools
import json
import math

import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score, roc_curve


def fpr95(positive, score):
    fpr, tpr, _ = roc_curve(positive, score, drop_intermediate=False)
    return float(fpr[np.argmax(tpr >= 0.95)])


def aurc_of_order(wrong):
    return float(np.mean(np.cumsum(wrong) / np.arange(1, len(wrong) + 1)))


def aurc(wrong, score):
    """The mean over every order of tied rows; if those are too many, each tied row is replaced by
    the mean of its group, which gives the same, as a tied row is as likely in any of their places."""
    groups = [wrong[score == s] for s in sorted(set(score), reverse=True)]
    orders = math.prod(math.factorial(len(group)) for group in groups)
    if orders <= 50_000:
        every = itertools.product(*[itertools.permutations(group) for group in groups])
        return float(np.mean([aurc_of_order(np.concatenate(order)) for order in every]))
    return aurc_of_order(np.concatenate([np.full(len(group), np.mean(group)) for group in groups]))


def ece(correct, probability, bins=15):
    edges = np.arange(bins + 1) / bins
    total = 0.0
    for i in range(bins):
        inside = (probability <= edges[i + 1]) & ((probability > edges[i]) | (i == 0))
        if inside.any():
            total += inside.sum() * abs(correct[inside].mean() - probability[inside].mean())
    return float(total / len(correct))


def case(name, correct, score, probability):
    correct, score, probability = np.asarray(correct), np.asarray(score), np.asarray(probability)
    wrong = 1 - correct
    value = aurc(wrong, score)
    some_right, some_wrong = bool(correct.any()), bool(wrong.any())
    both = some_right and some_wrong
    return {
        "name": name,
        "correct": correct.tolist(),
        "score": score.tolist(),
        "probability": probability.tolist(),
        "measures": {
            "auroc": float(roc_auc_score(correct, score)) if both else None,
            "auprError": float(average_precision_score(wrong, -score)) if some_wrong else None,
            "auprSuccess": float(average_precision_score(correct, score)) if some_right else None,
            "fpr95": fpr95(correct, score) if both else None,
            "fpr95Error": fpr95(wrong, -score) if both else None,
            "aurc": value,
            "eAurc": value - aurc_of_order(np.sort(wrong)),
            "brier": float(brier_score_loss(correct, probability, pos_label=1)),
            "ece": ece(correct, probability),
        },
    }


def drawn(name, rows, mistakes, decimals, seed):
    random = np.random.default_rng(seed)
    correct = np.ones(rows, dtype=int)
    correct[random.choice(rows, mistakes, replace=False)] = 0
    score = np.round(random.normal(1.5 * correct, 1.0), decimals)
    probability = np.round(1 / (1 + np.exp(-score - 1)), 6)
    return case(name, correct, score, probability)


CASES = [
    case("one right row", [1], [0.5], [0.9]),
    case("one wrong row", [0], [0.5], [0.9]),
    case("all right", [1, 1, 1, 1], [0.1, 0.4, 0.4, 0.9], [0.1, 0.4, 0.4, 0.9]),
    case("all wrong", [0, 0, 0, 0], [0.1, 0.4, 0.4, 0.9], [0.1, 0.4, 0.4, 0.9]),
    case("all tied", [1, 0, 1, 1, 0, 1], [2.0] * 6, [0.6] * 6),
    case("best order", [1, 1, 1, 0, 0], [5.0, 4.0, 3.0, 2.0, 1.0], [1.0, 0.9, 0.8, 0.2, 0.0]),
    case("worst order", [0, 0, 1, 1, 1], [5.0, 4.0, 3.0, 2.0, 1.0], [1.0, 0.9, 0.8, 0.2, 0.0]),
    case(
        "ties of both kinds",
        [1, 1, 0, 1, 0, 0, 1, 0],
        [4.0, 3.0, 3.0, 3.0, 2.0, 1.0, 1.0, 1.0],
        [14 / 15, 13 / 15, 13 / 15, 0.8, 7 / 15, 1 / 15, 1 / 15, 0.0],
    ),
    drawn("twenty right rows and five wrong ones", 25, 5, 1, seed=1),
    drawn("many ties", 300, 40, 0, seed=2),
    drawn("few ties", 300, 12, 3, seed=3),
    drawn("few mistakes", 400, 3, 2, seed=4),
]

with open("reference.json", "w") as file:
    file.write("[\n")
    file.write(",\n".join(json.dumps(case, allow_nan=False) for case in CASES))
    file.write("\n]\n")
