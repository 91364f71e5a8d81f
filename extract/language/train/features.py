"""What the model sees of a word, and how lemmas are written as classes.

Everything here has a twin in extract/language/features.{h,cpp} and must stay equal to it, code point for code point.
"""
import unicodedata
from functools import lru_cache

# Whole tokens that are one and the same sign, typed differently.
WHOLE_TOKEN_FOLDS = {"``": '"', "''": '"', "–": "--", "—": "--", "―": "--", "−": "--", "…": "...", "´´": '"', "‘‘": '"', "’’": '"'}
CHARACTER_FOLDS = {ord(c): '"' for c in "“”„‟«»″"}
CHARACTER_FOLDS.update({ord(c): "'" for c in "‘’‚‛`´′ʼ"})
CHARACTER_FOLDS.update({ord(c): "-" for c in "–—―‐‑‒−"})
CHARACTER_FOLDS.update({0xA0: " ", 0x202F: " ", 0x2009: " "})

PREFIX_LENGTHS = (1, 2, 3)
SUFFIX_LENGTHS = (1, 2, 3, 4)
AFFIX_TABLES = ["prefix1", "prefix2", "prefix3", "suffix1", "suffix2", "suffix3", "suffix4", "shape"]
LONGEST_SHAPE = 10


def fold(form):
    """The form with quotes and dashes made one."""
    return WHOLE_TOKEN_FOLDS.get(form) or form.translate(CHARACTER_FOLDS)


def lower_character(c):
    """Simple (one to one) lower case."""
    if c == "\u0130":
        return "i"
    lower = c.lower()
    return lower if len(lower) == 1 else c


def lower(form):
    return "".join(map(lower_character, form))


def shape_class(c):
    category = unicodedata.category(c)
    if category in ("Lu", "Lt"):
        return "X"
    if category[0] in "LM":
        return "x"
    return "0" if category == "Nd" else c


def shape(folded):
    """Classes of characters, runs of more than two cut to two: "McDonald" XxXxx, "U.S." X.X., "1,500" 0,00."""
    out = []
    for c in folded:
        k = shape_class(c)
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        out.append(k)
        if len(out) == LONGEST_SHAPE:
            break
    return "".join(out)


def digits_to_zero(text):
    return "".join("0" if unicodedata.category(c) == "Nd" else c for c in text)


@lru_cache(maxsize=1 << 20)
def word_features(form):
    """(key of the word tables, [the eight affix keys])."""
    folded = fold(form)
    low = lower(folded)
    affix = digits_to_zero(low)
    keys = [affix[:n] for n in PREFIX_LENGTHS] + [affix[-n:] for n in SUFFIX_LENGTHS] + [shape(folded)]
    return low, keys


# ---- lemmas -----------------------------------------------------------------------------------------------------
# A lemma is written as a class (case, whole, drop front, add front, drop back, add back). Where `whole` is not empty it is the
# lemma; else the lemma is what is left of the form without its first and last so many code points, with something put there
# instead. case: k keep the form's letters as they are, l lower-case, u first letter upper-case, U all upper-case.

def common_part(a, b):
    """(begin in a, begin in b, length) of the longest common substring; the first of equals."""
    best = (0, 0, 0)
    previous = [0] * (len(b) + 1)
    for i in range(1, len(a) + 1):
        current = [0] * (len(b) + 1)
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                current[j] = previous[j - 1] + 1
                if current[j] > best[2]:
                    best = (i - current[j], j - current[j], current[j])
        previous = current
    return best


def upper_character(c):
    up = c.upper()
    return up if len(up) == 1 else c


@lru_cache(maxsize=1 << 18)
def lemma_class(form, lemma):
    a, b = lower(form), lower(lemma)
    i, j, n = common_part(a, b)
    if n == 0 or (n == 1 and len(a) > 2):
        script = (b, 0, "", 0, "")
    else:
        script = ("", i, b[:j], len(a) - i - n, b[j + n:])
    for case in "lkuU":
        if apply_lemma_class(form, (case, *script)) == lemma:
            return (case, *script)
    return ("l", *script)


def apply_lemma_class(form, lemma):
    """The lemma, or None where the form is too short for the class."""
    case, whole, drop_front, add_front, drop_back, add_back = lemma
    text = form if case == "k" else lower(form)
    if whole:
        text = whole
    else:
        if len(text) <= drop_front + drop_back:
            return None
        text = add_front + text[drop_front:len(text) - drop_back] + add_back
    if case == "u":
        text = upper_character(text[0]) + text[1:]
    elif case == "U":
        text = "".join(map(upper_character, text))
    return text
