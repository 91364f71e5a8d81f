#!/usr/bin/python3
"""Checkpoint to model file: export.py CHECKPOINT OUTPUT. The format is described in extract/language/model_file.h."""
import json
import os
import struct
import sys

import numpy as np
import xxhash

from gazetteer import FEATURE_NAMES, FEATURES

MAGIC = b"CGMODEL\n"
VERSION = 1
FLOAT32, FLOAT16, INT8, TABLE = 0, 1, 2, 3
ALIGNMENT = 64

SOURCES = [
    {"name": "UD English EWT (training part)", "use": "tags, lemmas, trees, names", "license": "CC BY-SA 4.0"},
    {"name": "Universal NER, English EWT (training part)", "use": "names", "license": "CC BY-SA 4.0"},
    {"name": "UD English GUM (training part, genres with commercial use)", "use": "tags, lemmas, trees, names",
     "license": "annotations CC BY 4.0, texts CC BY or CC BY-SA"},
    {"name": "WikiGold", "use": "names", "license": "CC BY 4.0"},
    {"name": "Wikipedia, Current Events of 2025 and 2026", "use": "names", "license": "CC BY-SA 4.0"},
    {"name": "GloVe 6B, 100 dimensions", "use": "word vectors", "license": "PDDL 1.0 (public domain)"},
]
# what the last epochs add where a program annotates it (train.py); NOTICE names them too
MORE_SOURCES = [
    {"name": "Wikinews, articles of 2019 and 2020", "use": "trees and names decided by reading, trees on which models agree", "license": "CC BY 2.5"},
    {"name": "State of the Union addresses", "use": "trees on which models agree", "license": "public domain"},
    {"name": "MASC, Manually Annotated Sub-Corpus of the American National Corpus", "use": "tags, trees and names of news decided by reading", "license": "free, commercial use included"},
]


def quantised_rows(rows):
    """int8 with one scale a row: (bytes, scales)."""
    scales = np.abs(rows).max(1) / 127.0
    scales[scales == 0] = 1.0
    scales = scales.astype(np.float32)
    return np.clip(np.rint(rows / scales[:, None]), -127, 127).astype(np.int8), scales


