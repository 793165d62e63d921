"""What stands over a story: lines of a head, bylines, datelines and their places."""
