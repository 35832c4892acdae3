"""Drafts of what was written, and what can be saved of a file in error."""
