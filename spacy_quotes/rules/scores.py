"""How often each rule is right: the score of its quotes.

Measured by `training/rule_scores.py` on PolNeAR train, GUM news train and our training articles (counts
beside each). Floating quotes are scored low because PolNeAR counts them with the quote they go on from.
Those inside quotations ("nested", "retold") are measured where they are annotated.
"""

from __future__ import annotations

# A rule that was never measured.
UNKNOWN = 0.5

SCORES = {
    "around": 0.87,  # 178 of 203
    "as": 0.84,  # 15 of 17
    "dash": 0.97,  # 75 of 76
    "floating": 0.71,  # 233 of 328
    "gap": 0.58,  # 29 of 50
    "inverted-clause": 0.74,  # 73 of 98
    "inverted-marks": 0.92,  # 1075 of 1169
    "inverted-right": 0.64,  # 6 of 9
    "left-clause": 0.81,  # 520 of 641
    "left-marks": 0.93,  # 2839 of 3065
    "nested": 0.94,  # 133 of 140
    "noun-that": 0.67,  # 59 of 87
    "participle-clause": 0.68,  # 140 of 206
    "participle-colon": 0.83,  # 18 of 21
    "participle-infinitive": 0.63,  # 32 of 50
    "participle-label": 0.54,  # 27 of 50
    "participle-marks": 0.74,  # 61 of 82
    "participle-object": 0.55,  # 71 of 128
    "participle-question": 0.60,  # 14 of 23
    "participle-that": 0.84,  # 217 of 259
    "passive-clause": 0.82,  # 8 of 9
    "passive-infinitive": 0.81,  # 55 of 67
    "passive-left": 0.75,  # 2 of 2
    "passive-marks": 0.83,  # 4 of 4
    "passive-question": 0.91,  # 20 of 21
    "passive-that": 0.88,  # 45 of 50
    "phrase-left": 0.81,  # 348 of 431
    "phrase-right": 0.88,  # 94 of 106
    "post": 0.86,  # 11 of 12
    "retold": 0.81,  # 315 of 389
    "right-clause": 0.83,  # 2429 of 2911
    "right-colon": 0.87,  # 179 of 206
    "right-infinitive": 0.76,  # 375 of 490
    "right-label": 0.81,  # 280 of 347
    "right-marks": 0.80,  # 503 of 626
    "right-object": 0.77,  # 949 of 1229
    "right-question": 0.82,  # 273 of 334
    "right-that": 0.89,  # 1981 of 2224
    "script": 0.97,  # 149 of 153
    "turn": 0.62,  # 40 of 64
}
