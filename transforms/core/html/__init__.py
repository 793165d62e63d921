"""Web pages: their characters, the one parse, the article's text in its order."""
