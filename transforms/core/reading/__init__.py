"""From bytes to records: character sets, packed files, archives, messages."""
