"""Marks of punctuation beyond Latin: they part words, and are no part of one."""

MARKS = (
    "\u00b7\u037e\u0387"  # Greek
    "\u0589\u058a\u05be\u05c0\u05c3"  # Armenian, Hebrew
    "\u060c\u061b\u061f\u066a\u066d\u06d4"  # Arabic, Urdu
    "\u0964\u0965"  # of India
    "\u0f0b\u0f0c\u0f0d\u0f0e"  # Tibetan
    "\u104a\u104b\u17d4\u17d5\u17d6"  # Burmese, Khmer
    "\u1361\u1362\u1363\u1364\u1365\u1366\u1367\u1368"  # Ethiopic
    "\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u30fb"
    "\uff01\uff02\uff07\uff08\uff09\uff0c\uff0d\uff0e\uff0f\uff1a\uff1b\uff1f"
    "\uff3b\uff3d\uff5b\uff5d\uff5e"  # in full width
    "\uff61\uff62\uff63\uff64\uff65"  # in half width
)
"""Those of Armenian and Hebrew that stand within a word are not among them."""
