"""Writes files as one would by hand, and finds out who or what is meant."""
