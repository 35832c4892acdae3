"""Finds the names of people in running text: one finder for all that has to know."""

from star_moments.names.finder import Mention, Names

__all__ = ["Mention", "Names"]
