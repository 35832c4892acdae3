"""Other tools that build the same wall: how each is installed, what it is given, how it is run."""
