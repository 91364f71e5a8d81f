#!/usr/bin/python3
"""Model file to checkpoint, the way back from export.py: restore.py MODEL CHECKPOINT [--shared ../shared]. What was rounded to int8 stays so.

The file knows its words and affixes by hash alone; the words themselves are read from the training text again, and must have those hashes."""
import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch

from export import FLOAT16, FLOAT32, INT8, MAGIC, TABLE, hash_table
from names import LARGE_WEIGHT
from vocabulary import build_vocabulary, read_parts

AS_THEY_ARE = ("first_tags.weight", "tags.weight", "dependent.weight", "governor.weight", "lemmas.weight")


def read_sections(path):
    """(metadata, {name: array, or bytes of a table}), int8 times its factors."""
    content = Path(path).read_bytes()
    magic, _, count, _, _, metadata_at, size, directory_at = struct.unpack_from("<8sIIQQQQQ", content)
    if magic != MAGIC:
        raise ValueError(f"{path}: no model file")
    raw = {}
    for k in range(count):
        name, kind, rows, columns, _, at, length = struct.unpack_from("<48sIIIIQQ", content, directory_at + 96 * k)
        data = content[at:at + length]
        if kind != TABLE:
            data = np.frombuffer(data, {FLOAT32: "<f4", FLOAT16: "<f2", INT8: "i1"}[kind]).reshape(rows, columns)
        raw[name.rstrip(b"\0").decode("ascii")] = data
    return json.loads(content[metadata_at:metadata_at + size]), raw


def floats(raw, name):
    array = raw[name].astype(np.float32)
    return array * raw[name + ".scale"].reshape(-1, 1) if name + ".scale" in raw else array


def large_weights(raw, sizes):
    """The large network's weights by the names that they have in Network."""
    hidden, state = sizes["hidden"], {}
    state["words.weight"] = floats(raw, "words")
    for k in range(len(sizes["affixes"])):
        state[f"affixes.{k}.weight"] = floats(raw, f"affix{k}")
    for k in range(sizes["layers"]):
        state[f"layers.{k}.input"] = floats(raw, f"layers.{k}.input").T
        state[f"layers.{k}.recurrent"] = floats(raw, f"layers.{k}.recurrent").reshape(2, 4 * hidden, hidden).transpose(0, 2, 1)
        state[f"layers.{k}.bias"] = raw[f"layers.{k}.bias"]
    for name in AS_THEY_ARE:
        state[name] = floats(raw, name)
        state[name.replace("weight", "bias")] = raw[name.replace("weight", "bias")]
    state["tag_vectors"], state["root"], state["arc_governor"] = raw["tag_vectors"], raw["root"], raw["arc_governor"]
    state["arc"] = floats(raw, "arc").T
    state["name_hidden.weight"] = np.concatenate([floats(raw, "name_hidden.first"), floats(raw, "name_hidden.top")], 1)
    state["name_hidden.bias"] = raw["name_hidden.bias"]
    state["names.weight"], state["names.bias"] = floats(raw, "names.weight").T / LARGE_WEIGHT, raw["names.bias"] / LARGE_WEIGHT
    state["label_dependent.weight"], state["label_dependent.bias"] = floats(raw, "label_dependent.weight").T, raw["label_dependent.bias"]
    state["label_both"], state["label_governor"] = floats(raw, "label_both"), floats(raw, "label_governor")
    return state


def check_vocabulary(v, raw, path):
    tables = [("vectors.table", v["vector_words"]), ("words.table", v["words"])]
    tables += [(f"affix{k}.table", keys) for k, keys in enumerate(v["affixes"])]
    for name, keys in tables:
        if hash_table([(key, n + 1) for n, key in enumerate(keys)])[1] != raw[name]:
            raise ValueError(f"{path}: section {name} has not the words of this training text")


def own_weights(raw):
    """The names network's; the habits that are shipped are those of no source here."""
    width = raw["own_names.recurrent"].shape[1]
    state = {"layer.input": np.concatenate([floats(raw, "own_names.input").T, floats(raw, "own_names.lists")]),
             "layer.recurrent": floats(raw, "own_names.recurrent").reshape(2, 4 * width, width).transpose(0, 2, 1),
             "layer.bias": raw["own_names.bias"], "scores.weight": floats(raw, "own_names.scores").T,
             "scores.bias": raw["own_names.scores.bias"], "begin": raw["own_names.begin"], "end": raw["own_names.end"],
             "follow": raw["own_names.follow"]}
    return state


def tensors(state):
    vector = lambda array: array[0] if array.ndim == 2 and array.shape[0] == 1 else array
    return {name: torch.tensor(np.ascontiguousarray(vector(array)), dtype=torch.float32) for name, array in state.items()}


def restore(path, sentences, shared):
    """The checkpoint of a model file. sentences: the text that its vocabulary was made of."""
    metadata, raw = read_sections(path)
    options = argparse.Namespace(**metadata["training"]["options"])
    v = build_vocabulary(sentences, shared, options)
    check_vocabulary(v, raw, path)
    built = metadata["architecture"]
    sizes = {"words": len(v["words"]) + 1, "affixes": [len(t) + 1 for t in v["affixes"]], "tags": len(v["tags"]), "lemmas": len(v["lemmas"]),
             "names": len(v["names"]), "labels": len(v["labels"]), **{k: x for k, x in built.items() if k != "own_names"}}
    return {"state": tensors(large_weights(raw, sizes)), "names": tensors(own_weights(raw)),
            "vectors": (raw["vectors"], raw["vectors.scale"][0]), "sizes": sizes, "vocabulary": v, "meta": metadata["training"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[3] / "../shared")
    args = parser.parse_args()
    parts = read_parts(args.shared)
    torch.save(restore(args.model, [s for part in parts for s in part], args.shared), args.checkpoint)


if __name__ == "__main__":
    main()
