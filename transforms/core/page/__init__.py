"""What an HTML page says of the article on it."""
