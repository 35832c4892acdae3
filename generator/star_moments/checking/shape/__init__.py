"""Data to a typed draft, or why it is none."""
