"""What lines of the program hold, as types: schemas/claim.schema.json says what each means."""
from __future__ import annotations

from typing import List, Literal, Optional, Tuple, TypedDict, Union


class _Words(TypedDict):
    text: str
    begin: int
    end: int


class _DocumentId(TypedDict):
    id: str


class Document(_DocumentId, total=False):
    path: str
    title: str
    publisher: str
    published: str
    copyOf: str


class Concept(TypedDict):
    id: str
    label: str


class Quantity(TypedDict, total=False):
    bound: Literal["=", ">", "<", ">=", "<=", "~"]
    number: float
    upper: float
    unit: str
    currency: str


class Involved(TypedDict):
    role: str
    id: str
    label: str


class _Named(_Words):
    id: str
    label: str
    type: str


class Thing(_Named, total=False):
    """An entity or a phrase."""

    quantity: Quantity
    reference: Literal["kind", "description", "pronoun"]
    concept: Concept
    through: List[str]
    aspect: str
    involves: List[Involved]


class InnerClaim(_Words):
    """Another claim in the place of a thing, by its id; proposition is what the words say (of a denial what is denied)."""

    claim: str
    proposition: str


Place = Union[Thing, InnerClaim]


class _PredicateWords(_Words):
    lemma: str


class Predicate(_PredicateWords, total=False):
    term: str
    label: str


class _PropositionId(TypedDict):
    id: str


class Proposition(_PropositionId, total=False):
    documents: int
    independentPublishers: int
    firstSeen: str
    lastSeen: str


class Source(_Words):
    id: str
    label: str


Time = TypedDict("Time", {"precision": str, "from": str, "to": str}, total=False)


class _RoleWords(_Words):
    role: str


class Qualifier(_RoleWords, total=False):
    value: str
    time: Time
    quantity: Quantity
    entity: str


class _WholeClaim(TypedDict):
    id: str
    document: Document
    sentence: _Words
    subject: Place
    predicate: Predicate
    object: Optional[Place]
    polarity: Literal["+", "-"]
    modality: Literal["actual", "possible", "future", "demanded"]
    proposition: Proposition
    attributedTo: List[Source]
    qualifiers: List[Qualifier]
    rule: str
    confidence: float


class Claim(_WholeClaim, total=False):
    conflictsWith: List[str]


class _SideWords(TypedDict):
    claim: str
    document: str
    words: str
    polarity: Literal["+", "-"]
    sentence: str
    begin: int
    end: int


class _Place(TypedDict):
    claim: str
    document: str


class Place(_Place, total=False):
    """Where else a claim of a conflict is made."""

    path: str
    title: str
    publisher: str
    published: str


class Side(_SideWords, total=False):
    path: str
    title: str
    publisher: str
    published: str
    proposition: str
    saidBy: str
    alsoIn: List[Place]


class Conflict(TypedDict):
    """Two claims that cannot both hold."""

    claims: Tuple[Side, Side]
