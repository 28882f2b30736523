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
    "around": 0.85,  # 98 of 115
    "as": 0.83,  # 14 of 16
    "dash": 0.67,  # 1 of 1
    "floating": 0.54,  # 106 of 198
    "gap": 0.59,  # 21 of 35
    "inverted-clause": 0.77,  # 48 of 62
    "inverted-marks": 0.92,  # 733 of 795
    "inverted-right": 0.70,  # 6 of 8
    "left-clause": 0.70,  # 299 of 424
    "left-marks": 0.92,  # 2248 of 2438
    "noun-that": 0.46,  # 18 of 39
    "participle-clause": 0.68,  # 136 of 200
    "participle-colon": 0.86,  # 17 of 19
    "participle-infinitive": 0.64,  # 31 of 48
    "participle-label": 0.54,  # 26 of 48
    "participle-marks": 0.78,  # 61 of 78
    "participle-object": 0.59,  # 71 of 121
    "participle-question": 0.60,  # 14 of 23
    "participle-that": 0.85,  # 188 of 220
    "phrase-left": 0.82,  # 262 of 317
    "phrase-right": 0.86,  # 64 of 74
    "post": 0.75,  # 5 of 6
    "right-clause": 0.82,  # 1774 of 2175
    "right-colon": 0.86,  # 130 of 151
    "right-infinitive": 0.63,  # 163 of 259
    "right-label": 0.66,  # 124 of 187
    "right-marks": 0.82,  # 432 of 528
    "right-object": 0.72,  # 579 of 800
    "right-question": 0.71,  # 97 of 136
    "right-that": 0.87,  # 1217 of 1400
    "script": 0.86,  # 18 of 20
}
