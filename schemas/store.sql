-- A claimgraph store, version 6: evidence as it was found in each document. Who is who across documents is not in
-- here; it is computed from the clusters, so that stores can be merged in any order.
--
-- Offsets (…_begin, …_end) are half-open ranges of bytes in documents.text (UTF-8). `number` counts from 0 within the
-- document, or within the claim where there is a column `claim`. A …_text that is NULL is just the words at its offsets.
-- The views at the end show claims in words:  SELECT * FROM claim_words WHERE subject LIKE '%minister%';

PRAGMA application_id = 1668048688;  -- "clg0"
PRAGMA user_version = 6;

CREATE TABLE settings (                    -- one row
    keeps_versions INTEGER NOT NULL        -- 1: a text that gives way to a later one stays, with all that was found in it
) STRICT;
INSERT INTO settings VALUES (0);

CREATE TABLE kept (                        -- what was worked out from all documents and need not be again
    name     TEXT NOT NULL PRIMARY KEY,    -- resolution, clusters, copies
    made_of  TEXT NOT NULL,                -- digest of the documents, what the user knows, the program
    bytes    BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
    key         INTEGER PRIMARY KEY,       -- of this store only; documents are known by their id
    id          TEXT NOT NULL UNIQUE,      -- IRI, or doc-… made from the text
    content     TEXT NOT NULL,             -- digest of text and metadata
    analysis    TEXT NOT NULL,             -- digest of program, model, rules and words by which it was analysed
    finds       TEXT NOT NULL,             -- digest of what was found
    path        TEXT NOT NULL,
    title       TEXT NOT NULL,
    url         TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    author      TEXT NOT NULL,
    place       TEXT NOT NULL,             -- of the dateline
    published   TEXT NOT NULL,             -- ISO 8601, the local day; '' where unknown
    modified    TEXT NOT NULL,             -- the same
    language    TEXT NOT NULL,
    text        TEXT NOT NULL,
    version_of  TEXT NOT NULL,             -- of an earlier version the id of the document; '' for the text that counts
    clusters    INTEGER NOT NULL,          -- how many there are
    superseded  INTEGER NOT NULL           -- 1: the user said that another text took its place, whatever the days say
) STRICT;
CREATE INDEX earlier_versions ON documents (version_of) WHERE version_of <> '';

