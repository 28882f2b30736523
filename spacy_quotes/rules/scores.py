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
    "floating": 0.54,  # 107 of 199
    "gap": 0.58,  # 20 of 34
    "inverted-clause": 0.77,  # 49 of 63
    "inverted-marks": 0.92,  # 731 of 791
    "inverted-right": 0.70,  # 6 of 8
    "left-clause": 0.78,  # 293 of 374
    "left-marks": 0.92,  # 2248 of 2435
    "noun-that": 0.47,  # 18 of 38
    "participle-clause": 0.68,  # 135 of 198
    "participle-colon": 0.86,  # 17 of 19
    "participle-infinitive": 0.64,  # 31 of 48
    "participle-label": 0.55,  # 26 of 47
    "participle-marks": 0.78,  # 61 of 78
    "participle-object": 0.59,  # 71 of 121
    "participle-question": 0.62,  # 14 of 22
    "participle-that": 0.85,  # 188 of 220
    "phrase-left": 0.82,  # 261 of 316
    "phrase-right": 0.86,  # 64 of 74
    "post": 0.75,  # 5 of 6
    "right-clause": 0.82,  # 1785 of 2171
    "right-colon": 0.86,  # 130 of 150
    "right-infinitive": 0.63,  # 164 of 259
    "right-label": 0.66,  # 123 of 186
    "right-marks": 0.82,  # 431 of 525
    "right-object": 0.72,  # 578 of 798
    "right-question": 0.71,  # 93 of 131
    "right-that": 0.87,  # 1220 of 1399
    "script": 0.86,  # 18 of 20
}
