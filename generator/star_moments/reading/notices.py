"""Mistakes that YAML swallows without a word: cut texts, broken letters, marks that stay."""
from star_moments.checking.diagnostics import Diagnostic
from star_moments.reading.tree import Located


def notices(located: Located) -> list[Diagnostic]:
    """Return what YAML did to the texts of a file that its author cannot have meant."""
    return []
