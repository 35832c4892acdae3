"""What one build keeps for the next, so that it need not do again what has not changed.

All of it can be deleted at any time: the next build then takes longer, and gives the same site.
"""