def hash_table(keys_and_values):
    """Open addressing, linear probing: the XXH3 of the keys, then the values; a hash of 0 is an empty place."""
    capacity = max(4, len(keys_and_values) * 4 // 3 + 1)
    hashes, values = np.zeros(capacity, np.uint64), np.zeros(capacity, np.uint32)
    for key, value in keys_and_values:
        h = xxhash.xxh3_64_intdigest(key.encode("utf-8")) or 1
        place = ((h >> 32) * capacity) >> 32
        while hashes[place]:
            if int(hashes[place]) == h:
                raise ValueError("two keys with one hash: " + key)
            place = (place + 1) % capacity
        hashes[place], values[place] = h, value
    return capacity, hashes.tobytes() + values.tobytes()


def write_model(path, metadata, sections):
    """sections: (name, type, rows, columns, bytes)."""
    align = lambda n: -(-n // ALIGNMENT) * ALIGNMENT
    text = json.dumps(metadata, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    metadata_at = 64
    directory_at = align(metadata_at + len(text))
    at = align(directory_at + 96 * len(sections))
    directory, body = b"", []
    for name, kind, rows, columns, data in sections:
        directory += struct.pack("<48sIIIIQQ16x", name.encode("ascii"), kind, rows, columns, 0, at, len(data))
        body.append((at, data))
        at = align(at + len(data))
    content = bytearray(at)
    content[metadata_at:metadata_at + len(text)] = text
    content[directory_at:directory_at + len(directory)] = directory
    for offset, data in body:
        content[offset:offset + len(data)] = data
    checksum = xxhash.xxh3_64_intdigest(bytes(content[64:]))
    content[:64] = struct.pack("<8sIIQQQQQ8x", MAGIC, VERSION, len(sections), at, checksum, metadata_at, len(text), directory_at)
    temporary = str(path) + ".tmp"
    with open(temporary, "wb") as out:
        out.write(content)
    os.replace(temporary, path)


def export(checkpoint, output):
    import torch
    from names import LARGE_WEIGHT, SHIPPED_HABITS
    saved = torch.load(checkpoint)
    state, v = saved["state"], saved["vocabulary"]
    sections = []

    def add(name, kind, array):
        rows, columns = (1, array.shape[0]) if array.ndim == 1 else (array.shape[0], int(np.prod(array.shape[1:])))
        dtype = {FLOAT32: "<f4", FLOAT16: "<f2", INT8: "i1"}[kind]
        sections.append((name, kind, rows, columns, np.ascontiguousarray(array).astype(dtype).tobytes()))

    def add_table(name, keys):
        capacity, data = hash_table(keys)
        sections.append((name, TABLE, capacity, 1, data))

    def add_bytes(name, outputs):
        """One row and one factor for every output."""
        rows, scales = quantised_rows(outputs)
        add(name, INT8, rows)
        add(name + ".scale", FLOAT32, scales)

    numbered = lambda keys: [(k, n + 1) for n, k in enumerate(keys)]
    vector_bytes, vector_scales = saved["vectors"]
    add("vectors", INT8, vector_bytes)
    add("vectors.scale", FLOAT32, vector_scales)
    add_table("vectors.table", numbered(v["vector_words"]))
    embeddings = [("words", "words.weight", v["words"])]
    embeddings += [(f"affix{k}", f"affixes.{k}.weight", keys) for k, keys in enumerate(v["affixes"])]
    for name, weight, keys in embeddings:
        add_bytes(name, state[weight].numpy())
        add_table(name + ".table", numbered(keys))
    add_table("lexicon.table", sorted(v["lexicon"].items()))
    for name, tensor in state.items():
        array = tensor.numpy()
        if name.startswith(("words", "affixes")):
            continue
        if name.endswith(".input"):
            add_bytes(name, array.T)
        elif name.endswith(".recurrent"):
            add_bytes(name, np.concatenate([direction.T for direction in array]))
        elif name in ("first_tags.weight", "tags.weight", "dependent.weight", "governor.weight", "lemmas.weight"):
            add_bytes(name, array)
        elif name == "arc":
            add_bytes(name, array.T)
        elif name in ("names.weight", "names.bias"):
            add(name, FLOAT32 if array.ndim == 1 else FLOAT16, array.T * LARGE_WEIGHT)
        elif name == "name_hidden.weight":
            half = array.shape[1] // 2
            add_bytes("name_hidden.first", array[:, :half])
            add_bytes("name_hidden.top", array[:, half:])
        else:
            add(name, FLOAT32 if array.ndim == 1 else FLOAT16, array.T if name.endswith(".weight") else array)  # as x @ W
    own = {name: tensor.numpy() for name, tensor in saved["names"].items()}
    inputs = own["layer.input"].shape[0] - FEATURES
    add_bytes("own_names.input", own["layer.input"][:inputs].T)
    add("own_names.lists", FLOAT16, own["layer.input"][inputs:])
    add_bytes("own_names.recurrent", np.concatenate([direction.T for direction in own["layer.recurrent"]]))
    add("own_names.bias", FLOAT32, own["layer.bias"])
    add("own_names.scores", FLOAT16, own["scores.weight"].T)
    add("own_names.scores.bias", FLOAT32, own["scores.bias"] + own["scores.weight"] @ (np.array(SHIPPED_HABITS, np.float32) @ own["habits.weight"]))
    add("own_names.begin", FLOAT32, own["begin"])
    add("own_names.follow", FLOAT32, own["follow"])
    add("own_names.end", FLOAT32, own["end"])
    sizes = saved["sizes"]
    metadata = {
        "model": "claimgraph English language model",
        "architecture": {**{k: sizes[k] for k in ("hidden", "layers", "word_width", "affix_width", "tag_width", "arc_width", "label_width",
                                                  "name_width")},
                         "own_names": own["layer.recurrent"].shape[1]},
        "lists": FEATURE_NAMES,
        "tags": [t.split("|", 1) for t in v["tags"]], "labels": v["labels"], "names": v["names"], "lemmas": [list(c) for c in v["lemmas"]],
        "training": saved["meta"], "sources": SOURCES + (MORE_SOURCES if saved.get("more_text") else []),
    }
    write_model(output, metadata, sections)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    export(sys.argv[1], sys.argv[2])
