"""What each sign of a headline is worth, and how much is asked.

Weights of evidence: the natural logarithm of how much likelier the sign is in a
headline that was caught in a story than in a line of the story that might be one;
`+1` is 2.7 times. They were fitted to half of 22,000 clean bodies with headlines of
other articles put in between, and hold on the other half
(`python -m benchmarks headline_weights`).
"""

BASE = 0.9
"""What stands for a line before any sign: of those of such a shape most are caught."""

BOTH = 3.0
"""Asked of a line that both copies of a body have. So much, and .2% of the bodies
that stand twice lose a line of their own, and 5% of those with headlines keep one."""

ALONE = 6.0
"""Asked in a body that stands once, where nothing else hints at damage. So much, and
none of 5,500 clean bodies loses a line, and a third of the damaged keep a headline."""

COMPANY = 3.0
"""Worth of another line that has all that is asked: pages paste them by the handful."""

WEIGHTS = {
    "in capitals": 2.1,
    "none of its words in the story": 1.2,
    "between prose": 1.2,
    "no end mark": 1.0,
    "a fifth of its words in the story": 1.0,
    "many strange words": 1.0,
    "no comma": 0.9,
    "ends in single quotes": 0.9,
    "a strange small word": 0.7,
    "few small words in the story": 0.6,
    "a strange name": 0.6,
    "a colon": 0.4,
    "ends in a quote": 0.3,
    "half of its words in the story": 0.1,
    "a third of its words in the story": 0.0,
    "few words": -0.2,
    "a word of it below": -0.3,
    "two thirds of its words in the story": -0.3,
    "the next line goes on": -0.4,
    "a line of the story's words like it": -0.4,
    "commas": -0.5,
    "some of the story's words": -0.5,
    "ends in a bracket": -0.6,
    "a page of such lines": -0.7,
    "rather short": -0.7,
    "no long word": -0.7,
    "many words": -0.8,
    "many of the story's words": -0.8,
    "most of its words in the story": -0.8,
    "a shorter line elsewhere": -0.9,
    "a word that headlines leave out": -0.9,
    "prose on one side": -0.9,
    "words of it below": -1.0,
    "opens with a quote": -1.1,
    "two strange words": -1.2,
    "no prose beside it": -1.3,
    "its label opens another line": -1.3,
    "asks or calls": -1.3,
    "a row beside it": -1.6,
    "lines of the story's words like it": -1.7,
    "shorter lines elsewhere": -1.8,
    "words that headlines leave out": -2.2,
    "a strange word": -2.3,
    "figures": -2.5,
    "a sentence ends in it": -2.6,
    "many figures": -2.7,
    "short": -2.8,
    "many lines of the story's words like it": -2.8,
    "no strange word": -3.1,
}
