"""What the model tells of tokens and of pairs of spans."""

from __future__ import annotations

# Roles that have a sequence of tags of their own: contents, contents inside contents, and so on.
LAYERS = ("content", "inner", "cue", "source", "addressee")
# Outside; first token of a span, or the only one; inside; last token.
TAGS = ("O", "B", "I", "E")

# content -> its cue; cue -> its source; content without cue -> its source; addressee -> its cue.
KINDS = ("content-cue", "cue-source", "content-source", "addressee-cue")
# What the scorer of links is told of a pair besides the vectors of its ends.
LINK_FEATURES = (
    *KINDS,
    "none",
    "same as piece before",
    "before",
    "distance",
    "between",
    "nearest",
    "adjacent",
    "same paragraph",
    "paragraphs between",
    "stop between",
    "comma between",
    "both in marks",
    "only asker in marks",
    "only candidate in marks",
    "asker inner",
    "candidate in content",
    "in same content",
    "asker in candidate's content",
    "rules agree",
    "rules have another",
    "length",
)

# Where a document keeps, in `Doc.user_data`, what a larger model makes of it: shares of the tags of each
# layer, (n_tokens, len(LAYERS) * len(TAGS)). A small model learns from them beside the annotation
# (distillation; Hinton et al. 2015, https://arxiv.org/abs/1503.02531).
TAUGHT = "spacy_quotes.taught"
