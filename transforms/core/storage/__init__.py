"""What lies on disk and is looked up there: landing files, and the index."""
