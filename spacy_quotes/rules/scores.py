"""How often each rule is right: the score of its quotes.

Measured by `training/rule_scores.py` on PolNeAR train and GUM news train (counts beside each).
Floating quotes are scored low because PolNeAR counts them with the quote they go on from. Nested
ones it does not annotate at all: they have the score of a rule that was never measured.
"""

from __future__ import annotations

# A rule that was never measured.
UNKNOWN = 0.5

SCORES = {
    "nested": UNKNOWN,
    "around": 0.87,  # 93 of 106
    "as": 0.82,  # 13 of 15
    "dash": 0.67,  # 1 of 1
    "floating": 0.54,  # 108 of 200
    "gap": 0.59,  # 21 of 35
    "inverted-clause": 0.77,  # 48 of 62
    "inverted-marks": 0.92,  # 733 of 796
    "inverted-right": 0.70,  # 6 of 8
    "left-clause": 0.73,  # 297 of 407
    "left-marks": 0.92,  # 2240 of 2429
    "noun-that": 0.46,  # 18 of 39
    "participle-clause": 0.67,  # 145 of 216
    "participle-colon": 0.78,  # 17 of 21
    "participle-infinitive": 0.62,  # 30 of 48
    "participle-label": 0.57,  # 27 of 47
    "participle-marks": 0.77,  # 62 of 80
    "participle-object": 0.55,  # 67 of 121
    "participle-question": 0.60,  # 14 of 23
    "participle-that": 0.85,  # 191 of 223
    "phrase-left": 0.82,  # 262 of 317
    "phrase-right": 0.86,  # 64 of 74
    "post": 0.75,  # 5 of 6
    "right-clause": 0.81,  # 1781 of 2189
    "right-colon": 0.86,  # 128 of 148
    "right-infinitive": 0.63,  # 166 of 262
    "right-label": 0.66,  # 114 of 171
    "right-marks": 0.82,  # 423 of 518
    "right-object": 0.73,  # 581 of 797
    "right-question": 0.72,  # 99 of 137
    "right-that": 0.87,  # 1203 of 1385
    "script": 0.86,  # 18 of 20
}
