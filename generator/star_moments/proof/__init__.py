"""Whether what was built shows what may not be seen, found out from the files alone."""
