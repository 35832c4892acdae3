"""Who may be seen, where, and on which day."""
