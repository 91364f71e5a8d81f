#!/usr/bin/python3
"""Mean of the weights of checkpoints that were trained on from one model: average.py OUTPUT CHECKPOINT=SHARE…

Shares are divided by their sum. Everything else, the names network too, is that of the first checkpoint that has it."""
import sys

import torch


def average(checkpoints, shares):
    """A checkpoint; all must have the same words, labels and sizes."""
    first = checkpoints[0]
    for other in checkpoints[1:]:
        if other["vocabulary"] != first["vocabulary"] or other["sizes"] != first["sizes"]:
            raise ValueError("only models of one vocabulary and size have a mean")
    total = sum(shares)
    state = {name: sum(c["state"][name] * (share / total) for c, share in zip(checkpoints, shares)) for name in first["state"]}
    merged = {key: x for c in reversed(checkpoints) for key, x in c.items()}
    return {**merged, "state": state, "meta": {**first["meta"], "mean of": [{"share": s / total, **c["meta"]} for c, s in zip(checkpoints, shares)]}}


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    pairs = [argument.rsplit("=", 1) for argument in sys.argv[2:]]
    torch.save(average([torch.load(path) for path, _ in pairs], [float(share) for _, share in pairs]), sys.argv[1])


if __name__ == "__main__":
    main()