CREATE TABLE blocks (
    document INTEGER NOT NULL REFERENCES documents (key),
    number   INTEGER NOT NULL,
    kind     TEXT NOT NULL,                -- headline, body, caption, quote, table, boilerplate
    block_begin INTEGER NOT NULL,
    block_end   INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprints (                -- by which copies of one text are found
    document INTEGER PRIMARY KEY REFERENCES documents (key),
    hashes   BLOB NOT NULL                 -- 32 bits each, the lowest byte first, ascending
) STRICT;

CREATE TABLE sentences (
    document INTEGER NOT NULL REFERENCES documents (key),
    number   INTEGER NOT NULL,
    sentence_begin INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE clusters (                    -- all mentions of one thing in one document
    document INTEGER NOT NULL REFERENCES documents (key),
    number   INTEGER NOT NULL,
    type     TEXT NOT NULL,                -- Person, Organization, Country, …
    label    TEXT NOT NULL,
    names    TEXT NOT NULL,                -- JSON array
    keys     TEXT NOT NULL,                -- JSON array: what identifies the thing across documents
    mentions INTEGER NOT NULL,             -- by name or value
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (key),
    number   INTEGER NOT NULL,
    mention_begin INTEGER NOT NULL,
    mention_end   INTEGER NOT NULL,
    type     TEXT NOT NULL,
    form     TEXT NOT NULL,                -- name, nominal, pronoun, value
    sentence INTEGER NOT NULL,
    cluster  INTEGER NOT NULL,
    value    TEXT NOT NULL,                -- dates: ISO 8601; quantities: '> 40 bomber'; '' otherwise
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE phrases (                     -- what words speak of that fill places of claims and are no named thing
    document INTEGER NOT NULL REFERENCES documents (key),
    number   INTEGER NOT NULL,
    phrase_begin INTEGER NOT NULL,
    phrase_end   INTEGER NOT NULL,
    head_begin   INTEGER NOT NULL,         -- the word it speaks of, with its compound
    head_end     INTEGER NOT NULL,
    through      TEXT NOT NULL,            -- JSON array of lemmas looked through
    aspect       TEXT NOT NULL,            -- those of them that turn the sense: 'end of'; or ''
    concept      TEXT NOT NULL,            -- preferred label, or ''
    concept_words TEXT NOT NULL,           -- as the phrase has it, as a lemma
    generic      INTEGER NOT NULL,         -- 1: the concept ties nothing together
    act          INTEGER NOT NULL,         -- 1: it is done or said
    reference    TEXT NOT NULL,            -- kind, description, pronoun
    referent     INTEGER NOT NULL,         -- number of the first phrase of the same thing
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE involvements (                -- named things inside a phrase
    document INTEGER NOT NULL REFERENCES documents (key),
    phrase   INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    role     TEXT NOT NULL,                -- between, by, of …
    cluster  INTEGER NOT NULL,
    involved_begin INTEGER NOT NULL,
    involved_end   INTEGER NOT NULL,
    PRIMARY KEY (document, phrase, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    document INTEGER NOT NULL REFERENCES documents (key),
    number   INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    subject_begin   INTEGER NOT NULL,
    subject_end     INTEGER NOT NULL,
    subject_text    TEXT,
    subject_cluster INTEGER,
    subject_claim   INTEGER,               -- the claim that the words state
    subject_phrase  INTEGER,
    predicate_term  TEXT NOT NULL,         -- controlled term (cg:denies), or ''
    predicate_lemma TEXT NOT NULL,
    predicate_begin INTEGER NOT NULL,
    predicate_end   INTEGER NOT NULL,
    predicate_text  TEXT,
    predicate_label TEXT NOT NULL,         -- 'calls for'; '' where there is a term
    object_begin    INTEGER,               -- NULL: the claim has no object
    object_end      INTEGER,
    object_text     TEXT,
    object_cluster  INTEGER,
    object_claim    INTEGER,
    object_phrase   INTEGER,
    polarity   TEXT NOT NULL,              -- '+' or '-'
    modality   TEXT NOT NULL,              -- actual, possible, future, demanded
    rule       TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (                     -- who says a claim, nearest first; none: the article itself
    document INTEGER NOT NULL REFERENCES documents (key),
    claim    INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    source_begin   INTEGER NOT NULL,
    source_end     INTEGER NOT NULL,
    source_text    TEXT,
    source_cluster INTEGER,
    source_claim   INTEGER,
    source_phrase  INTEGER,
    PRIMARY KEY (document, claim, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE qualifiers (
    document INTEGER NOT NULL REFERENCES documents (key),
    claim    INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    role     TEXT NOT NULL,                -- time, place, recipient, instrument, …
    qualifier_begin INTEGER NOT NULL,
    qualifier_end   INTEGER NOT NULL,
    qualifier_text  TEXT,                  -- with its preposition
    value    TEXT NOT NULL,                -- normal form, or ''
    cluster  INTEGER,
    phrase   INTEGER,
    PRIMARY KEY (document, claim, number)
) STRICT, WITHOUT ROWID;

CREATE VIEW claim_words AS
SELECT documents.id AS document,
       claims.number AS claim,
       coalesce(subject_text, CAST(substr(CAST(text AS BLOB), subject_begin + 1, subject_end - subject_begin) AS TEXT)) AS subject,
       polarity,
       modality,
       CASE predicate_term WHEN '' THEN predicate_lemma ELSE predicate_term END AS predicate,
       coalesce(object_text, CAST(substr(CAST(text AS BLOB), object_begin + 1, object_end - object_begin) AS TEXT)) AS object,
       object_claim,
       rule,
       confidence
FROM claims JOIN documents ON documents.key = claims.document;

CREATE VIEW source_words AS
SELECT documents.id AS document,
       sources.claim,
       sources.number,
       coalesce(source_text, CAST(substr(CAST(text AS BLOB), source_begin + 1, source_end - source_begin) AS TEXT)) AS source
FROM sources JOIN documents ON documents.key = sources.document;

CREATE VIEW qualifier_words AS
SELECT documents.id AS document,
       qualifiers.claim,
       qualifiers.number,
       role,
       coalesce(qualifier_text, CAST(substr(CAST(text AS BLOB), qualifier_begin + 1, qualifier_end - qualifier_begin) AS TEXT)) AS words,
       value
FROM qualifiers JOIN documents ON documents.key = qualifiers.document;
